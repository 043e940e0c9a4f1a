"""The event: one claim that something happened, was said, or was threatened."""

from enum import StrEnum

from dateline.records.base import Record
from dateline.records.mentions import Actor, Figure, Place, Time
from dateline.records.span import Span


class EventType(StrEnum):
    """The sixteen event types of PLOVER (manual 0.8, 2021)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """The four quadrants of cooperation and conflict."""

    VERBAL_COOPERATION = "verbal-cooperation"
    MATERIAL_COOPERATION = "material-cooperation"
    VERBAL_CONFLICT = "verbal-conflict"
    MATERIAL_CONFLICT = "material-conflict"


class Status(StrEnum):
    """How the text stands to what it tells."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    INTENDED = "intended"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Source(Record):
    """One link of the chain of who says so.

    `start` and `end` are None for an outlet known only from the document's own fields.
    """

    name: str
    start: int | None = None
    end: int | None = None
    cue: str | None = None


class Event(Span):
    """One claim; `start`, `end`, `text` are its clause. Field by field in the record
    description.
    """

    id: str
    document_id: str
    trigger: Span
    event_type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: Quad
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    locations: tuple[Place, ...] = ()
    date: Time | None = None
    figures: tuple[Figure, ...] = ()
    status: Status = Status.REPORTED
    claimed_by: tuple[Actor, ...] = ()
    attributed_to: tuple[Source, ...] = ()
    confidence: float
    """0..1: how sure that type, actor and recipient are all right; ordered, not yet calibrated."""
    rule: str


class Considered(Span):
    """A word that could have told of an event and was not coded.

    `event_type` is what it would have been, None where no rule says; `rules` are those that came
    nearest; `reason` is what they missed, fit to show.
    """

    event_type: EventType | None = None
    rules: tuple[str, ...] = ()
    reason: str

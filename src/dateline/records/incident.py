"""The incident: one happening, as told by the reports that tell of it."""

from typing import Literal

from pydantic import Field

from dateline.records.base import Record
from dateline.records.event import EventType
from dateline.records.ids import event_of
from dateline.records.mentions import FigureKind


class IncidentDate(Record):
    """When it happened, by all that its reports say.

    Attributes:
        edtf: EDTF level 1: a day, a month, a year, or an interval `2014-05-11/2014-05-12`.
        earliest, latest: ISO dates, inclusive.
    """

    edtf: str
    earliest: str
    latest: str


class IncidentPlace(Record):
    """Where it happened: the place that most sources give, the most exact where they tie.

    Attributes:
        name, kind: as of a place mention.
        geonames, country, admin1, lat, lon: None when not known.
    """

    name: str
    kind: str
    geonames: int | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None


class Party(Record):
    """Somebody who is said to have acted or to have been acted on.

    Attributes:
        name: canonical, as most reports have it.
        id: that of the actor register, or None.
        country, sectors: as of an actor mention.
        reports: the events that say so.
    """

    name: str
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    reports: tuple[str, ...]


class IncidentSource(Record):
    """One independent source.

    Attributes:
        name: who says so: a speaker, an agency, or the outlet where it speaks for itself.
        kind: `outlet`, `agency`, `speaker`, or `party` (one of those said to have acted, or who
            claims the deed).
        reports: the events that rest on it.
        documents: the documents these stand in.
        copies: documents that are copies of one of these; they add nothing.
        published: the earliest publication, ISO 8601; None when none is dated.
    """

    name: str
    kind: Literal["outlet", "agency", "speaker", "party"]
    reports: tuple[str, ...]
    documents: tuple[str, ...]
    copies: tuple[str, ...] = ()
    published: str | None = None


class GivenFigure(Record):
    """One figure as one report gives it: a line of the ledger.

    Attributes:
        by: who gives it; the outlet or the document where nobody is named.
        published: when the report was published, ISO 8601, or None.
        low, high, qualifier, approximate, of, tally: as of a figure mention.
        text: the words of the figure.
        document_id: where it stands.
        event_id: the event it belongs to; None where it stands elsewhere in the document.
        part: whether it counts only some of those counted (children among the dead).
        together: how many happenings it counts together: 2 for "two attacks killed eight"; of
            each it says no more than "at most eight".
    """

    by: str
    published: str | None = None
    low: int | None = None
    high: int | None = None
    qualifier: str = "exact"
    approximate: bool = False
    of: str | None = None
    tally: Literal["new", "cumulative", "revised"] = "new"
    text: str
    document_id: str
    event_id: str | None = None
    part: bool = False
    together: int = 1


class SourceRange(Record):
    """What one source gives at last: its latest figures; `high` is None where it is open."""

    by: str
    low: int | None = None
    high: int | None = None
    published: str | None = None


class Toll(Record):
    """The ledger of one kind of figure. Figures are compared, never summed.

    Attributes:
        kind: what befell the people counted.
        low, high: the range now: the least and the most that a source gives at last; None where
            no number is given.
        open: whether some source leaves the upper end open ("at least 14").
        by_source: what each source gives at last.
        given: every figure, by publication; copies are left out. Its order is the course.
    """

    kind: FigureKind
    low: int | None = None
    high: int | None = None
    open: bool = False
    by_source: tuple[SourceRange, ...] = ()
    given: tuple[GivenFigure, ...] = ()


class Side(Record):
    """One of the sides of a disagreement.

    Attributes:
        says: what is said: `denied`, `Desert Falcons`, `2014-05-11`, `6`.
        by: who says so.
        reports: the events that show it; empty where it stands outside of an event.
    """

    says: str
    by: tuple[str, ...]
    reports: tuple[str, ...] = ()


class Dispute(Record):
    """A field on which sources disagree, and who says what.

    Attributes:
        field: `whether` it happened, `who` did it, `where`, `when`; `killed`, `injured` …: how
            many.
        sides: two or more.
    """

    field: str
    sides: tuple[Side, ...]


class Grade(Record):
    """How far to trust it, by the rules of docs/incidents.md; never hidden, always with reasons.

    Attributes:
        source: Admiralty reliability, `B` to `F`; `A` needs a person.
        information: Admiralty credibility, `1` (confirmed) to `6` (cannot be judged).
        verdict: `confirmed`, `fair`, `weak` or `contested`.
        reasons: the rules that led there.
    """

    source: Literal["A", "B", "C", "D", "E", "F"]
    information: Literal["1", "2", "3", "4", "5", "6"]
    verdict: Literal["confirmed", "fair", "weak", "contested"]
    reasons: tuple[str, ...]


class Incident(Record):
    """One happening across documents: what its reports agree on, and where they do not.

    Attributes:
        id: made from its earliest member (by publication, then by event id): the same whatever
            the order of documents.
        event_type: that of most of its reports.
        date: when, or None where no report says.
        place: where, or None.
        actors, recipients: who is said to have done it, to whom; the most reported first.
        claimed_by: who claims it.
        reports: the ids of its events, all of them, in id order; `e-…~2` is what an event tells of
            the second of its happenings ("came twice under attack").
        sources: the independent ones: a copy, and a report that only passes on what an agency
            or speaker says who is counted already, add none.
        figures: the toll ledger, one entry a kind.
        disputed: the fields on which sources disagree.
        grade: how far to trust it.
        times: how many happenings its reports tell of as one, where these are too many to be told
            apart ("fifty air strikes"); 1 where some report tells of a single one.
        parts: for a part of a recurring or continuing happening, the ids of all of its parts in
            time order, this one among them; else empty.
        summary: one neutral sentence, or a few, fit to publish.
    """

    id: str
    event_type: EventType
    date: IncidentDate | None = None
    place: IncidentPlace | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    claimed_by: tuple[str, ...] = ()
    reports: tuple[str, ...] = Field(min_length=1)
    sources: tuple[IncidentSource, ...] = ()
    figures: tuple[Toll, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    grade: Grade
    times: int = 1
    parts: tuple[str, ...] = ()
    summary: str

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events that tell of it, in id order."""
        return tuple(sorted(set(map(event_of, self.reports))))

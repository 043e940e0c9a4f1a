"""What a text mentions: times, places, actors, figures, and who says what."""

from enum import StrEnum
from typing import Literal

from dateline.records.base import Record
from dateline.records.span import Span


class Boilerplate(Record):
    """Characters that are not the article; marked, never cut."""

    start: int
    end: int
    reason: str


class Dateline(Span):
    """The "BAGHDAD, 9 April (Reuters) -" at the head: where and when the report was filed.

    Its place is never taken for where the event happened without other evidence.
    """

    place: str | None = None
    date: str | None = None
    agency: str | None = None


TimeKind = Literal["date", "time", "duration", "set"]
Anchor = Literal["stated", "published", "dateline", "narrative"]


class Time(Span):
    """A time expression.

    `edtf` is ISO 8601-2 / EDTF level 1 (`2013-02`, `XXXX-02-09`, `2011/..`), None where nothing can
    be said; `earliest` and `latest` are ISO dates (inclusive), None when unknown; `anchor` is what
    it was resolved against; `timex` is the TIMEX3 value.
    """

    kind: TimeKind
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: Anchor | None = None
    timex: str | None = None


class Place(Span):
    """A place mention; `geonames`, `country` (alpha-3), `lat`, `lon` are None when not known."""

    name: str
    kind: str
    geonames: int | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    confidence: float = 0.0


class Actor(Span):
    """Somebody who can act or be acted on.

    `name` is canonical; `id` is that of the actor register or None; `country` is ISO 3166-1
    alpha-3 or PLOVER's IGO/NGO/MNC; `sectors` are PLOVER codes, most specific first.
    """

    name: str
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


class FigureKind(StrEnum):
    """What befell (or describes) the people a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    DISPLACED = "displaced"
    PARTICIPANTS = "participants"
    POPULATION = "population"


class Figure(Span):
    """How many people, as the text states it; see the record description for every field."""

    kind: FigureKind
    low: int | None = None
    high: int | None = None
    qualifier: Literal["exact", "at-least", "at-most", "about", "vague", "none"] = "exact"
    approximate: bool = False
    of: str | None = None
    tally: Literal["new", "cumulative", "revised"] = "new"


class Attribution(Record):
    """Who says what: `source`, `cue` and `content`, each a span or None."""

    source: Span | None = None
    cue: Span | None = None
    content: Span | None = None
    kind: Literal["direct", "indirect", "mixed"] = "indirect"

"""Profile: what comparing reads of a report, worked out once for all of its pairs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.link.report import Report
from dateline.link.words import Bag, Rarity, load_rarity, stem, stems
from dateline.records import Actor, Event, EventType, Place, Quad, Time

ALSO: dict[tuple[EventType, str | None], str] = {
    (EventType.ASSAULT, "abduct"): "captivity",  # "seized by gunmen" reads like an arrest
    (EventType.COERCE, "arrest"): "captivity",
    (EventType.COERCE, "seize"): "captivity",
    (EventType.PROTEST, "riot"): "ASSAULT",  # a rampage, a riot: told as attacks as often
}
"""Families besides the type itself: kinds of acts that one report calls this, another that."""

COUNTRY = 1
LEVELS: dict[str, int] = {"continent": 0, "country": COUNTRY, "region": 2, "admin1": 2, "water": 2}
POINT = 3
"""How small kinds of places are: a larger one may hold a smaller; those not listed are points."""

RECALLED = 60  # days before its publication from which on a report recalls an event
NARROW = 3  # days: an interval up to so long dates a happening; a longer one only frames it
WEEKDAY = re.compile(r"XXXX-WXX-(\d)")

Days = tuple[int, int]
"""First and last day, inclusive, as ordinals of the calendar."""


@dataclass(frozen=True)
class Spot:
    """Where: a place, ready to be compared."""

    key: str
    name: frozenset[str]
    level: int
    country: str | None
    admin1: str | None
    point: tuple[float, float] | None

    @classmethod
    def of(cls, place: Place) -> "Spot":
        """From a place mention."""
        point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
        return cls(
            key=f"#{place.geonames}" if place.geonames else " ".join(stems(place.name)),
            name=frozenset(stems(place.name)),
            level=LEVELS.get(place.kind, POINT),
            country=place.country,
            admin1=place.admin1,
            point=point,
        )

    @property
    def is_known(self) -> bool:
        """Whether the gazetteer has it: a town where much happens, not some camp."""
        return self.key.startswith("#")


@dataclass(frozen=True)
class Who:
    """Somebody, ready to be compared; `name` holds the stems of the name."""

    id: str | None
    name: frozenset[str]
    country: str | None
    sector: str | None
    proper: bool

    @classmethod
    def of(cls, actor: Actor) -> "Who":
        """From an actor mention."""
        return cls(
            id=actor.id,
            name=frozenset(stems(actor.name)),
            country=actor.country,
            sector=actor.sectors[0] if actor.sectors else None,
            proper=is_proper(actor.name),
        )


@dataclass(frozen=True)
class Profile:
    """One report, ready to be compared: all that comparing reads of it, and no more, so that many
    can be held.

    Attributes:
        id: of the report.
        document: the id of its document.
        text: the id of the document whose text it is: that of which this one is a copy, or its own.
        is_first: whether it is no further one of the happenings that its event tells of.
        event_type, mode, quad, rule: of the event.
        start, end, trigger_start: where it stands in its document.
        days: the interval of the event's date; None: not dated.
        published: the day of publication as an ordinal, or None.
        weekday: 1 (Monday) to 7, where the text names one; None else.
        figures: by kind, low and high (None where open).
        clause, words, names, title: as bags.
        own_names: stems of the proper names in the event's own arguments.
        told_names: stems of all names in them, "the mayor" too.
    """

    id: str
    document: str
    text: str
    is_first: bool
    event_type: EventType
    mode: str | None
    quad: Quad
    rule: str
    start: int
    end: int
    trigger_start: int
    days: Days | None
    published: int | None
    weekday: int | None
    spots: tuple[Spot, ...]
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    figures: dict[str, tuple[int, int | None]]
    trigger: frozenset[str]
    clause: Bag
    words: Bag
    names: Bag
    title: Bag
    own_names: Bag
    told_names: Bag

    @property
    def size(self) -> int:
        """How many words its bags hold."""
        bags = (self.clause, self.words, self.names, self.title, self.own_names, self.told_names)
        return sum(map(len, [bag.weights for bag in bags]))

    @cached_property
    def families(self) -> frozenset[str]:
        """Only events that share a family can be one incident: their type, or a kind of act that
        may be coded as either of two.
        """
        also = ALSO.get((self.event_type, self.mode))
        return frozenset({self.event_type.value, *([also] if also else [])})

    @cached_property
    def is_speech(self) -> bool:
        """Whether the act is one of words."""
        return self.quad in (Quad.VERBAL_CONFLICT, Quad.VERBAL_COOPERATION)

    @cached_property
    def is_bare(self) -> bool:
        """Whether neither day nor place is told: a report goes on about what it told before."""
        return self.days is None and self.weekday is None and not self.spots

    @cached_property
    def dated(self) -> bool:
        """Whether the date says when it happened, not only in which month or year."""
        return self.days is not None and self.days[1] - self.days[0] < NARROW

    @cached_property
    def recalled(self) -> bool:
        """Whether the date lies long before the publication: what is told again, not news."""
        if self.days is None or self.published is None:
            return False
        return self.days[1] < self.published - RECALLED

    @cached_property
    def fresh(self) -> bool:
        """Whether the report tells it as news: by a weekday, or of the days before it."""
        return self.weekday is not None or (self.dated and not self.recalled)


def profiles_of(reports: Sequence[Report], rarity: Rarity | None = None) -> list[Profile]:
    """Profiles of reports.

    Args:
        reports: those to be linked.
        rarity: how rare words are; None: as in the background that comes with the program.
    """
    rarity = rarity or load_rarity()
    return [_profile(report, rarity) for report in reports]


def _profile(report: Report, rarity: Rarity) -> Profile:
    event = report.event
    days = days_of(report.date)
    spots = tuple(Spot.of(place) for place in report.places)
    towns = frozenset(stem for spot in spots if spot.is_known for stem in spot.name)
    return Profile(
        id=report.id,
        document=report.document_id,
        text=report.copy_of or report.document_id,
        is_first=report.is_first,
        event_type=event.event_type,
        mode=event.mode,
        quad=event.quad,
        rule=event.rule,
        start=event.start,
        end=event.end,
        trigger_start=event.trigger.start,
        days=days,
        published=ordinal(report.published),
        weekday=_weekday(report.date, days),
        spots=spots,
        actors=tuple(Who.of(actor) for actor in (*event.actors, *event.claimed_by)),
        recipients=tuple(Who.of(actor) for actor in event.recipients),
        figures=_figures(event),
        trigger=frozenset(stem(word) for word in event.trigger.text.lower().split()),
        clause=rarity.bag(report.clause, towns),
        words=rarity.bag(report.words, towns),
        names=rarity.bag(report.names, towns),
        own_names=rarity.bag(frozenset(_proper_stems(event)), towns),
        told_names=rarity.bag(frozenset(stems(" ".join(_names(event))))),
        title=rarity.bag(frozenset(stems(report.title or "")), towns),
    )


def _names(event: Event) -> Iterator[str]:
    arguments = (*event.actors, *event.recipients, *event.claimed_by)
    yield from (actor.name for actor in arguments)
    yield from (place.name for place in event.locations)


def _proper_stems(event: Event) -> Iterator[str]:
    for name in _names(event):
        capitals = [word for word in name.split() if word[:1].isupper()]
        yield from stems(" ".join(capitals))


def is_proper(name: str) -> bool:
    """Whether a name is one ("Saul Rentería"), not words for somebody ("the mayor of Toluca")."""
    capitals = all(word[:1].isupper() for word in name.split())
    return capitals and not name.isupper() and bool(stems(name))


def days_of(time: Time | None) -> Days | None:
    """The interval of a time, or None."""
    first = ordinal(time.earliest) if time else None
    last = ordinal(time.latest) if time else None
    return (first, last) if first is not None and last is not None else None


def ordinal(day: str | None) -> int | None:
    """The day of an ISO date or date-time as an ordinal; None where there is none."""
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


def _weekday(time: Time | None, days: Days | None) -> int | None:
    if days and days[0] == days[1]:
        return date.fromordinal(days[0]).isoweekday()
    found = WEEKDAY.match(time.timex) if time and time.timex else None
    return int(found[1]) if found else None


def _figures(event: Event) -> dict[str, tuple[int, int | None]]:
    """The largest figure of each kind: smaller ones may count some of those counted."""
    largest: dict[str, tuple[int, int | None]] = {}
    for figure in event.figures:
        low = figure.low if figure.low is not None else figure.high
        if low is not None and low > largest.get(figure.kind.value, (0, None))[0]:
            largest[figure.kind.value] = (low, figure.high)
    return largest

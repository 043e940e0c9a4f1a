"""Same: whether two codings say the same of one event, whatever words of the text say it."""

from collections.abc import Hashable, Iterable

from dateline.records import Actor, Event, Figure, Place, Time
from dateline.review.fold import CORRECTABLE


def same_word(events: Iterable[Event], like: Event) -> list[Event]:
    """The events of the same word as another one, the most alike first."""
    found = [event for event in events if event.trigger.overlaps(like.trigger)]
    return sorted(
        found,
        key=lambda event: (
            event.trigger.bounds != like.trigger.bounds,
            event.event_type is not like.event_type,
        ),
    )


def differing(one: Event, other: Event) -> list[str]:
    """The fields in which two events differ, of those that people may correct."""
    return [field for field in CORRECTABLE if meaning(one, field) != meaning(other, field)]


def meaning(event: Event, field: str) -> Hashable:
    """What a field says, so that two that say the same are equal.

    An actor is the same when its id of the register is, a place when its number of GeoNames is;
    one that has none, when its name (and country) is. The evidence may be other words, and but for
    who says so the order does not count.
    """
    match field:
        case "actors" | "recipients" | "claimed_by":
            return frozenset(map(_actor, getattr(event, field)))
        case "locations":
            return frozenset(map(_place, event.locations))
        case "figures":
            return frozenset((one.kind, one.low, one.high) for one in event.figures)
        case "date":
            return event.date and _date(event.date)
        case "attributed_to":
            return tuple(source.name.casefold() for source in event.attributed_to)
        case "contexts":
            return frozenset(event.contexts)
    value: Hashable = getattr(event, field)
    return value


def told(event: Event, field: str) -> str:
    """What a field says, for people; "–": nothing."""
    match field:
        case "actors" | "recipients" | "claimed_by":
            parts = [_actor_told(one) for one in getattr(event, field)]
        case "locations":
            parts = [_place_told(one) for one in event.locations]
        case "figures":
            parts = [_figure_told(one) for one in event.figures]
        case "date":
            parts = [event.date.edtf or event.date.text] if event.date else []
        case "attributed_to":
            parts = [one.name for one in event.attributed_to]
        case "contexts":
            parts = list(event.contexts)
        case _:
            value = getattr(event, field)
            parts = [] if value is None else [str(value)]
    return " ".join("; ".join(parts).split()) or "–"


def _actor(actor: Actor) -> tuple[str, ...]:
    if actor.id is not None:
        return (actor.id,)
    return actor.name.casefold(), actor.country or "", *actor.sectors


def _place(place: Place) -> tuple[object, ...]:
    if place.geonames is not None:
        return (place.geonames,)
    return place.name.casefold(), place.country


def _date(date: Time) -> tuple[str | None, ...]:
    if date.edtf is not None:
        return (date.edtf,)
    return date.text.casefold(), date.earliest, date.latest


def _actor_told(actor: Actor) -> str:
    return f"{actor.name} ({actor.id or actor.country or 'no id'})"


def _place_told(place: Place) -> str:
    return f"{place.name} ({place.geonames or place.country or 'no number'})"


def _figure_told(figure: Figure) -> str:
    return f"{figure.kind.value} {_bound(figure.low)}–{_bound(figure.high)}"


def _bound(number: int | None) -> str:
    return "?" if number is None else str(number)

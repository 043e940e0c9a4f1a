"""Gathered: incidents as the map draws them, all of one place together.

However many incidents a desk has, its places are few; so an answer for a map stays small.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from dateline.export.geojson import AREAS
from dateline.store.spread import Gathering

DIGITS = 4  # of a degree: eleven metres, finer than any gazetteer means it


def to_features(gatherings: Iterable[Gathering]) -> list[dict[str, Any]]:
    """A GeoJSON feature for each place, and for each country or province that is all we know."""
    places: dict[tuple[str | None, bool], list[Gathering]] = defaultdict(list)
    for one in gatherings:
        is_point = one.lat is not None and one.place_kind not in AREAS
        places[_place_id(one) if is_point else area_of(one), is_point].append(one)
    return [_feature(ones, is_point=is_point) for (_, is_point), ones in places.items()]


def area_of(one: Any) -> str | None:
    """The country or province that an incident is known to: `SDN`, `SDN/Khartoum`; None: neither.

    Args:
        one: what has the columns `country`, `admin1` and `place_kind` of an incident.
    """
    if one.country and one.admin1 and one.place_kind != "country":
        return f"{one.country}/{one.admin1}"
    country: str | None = one.country
    return country


def _place_id(one: Gathering) -> str:
    """As `store.filter.PLACE_KEY` has it."""
    return f"{one.place},{one.country or ''}" if one.geonames is None else str(one.geonames)


def _feature(ones: list[Gathering], *, is_point: bool) -> dict[str, Any]:
    first = ones[0]
    number = sum(one.number for one in ones)
    where: dict[str, Any] = (
        {"place_id": _place_id(first), "place": first.place}
        if is_point
        else {"area": area_of(first)}
    )
    alone = (
        {"id": first.id, "event_type": first.event_type, "date": first.date}
        | {"sources": first.sources}
        if number == 1
        else {}
    )
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": _at(first)} if is_point else None,
        "properties": where | {"number": number} | _by_quad(ones) | alone,
    }


def _at(one: Gathering) -> list[float | None]:
    return [side and round(side, DIGITS) for side in (one.lon, one.lat)]


def _by_quad(ones: list[Gathering]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for one in ones:
        for quad, count in one.quads.items():
            found[quad] += count
    return dict(found)

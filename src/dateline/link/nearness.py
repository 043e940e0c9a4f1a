"""Nearness: how two places lie to each other."""

import math

from dateline.link.profile import POINT, Spot

NEAR = 30.0  # kilometres: a village is told by the town beside it
EARTH = 6371.0  # kilometres

NEARNESS = (
    "same place",
    "near places",
    "one inside the other",
    "elsewhere in the country",
    "other country",
    "place unknown",
    "other place",
)


def compare_spots(a: Spot, b: Spot) -> str:
    """How two places lie to each other: one of NEARNESS."""
    if a.key == b.key:
        return "same place"
    if a.level == b.level == POINT:
        distance = kilometres(a, b)
        if distance is not None:
            return "near places" if distance <= NEAR else _elsewhere(a, b)
        if a.country == b.country:
            return "other place"  # a camp that no gazetteer has may lie beside the town
    if a.country and b.country and a.country != b.country:
        return "other country"
    if not (a.country and b.country) and a.level != b.level:
        return "place unknown"
    if a.country and a.country == b.country:
        same_region = a.admin1 == b.admin1 or not (a.admin1 and b.admin1)
        return "one inside the other" if same_region and a.level != b.level else _elsewhere(a, b)
    return "other place"


def _elsewhere(a: Spot, b: Spot) -> str:
    return "elsewhere in the country" if a.country == b.country else "other country"


def kilometres(a: Spot, b: Spot) -> float | None:
    """The distance of two places; None where one has no coordinates."""
    if not a.point or not b.point:
        return None
    (north, east), (north2, east2) = ((math.radians(x) for x in p) for p in (a.point, b.point))
    half = math.sin((north2 - north) / 2) ** 2
    half += math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(half, 1.0)))

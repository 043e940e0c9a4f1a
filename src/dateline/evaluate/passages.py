"""Passages in which the places are marked, to fit weights on: data/train/places.txt."""

import re
from dataclasses import dataclass

from dateline.errors import DataError
from dateline.knowledge.gazetteer import Candidate, Entry, Gazetteer
from dateline.records import Document

TRAINING = "train/places.txt"
_MARKED = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]*))?\]\]")
_HEADER = re.compile(r"(outlet|url|published): (\S.*)")
_PLACE_CODE = re.compile(r"([A-Z]{3})(?:\.(\w+))?|([A-Z]{2})")
KINDS = frozenset({"country", "admin1", "admin2", "city", "region", "water", "continent", "site"})
UNLISTED, OPEN, NEUTRAL = "?", "*", "-"
WIDEST = ("country", "continent", "region", "water")
LARGE = 100_000  # people of a town that is meant rather than a province when a mark does not say


@dataclass(frozen=True)
class Gold:
    """A place marked in a passage.

    Attributes:
        start, end: code points.
        code: as marked.
        entry: what it means; None: nothing that the gazetteer knows, or left open.
    """

    start: int
    end: int
    code: str
    entry: Entry | None


@dataclass(frozen=True)
class Passage:
    """A document and the places in it, in text order."""

    document: Document
    places: tuple[Gold, ...]


def read_passages(text: str, gazetteer: Gazetteer) -> list[Passage]:
    """Read marked passages; the comment at the head of data/train/places.txt tells the form.

    Raises:
        DataError: a mark means nothing that the gazetteer knows.
    """
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    blocks = re.split(r"^---\n", "\n".join(lines) + "\n", flags=re.MULTILINE)
    found = [block.strip("\n") for block in blocks]
    return [_passage(n, block, gazetteer) for n, block in enumerate(filter(None, found), 1)]


def _passage(number: int, block: str, gazetteer: Gazetteer) -> Passage:
    header: dict[str, str] = {}
    while match := _HEADER.match(block):
        header[match[1]] = match[2]
        block = block[match.end() :].lstrip("\n")
    text, at = "", 0
    places: list[Gold] = []
    for mark in _MARKED.finditer(block):
        text += block[at : mark.start()]
        try:
            entry = meant(mark[1], mark[2], gazetteer)
        except DataError as error:
            raise DataError(f"{TRAINING}: passage {number}: {error}") from error
        places.append(Gold(len(text), len(text) + len(mark[1]), mark[2] or "", entry))
        text += mark[1]
        at = mark.end()
    document = Document(id=f"passage-{number}", text=text + block[at:], **header)
    return Passage(document, tuple(places))


def meant(name: str, code: str | None, gazetteer: Gazetteer) -> Entry | None:
    """What a mark means: "Paris" → FRA; "Paris|TX"; "Tripoli|LBN"; "Kirkuk|IRQ admin1"; "?".

    Raises:
        DataError: the gazetteer knows nothing of that name there.
    """
    if code in (UNLISTED, OPEN, NEUTRAL):
        return None
    parts = (code or "").split()
    known = list(gazetteer.candidates(name))
    if not known:
        known = list(gazetteer.candidates(name.rsplit(" ", 1)[0]))
    kinds = {part for part in parts if part in KINDS}
    fitting = [
        c
        for c in known
        if (not kinds or c.entry.kind in kinds)
        and all(_lies_in(c.entry, part) for part in parts if part not in KINDS)
    ]
    if not fitting:
        raise DataError(f"[[{name}|{code or ''}]]: the gazetteer knows no such place")
    return max(fitting, key=lambda c: _rank(c, within=bool(parts))).entry


def _lies_in(entry: Entry, code: str) -> bool:
    """Whether a place has an id, or lies in a country ("LBN"), its region ("IRQ.07"), a state."""
    if code.isdigit():
        return entry.key == int(code)
    match = _PLACE_CODE.fullmatch(code)
    if match is None:
        raise DataError(f"{code!r}: expected a country, a state, a kind, an id or '?'")
    country, admin1, state = match.groups()
    if state:
        return (entry.country, entry.admin1) == ("USA", state)
    return entry.country == country and admin1 in (None, entry.admin1)


def _rank(candidate: Candidate, *, within: bool) -> tuple[bool, int, int]:
    """Whom a mark means of several: without a code what is widest, within a code the town."""
    entry = candidate.entry
    people = entry.population or 0
    if entry.kind in WIDEST or (entry.kind, entry.country) == ("admin1", "USA"):
        rank = 0 if within else 4
    elif entry.kind == "city":
        rank = 3 if within or people >= LARGE else 1
    else:
        rank = 2 if entry.kind == "admin1" else 1
    return candidate.preferred, rank, people

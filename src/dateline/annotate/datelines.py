"""Datelines: the "BAGHDAD, 9 April (Reuters) -" at the head of a report.

Fills `Analysis.dateline`. Reads the first lines outside boilerplate and data/en/agencies.tsv. Its
place is where the report was filed; it says nothing of where an event happened.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.times.find import read_date
from dateline.body import Body
from dateline.knowledge.lexicon import Lexicon, Lexicons, Row, Words
from dateline.records import Dateline

OURS = Lexicons()

HEAD_LINES = 8  # title, by-line, captions and the like may stand before the dateline
LONGEST = 110  # code points up to the dash
SHORTEST_REPORT = 40  # code points after it: else it is a heading ("Iraq - a timeline")
MOST_WORDS = 5  # of one name between commas

_LINE = re.compile(r"[^\n]+")
_DASH = re.compile(r"(?:\s*(?:\u2014|\u2013|--+)|\s+(?:-|_+)(?=\s)|(?<=\))\s*[-_:]|:)\s*")
_PARENTHESES = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]")
SMALL_WORD = (
    3  # letters of the longest word that a name may hold in small letters: "San Juan *del* Sur"
)


class Agency(Row):
    """A news agency or broadcaster, by the names with which it signs."""

    names: Words


AGENCIES = Lexicon("en/agencies.tsv", row=Agency)


def find_dateline(
    body: Body,
    lexicons: Lexicons = OURS,
    *,
    is_place: Callable[[str], bool] | None = None,
) -> Dateline | None:
    """The dateline of a report, from its first letter to its dash; None where it has none.

    Args:
        body: the parse; its first lines are read.
        lexicons: the word lists.
        is_place: whether a name is that of a place (a gazetteer); None: parser and capitals decide.

    Returns:
        `place` as it stands ("LONDON, England"); `date` as EDTF (`XXXX-04-09` where the year is not
        given); `agency` the agency, or the outlet where its name stands at the head ("Stop
        Fundamentalism - In his visit"). What is not said is None.
    """
    agencies = _agencies(lexicons)

    def stands_for_place(name: str, head: _Head) -> bool:
        if is_place is not None and (is_place(name) or _may_be_outlet(name, head)):
            return is_place(name)
        return _is_place(name, head, body)

    for start, end in _head_lines(body):
        for dash in _DASH.finditer(body.text, start, min(end, start + LONGEST)):
            head = _read_head(body, start, dash.start(), lexicons)
            if head is None or not _has_report(body, dash.end(), end):
                continue
            signed = _sign(head, dash.group().strip(), stands_for_place, agencies)
            if signed is not None:
                stop = dash.start() + len(dash.group().rstrip())
                return Dateline(**body.evidence(start, stop), **signed)
    return None


def _may_be_outlet(name: str, head: "_Head") -> bool:
    """Whether nothing but the parser says that it is a place: two words or more, and no date."""
    alone = len(head.names) == 1 and head.date is None and head.signature is None
    return alone and " " in name and not name.isupper()


def _has_report(body: Body, dash: int, end: int) -> bool:
    """Whether enough to be a report follows the dash, on its line or, if that ends there, below."""
    rest = body.text[dash:end].strip()
    return len(rest) >= SHORTEST_REPORT or (
        not rest and len(body.text[dash:].strip()) >= SHORTEST_REPORT
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the dash: `names` between commas, `signature` in parentheses."""

    start: int
    end: int
    names: tuple[str, ...]
    date: str | None
    signature: str | None


@lru_cache(maxsize=4)
def _agencies(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(name for row in lexicons[AGENCIES] for name in row.names)


def _head_lines(body: Body) -> Iterator[tuple[int, int]]:
    """The first lines that are of the article, as (start, end)."""
    seen = 0
    for line in _LINE.finditer(body.text):
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        tokens = body.tokens_in(start, start + 1)
        if not line.group().strip() or not tokens:
            continue
        yield start, max(line.end(), body.sentences[tokens[0].sentence].end)
        seen += 1
        if seen == HEAD_LINES:
            return


def _read_head(body: Body, start: int, end: int, lexicons: Lexicons) -> _Head | None:
    """The parts of a head, or None where it holds what no dateline has."""
    text = body.text[start:end]
    if not text or "\n" in text:
        return None
    bracketed = _PARENTHESES.findall(text)
    signature, date = None, None
    for inside in bracketed:
        date_inside = read_date(inside, lexicons)
        if date_inside is not None:
            date = date_inside
        elif signature is None:
            signature = inside.strip()
    names, stated = _names(_PARENTHESES.sub("", text), lexicons)
    date = stated or date
    if not all(_is_name(name) for name in names) or len(names) > 3:
        return None
    if not names and signature is None:
        return None
    return _Head(start, end, names, date, signature)


def _names(text: str, lexicons: Lexicons) -> tuple[tuple[str, ...], str | None]:
    """The names between commas, and the date among them: "TEHRAN, Iran, Jan. 5, 2012"."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for first in range(len(parts)):
        for last in range(len(parts), first, -1):
            found = read_date(", ".join(parts[first:last]), lexicons)
            if found is not None:
                return tuple(parts[:first] + parts[last:]), found
    return tuple(parts), None


def _is_name(text: str) -> bool:
    """Whether a text reads like a name: capitalised, but for small words within."""
    words = text.split()
    return (
        0 < len(words) <= MOST_WORDS
        and words[0][0].isupper()
        and all(word[0].isupper() or len(word) <= SMALL_WORD for word in words)
    )


def _sign(
    head: _Head,
    dash: str,
    is_place: Callable[[str, _Head], bool],
    agencies: frozenset[str],
) -> dict[str, str | None] | None:
    """Who signs from where: fields of a Dateline, or None where nothing shows that it is one."""
    place = ", ".join(head.names) or None
    if place is not None and place in agencies and head.signature is None:
        return {"place": None, "date": head.date, "agency": place}
    if head.signature is not None and place is None and is_place(head.signature, head):
        return {"place": head.signature, "date": head.date, "agency": None}
    if head.signature is not None:
        if dash == ":" or not _is_signature(head.signature, agencies):
            return None
        return {"place": place, "date": head.date, "agency": head.signature}
    first = head.names[0]
    if is_place(first, head) or (dash != ":" and first.isupper() and len(first) > 3):
        return {"place": place, "date": head.date, "agency": None}
    if dash == ":" or head.date is not None or len(head.names) != 1:
        return None
    if len(first.split()) < 2 or any(character.isdigit() for character in first):
        return None
    return {"place": None, "date": None, "agency": place}


def _is_signature(text: str, agencies: frozenset[str]) -> bool:
    return text in agencies or (text[0].isupper() and len(text.split()) <= MOST_WORDS + 1)


def _is_place(name: str, head: _Head, body: Body) -> bool:
    """Whether the parser reads a name of the head as a place."""
    start = body.text.index(name, head.start, head.end)
    tokens = body.tokens_in(start, start + len(name))
    return bool(tokens) and all(
        token.ent in ("GPE", "LOC") for token in tokens if token.pos != "PUNCT"
    )

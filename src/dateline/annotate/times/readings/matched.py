"""What a rule of the grammar matched, and what is read of it: what all readings share.

A reading sees words only (see `words.py`), never the parse; it answers None where the words are no
time after all, such as the number of "2000 people".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose
from typing import Literal

from dateline.annotate.times.meaning import Clock, Meaning, Which
from dateline.annotate.times.periods import Grain
from dateline.annotate.times.words import Piece
from dateline.records.mentions import TimeKind

GRAINS: dict[str, Grain] = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "MO": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
"""Grains by the unit codes of data/en/time_words.tsv; hours and less have none."""

SHIFTS = {
    "LAST": -1,
    "PAST": -1,
    "PREVIOUS": -1,
    "LATEST": -1,
    "NEXT": 1,
    "COMING": 1,
    "FOLLOWING": 1,
    "AGO": -1,
    "EARLIER": -1,
    "BEFORE": -1,
    "LATER": 1,
    "AFTER": 1,
    "HENCE": 1,
}
"""Where each kind of word points: back or forward; others point to the base itself."""

OF_THE_STORY = frozenset(
    {"PREVIOUS", "FOLLOWING", "THAT", "SAME", "EARLIER", "BEFORE", "LATER", "AFTER"}
)
"""Kinds that count from the time being told of, not from the day of publication."""

WHICH: dict[str, Which] = {
    "LAST": "last",
    "PAST": "last",
    "NEXT": "next",
    "COMING": "next",
    "THIS": "this",
}


@dataclass(frozen=True, slots=True)
class Read:
    """What was read. `skip` pieces at the start are not part of it ("*for* weeks")."""

    kind: TimeKind
    meaning: Meaning
    skip: int = 0


class Matched:
    """The pieces that a rule matched, by the names of its groups."""

    __slots__ = ("_match", "_pieces", "first", "last")

    def __init__(self, pieces: Sequence[Piece], match: re.Match[str]) -> None:
        self._pieces = pieces
        self._match = match
        self.first = match.start()
        self.last = match.end() - 1
        while self.last > self.first and pieces[self.last].kind in ("DOT", "COMMA"):
            self.last -= 1

    def __contains__(self, kind: str) -> bool:
        """Whether a piece of this kind is among them."""
        return any(piece.kind == kind for piece in self.pieces)

    @property
    def pieces(self) -> Sequence[Piece]:
        """All of them, in text order."""
        return self._pieces[self.first : self.last + 1]

    @property
    def last_kind(self) -> str:
        """The kind of its last piece."""
        return self._pieces[self.last].kind

    @property
    def before(self) -> Piece | None:
        """The piece before the match."""
        return self._pieces[self.first - 1] if self.first else None

    @property
    def after(self) -> Piece | None:
        """The piece after the match."""
        return self._pieces[self.last + 1] if self.last + 1 < len(self._pieces) else None

    def group(self, name: str) -> Sequence[Piece]:
        """The pieces of a group, whichever of its places in the rule matched."""
        for key, place in self._match.re.groupindex.items():
            if key == name or (key.startswith(f"{name}_") and key[len(name) + 1 :].isdigit()):
                start, end = self._match.span(place)
                if start >= 0:
                    return self._pieces[start:end]
        return ()

    def get(self, name: str) -> Piece | None:
        """The first piece of a group."""
        pieces = self.group(name)
        return pieces[0] if pieces else None

    def number(self, name: str) -> int | None:
        """The whole number that the first piece of a group stands for."""
        piece = self.get(name)
        if piece is None or piece.value is None or not piece.value.isdigit():
            return None
        return int(piece.value)


def number_of(pieces: Sequence[Piece]) -> float | None:
    """The number that words and figures say together: "two and a half" is 2.5; None: "several"."""
    if any(piece.kind == "SLASH" for piece in pieces):
        return _with_fraction([int(piece.value) for piece in pieces if piece.value])
    if {piece.kind for piece in pieces} == {"A", "HALF"}:  # "half an hour"
        return 0.5
    total = 0.0
    current = 0.0
    for piece in pieces:
        if piece.kind == "QUANT" or piece.kind in ("AND", "DASH"):
            continue
        value = 0.5 if piece.kind == "HALF" else float(piece.value or 0)
        if piece.kind == "NUM" and value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif piece.kind == "NUM" and isclose(value, 100):
            current = max(current, 1) * value
        elif piece.kind == "A":
            current = 1
        elif piece.kind == "HALF":
            current = 0.5
        else:
            current = value if pieces[0].kind == "A" and current == 1 else current + value
    if any(piece.kind == "QUANT" for piece in pieces):
        return None
    return total + current


def _with_fraction(figures: Sequence[int]) -> float | None:
    """5 1/2 is 5.5."""
    *whole, over, under = figures
    return sum(whole) + over / under if under else None


def which_of(matched: Matched) -> Which | None:
    """Its "last", "next" or "this"."""
    piece = matched.get("which")
    return WHICH.get(piece.kind) if piece else None


def part_of(matched: Matched) -> Clock | None:
    """Its part of the day."""
    piece = matched.get("part")
    return Clock(piece.value) if piece and piece.value else None


def base_of(piece: Piece) -> Literal["published", "narrative"]:
    """What a word counts from: the story ("the *following* day") or the day of publication."""
    return "narrative" if piece.kind in OF_THE_STORY else "published"


def counts_something(matched: Matched) -> bool:
    """Whether a number of units, money or per cent follows: "May 2 percent", "2000 days"."""
    after = matched.after
    return after is not None and after.kind in ("UNITS", "PERCENT", "MONEY", "NUM", "COUNTED")


def ends_here(matched: Matched) -> bool:
    """Whether the clause ends with the match: "the day before.", not "the day before the vote"."""
    after = matched.after
    return (
        after is None
        or after.kind in ("COMMA", "DOT", "GAP", "AND", "DASH")
        or (not after.text[0].isalnum() and after.kind == "OTHER")
    )

"""Proposal: one row for a lexicon, and what speaks for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff|]")
"""What would end a cell or a word of it, or be read otherwise than it looks."""
LONGEST = 120  # characters of a cell that an article had a part in
EXAMPLE = "(write a sentence of your own, never the article's)"


@dataclass(frozen=True)
class Proposal:
    """A row.

    Attributes:
        path: of the lexicon, without its suffix: `en/event_patterns`.
        cells: by column, without the id.
        field: of the event that was wrong; `event`: there is none.
        word: what it is about, as its id names it.
        why: what people decided, fit to show: "COERCE, said to be MOBILIZE".
        listed: the id of the row that this one adds to; None: it is a row of its own.
    """

    path: str
    cells: tuple[tuple[str, str], ...]
    field: str
    word: str
    why: str
    listed: str | None = None

    @classmethod
    def of(
        cls,
        path: str,
        cells: Mapping[str, str],
        *,
        field: str,
        word: str,
        why: str,
        listed: str | None = None,
    ) -> "Proposal":
        """A proposal, its cells in the order of the columns."""
        return cls(path, tuple(cells.items()), field, word, why, listed)

    @property
    def id(self) -> str:
        """The row's id: the same for the same row; only what adds to a row of ours has its id."""
        if self.listed is not None:
            return self.listed
        told = "\x1f".join(f"{name}={value}" for name, value in self.cells)
        digest = sha256(f"{self.path}\x1e{told}".encode()).hexdigest()[:8]
        word = re.sub(r"[^a-z0-9]+", "_", self.word.lower())[:40].strip("_") or "word"
        return f"own.{word}.{digest}"


@dataclass(frozen=True)
class Proposed:
    """A row that one case gives rise to.

    Attributes:
        event: the id of the case's event.
        passes: whether the row alone makes the field come out as people decided; None: it was not
            tried, since places need a gazetteer of their own.
    """

    event: str
    row: Proposal
    passes: bool | None = None


def cell(value: str) -> str:
    """Text from an article as a cell may hold it."""
    return " ".join(UNSAFE.sub(" ", value).split())[:LONGEST].strip().lstrip("#")

"""Quotations: where text stands between quotation marks, over paragraphs too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.legible import paragraph_starts
from dateline.body import Body, Token

_MARK = re.compile(r"[“”„\"«»]|''|``|(?<!\w)‘(?=\S)|’(?!\w)")
OPENING = frozenset("“„«‘") | {"``"}
CLOSING_OF = {"“": "”", "„": "”“", "«": "»", "‘": "’", "``": "''", '"': '"', "''": "''", "”": "”"}


@dataclass(frozen=True)
class Quotation:
    """Text between quotation marks, marks included.

    Attributes:
        start, end: code points.
        paragraph: index of its paragraph.
        opens_paragraph: whether it stands at the paragraph's very beginning.
        is_open: whether the paragraph ends before the quotation does.
    """

    start: int
    end: int
    paragraph: int
    opens_paragraph: bool
    is_open: bool


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph."""
    starts = sorted(paragraph_starts(text))
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """The quotations of a text, in text order; those inside others are left out."""
    found: list[Quotation] = []
    for index, (start, end) in enumerate(paragraphs):
        opened: tuple[int, str] | None = None
        for match in _MARK.finditer(text, start, end):
            mark = match.group()
            if opened is None:
                if mark == "’":
                    continue
                if not found_here(found, index) and _only_closes(text, match):
                    found.append(_quotation(text, start, match.end(), index, start, is_open=False))
                    continue
                if mark in "”»":
                    continue
                opened = match.start(), mark
            elif mark in CLOSING_OF[opened[1]] and not _opens_word(text, match, opened[1]):
                found.append(_quotation(text, opened[0], match.end(), index, start, is_open=False))
                opened = None
        if opened is not None and opened[1] != "‘":
            stop = start + len(text[start:end].rstrip())
            found.append(_quotation(text, opened[0], stop, index, start, is_open=True))
    return found


def found_here(found: Sequence[Quotation], paragraph: int) -> bool:
    """Whether a quotation of this paragraph was found already."""
    return bool(found) and found[-1].paragraph == paragraph


def _only_closes(text: str, match: re.Match[str]) -> bool:
    """Whether a mark can only close: the text begins in the middle of a quotation."""
    if match.group() in OPENING or match.start() == 0:
        return False
    ends = match.end() >= len(text) or text[match.end()].isspace()
    return ends and text[match.start() - 1] in ",.!?"


def _opens_word(text: str, match: re.Match[str], opened: str) -> bool:
    """Whether a straight mark can only open: a space before it, a letter after it."""
    if opened in OPENING or not 0 < match.start() < match.end() < len(text):
        return False
    return text[match.start() - 1] == " " and text[match.end()].isalnum()


def _quotation(
    text: str, start: int, end: int, paragraph: int, begins: int, *, is_open: bool
) -> Quotation:
    return Quotation(start, end, paragraph, not text[begins:start].strip(), is_open)


def mark_tokens(body: Body, quotations: Sequence[Quotation]) -> list[int | None]:
    """For each of `body.all_tokens` the index of the quotation that it stands in, or None."""
    found: list[int | None] = [None] * len(body.all_tokens)
    for n, quotation in enumerate(quotations):
        for token in body.tokens_in(quotation.start, quotation.end):
            found[token.i] = n
    return found


def words_in(tokens: Sequence[Token]) -> int:
    """How many of these are words."""
    return sum(token.pos != "PUNCT" and token.text[0].isalnum() for token in tokens)

"""Boilerplate: what is not the article.

Fills `Analysis.boilerplate`. Reads the lines of the text and data/en/boilerplate.tsv. It marks and
never cuts: offsets stay those of the text as stored.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.errors import DataError
from dateline.knowledge.lexicon import Lexicon, Row
from dateline.records import Boilerplate, Document

SHORTEST_REPEAT = 20  # code points; shorter lines ("Yes.", "* * *") repeat in honest prose


class BoilerplateLine(Row):
    """A whole line that belongs to the page and not to the article, as a regular expression."""

    pattern: str
    reason: str


BOILERPLATE_LINES = Lexicon("en/boilerplate.tsv", row=BoilerplateLine, unique=("pattern",))


def compile_lines(rows: Sequence[BoilerplateLine]) -> list[tuple[re.Pattern[str], str]]:
    """The rows ready to match whole lines. Raises DataError for a pattern that does not compile."""
    compiled = []
    for row in rows:
        try:
            compiled.append((re.compile(row.pattern, re.IGNORECASE), row.reason))
        except re.error as error:
            raise DataError(f"data/en/boilerplate.tsv: {row.id}: pattern: {error}") from error
    return compiled


def find_boilerplate(
    document: Document, lines: Sequence[tuple[re.Pattern[str], str]] = ()
) -> list[Boilerplate]:
    """Mark the repeated captions and page furniture of a document, in text order.

    The first of several equal lines is kept: it may be the only one that says so.
    """
    seen: set[str] = set()
    found = []
    for start, end in _lines(document.text):
        line = document.text[start:end]
        key = " ".join(line.split()).casefold()
        reason = _furniture(line, lines)
        if reason is None and len(key) >= SHORTEST_REPEAT and key in seen:
            reason = "repeated"
        if reason is not None:
            found.append(Boilerplate(start=start, end=end, reason=reason))
        seen.add(key)
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            yield start, start + len(stripped)


def _furniture(line: str, lines: Sequence[tuple[re.Pattern[str], str]]) -> str | None:
    return next((reason for pattern, reason in lines if pattern.fullmatch(line)), None)

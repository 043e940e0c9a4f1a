"""What the parser reads: the article in ordinary case and punctuation, of the same length.

An English model is trained on edited prose. Headlines in title case, wires in capitals, wrapped
lines and typographic quotation marks make it stumble; each is put right here character for
character, so that every offset still points into the text as stored.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_STRAIGHT = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",  # noqa: RUF001
        "´": "'",  # noqa: RUF001
        "“": '"',
        "”": '"',
        "„": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
    }
)
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n\s*")
WRAP_WIDTH = 100  # code points; lines of hard-wrapped mail and wire text are shorter
_SENTENCE_END = tuple(".!?:\"'”’)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Bounds of a paragraph; `wrapped`: its line breaks fall inside sentences."""

    start: int
    end: int
    wrapped: bool


class Recase(Protocol):
    """What writes lines in ordinary case (`annotate/casing.py`)."""

    def recase(self, text: str, lines: Sequence[tuple[int, int]]) -> str:
        """The text with these lines in ordinary case; of the same length."""
        ...


def legible(text: str, recaser: Recase | None = None) -> str:
    """The text as the parser reads it: same length, straight quotes, unwrapped, ordinary case.

    Args:
        text: an article as stored.
        recaser: None: the case stays as it is.
    """
    read = text if text.isascii() else text.translate(_STRAIGHT)
    paragraphs = find_paragraphs(text)
    read = _unwrap(read, paragraphs)
    if recaser is not None:
        read = recaser.recase(read, _lines(text, paragraphs))
    if len(read) != len(text):  # nothing above may change the length
        raise AssertionError("legible text has another length")
    return read


def paragraph_starts(text: str) -> set[int]:
    """Offsets at which a paragraph (or a line that stands alone) begins."""
    return {0, *(start for start, _ in _lines(text, find_paragraphs(text)))}


def find_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text: what blank lines part."""
    start = len(text) - len(text.lstrip())
    bounds = []
    for gap in _BLANK_LINE.finditer(text):
        bounds.append((start, gap.start()))
        start = gap.end()
    bounds.append((start, len(text)))
    return [
        Paragraph(start, end, _is_wrapped(text[start:end])) for start, end in bounds if end > start
    ]


def _is_wrapped(paragraph: str) -> bool:
    """Whether line breaks fall inside sentences, as in mail and old wire text."""
    if "\n" not in paragraph:
        return False
    lines = [line for line in map(str.strip, paragraph.split("\n")) if line]
    if len(lines) < 2 or max(map(len, lines)) > WRAP_WIDTH:
        return False
    unfinished = sum(not line.endswith(_SENTENCE_END) for line in lines[:-1])
    return 2 * unfinished >= len(lines) - 1


def _lines(text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Bounds of wrapped paragraphs, and of the lines of the others."""
    found = []
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        if paragraph.wrapped or text.find("\n", start, end) < 0:
            found.append((start, end))
            continue
        for line in text[start:end].split("\n"):
            inner = start + len(line) - len(line.lstrip())
            if line.strip():
                found.append((inner, inner + len(line.strip())))
            start += len(line) + 1
    return found


def _unwrap(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """Line breaks inside wrapped paragraphs become spaces."""
    pieces: list[str] = []
    at = 0
    for paragraph in paragraphs:
        if paragraph.wrapped:
            broken = text[paragraph.start : paragraph.end]
            pieces += (text[at : paragraph.start], broken.replace("\n", " "))
            at = paragraph.end
    return "".join([*pieces, text[at:]]) if pieces else text

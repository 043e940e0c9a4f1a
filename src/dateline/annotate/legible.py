"""What the parser reads: the article in ordinary case and punctuation, of the same length.

An English model is trained on edited prose. Headlines in title case, wires in capitals, hard-wrapped
lines and typographic quotation marks make it stumble; each is put right here character for
character, so that every offset still points into the text as stored.
"""

import re

_STRAIGHT = str.maketrans({
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
})
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n\s*")
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")
WRAP_WIDTH = 100  # code points; lines of hard-wrapped mail and wire text are shorter
_SENTENCE_END = tuple(".!?:\"'”’)")


def legible(text: str) -> str:
    """The text as the parser reads it: same length, straight quotes, unwrapped, ordinary case."""
    read = text.translate(_STRAIGHT)
    read = _unwrap(read)
    if len(read) != len(text):  # a translation above must never change the length
        raise AssertionError("legible text has another length")
    return read


def paragraph_starts(text: str) -> set[int]:
    """Offsets at which a paragraph (or a line that stands alone) begins."""
    starts = {0}
    for start, end in _paragraphs(text):
        starts.add(start)
        if not _is_wrapped(text[start:end]):
            starts.update(start + match.end() for match in _LINE_BREAK.finditer(text[start:end]))
    return starts


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds = []
    start = len(text) - len(text.lstrip())
    for gap in _BLANK_LINE.finditer(text):
        bounds.append((start, gap.start()))
        start = gap.end()
    bounds.append((start, len(text)))
    return [(start, end) for start, end in bounds if end > start]


def _is_wrapped(paragraph: str) -> bool:
    """Whether line breaks fall inside sentences, as in mail and old wire text."""
    lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
    if len(lines) < 2 or max(map(len, lines)) > WRAP_WIDTH:
        return False
    unfinished = sum(not line.endswith(_SENTENCE_END) for line in lines[:-1])
    return 2 * unfinished >= len(lines) - 1


def _unwrap(text: str) -> str:
    """Line breaks inside a wrapped paragraph become spaces."""
    pieces = list(text)
    for start, end in _paragraphs(text):
        if _is_wrapped(text[start:end]):
            for at in range(start, end):
                if pieces[at] == "\n":
                    pieces[at] = " "
    return "".join(pieces)

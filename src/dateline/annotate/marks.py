"""Marks: commas and apostrophes put back where an archive made spaces of them.

Some archives keep "the singer s family  which sued  won" of "the singer's family, which sued, won".
Each lost mark left a space behind, so that it can be put back without changing the text's length.
Used by `annotate/casing.py` on lines without capitals.
"""

import re
from collections.abc import Container

_KEPT_MARKS = re.compile(r"[,'’\"“”]|''|``")
_APOSTROPHE = re.compile(
    r"(?<=[a-z])[ ](?=s\b(?!\.\w))"  # the singer s family
    r"|(?<=n)[ ](?=t\b)"  # don t
    r"|(?:(?<=\bi)|(?<=\bwe)|(?<=\bhe)|(?<=\bit)|(?<=\bshe)|(?<=\byou)|(?<=\bthey)|(?<=\bwho))"
    r"[ ](?=(?:re|ve|ll|d|m)\b)"  # we ve
)
_DOUBLED = re.compile(r"''(?=s\b)")  # modi''s
_GAP = re.compile(r"([\w)%'][ ]{2,}(?=[\w(£$€])|[.!?])")
_LAST_WORD = re.compile(r"[\w']+$")
LONGEST_QUOTED = 60  # code points; a gap nearer than that to one after "the" closes a quotation


def restore_marks(line: str, leaning: Container[str]) -> str:
    """A line in small letters with its lost commas and apostrophes; of the same length.

    Args:
        line: one paragraph.
        leaning: words after which no comma is lost, only a quotation mark: "the", "of".

    A line that has any comma, apostrophe or quotation mark has lost none.
    """
    if "''s" in line:
        line = _DOUBLED.sub(" '", line)
    if _KEPT_MARKS.search(line):
        return line
    return _with_commas(_APOSTROPHE.sub("'", line), leaning)


def _with_commas(line: str, leaning: Container[str]) -> str:
    letters = list(line)
    opened: int | None = None
    for gap in _GAP.finditer(line):
        if gap[0] in ".!?":
            opened = None
            continue
        at = gap.start() + 1
        word = _LAST_WORD.search(line, max(0, at - 20), at)
        if word and word[0] in leaning:
            opened = at
        elif opened is not None and at - opened < LONGEST_QUOTED:
            opened = None
        else:
            letters[at] = ","
    return "".join(letters)

"""Number words: words that say a number. Reads data/en/number_words.tsv."""

from functools import cache
from typing import Literal

from dateline.knowledge.lexicon import Lexicon, Lexicons, Row, Words

Part = Literal["unit", "ten", "scale", "half", "plural", "multiple", "pair", "unnumbered"]


class NumberWord(Row):
    """Words that say a number; `value` is None where they say that there is one and not which."""

    words: Words
    kind: Part
    value: float | None = None


NUMBER_WORDS = Lexicon("en/number_words.tsv", row=NumberWord)


@cache
def small_numbers() -> dict[str, int]:
    """The words for one to nineteen, in order."""
    return {
        word: int(row.value)
        for row in Lexicons()[NUMBER_WORDS]
        if row.kind == "unit" and row.value is not None
        for word in row.words
    }

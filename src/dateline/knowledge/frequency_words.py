"""Frequency words: how often something happened. Reads data/en/frequency_words.tsv."""

from functools import cache
from typing import Literal

from dateline.knowledge.lexicon import Lexicon, Lexicons, Row


class FrequencyWord(Row):
    """A word that says how often: by itself ("twice"), with a number before it ("four times"),
    or before a plural ("both raids").

    `times` is None where the number says it.
    """

    word: str
    by: Literal["alone", "times", "before"]
    times: int | None = None


FREQUENCY_WORDS = Lexicon("en/frequency_words.tsv", row=FrequencyWord, unique=("word",))


@cache
def frequency_words() -> dict[str, FrequencyWord]:
    """The words by themselves."""
    return {row.word: row for row in Lexicons()[FREQUENCY_WORDS]}

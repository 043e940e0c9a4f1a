"""Frequency: how many happenings one clause tells of: "came twice under attack", "two raids"."""

import re

from dateline.knowledge.frequency_words import frequency_words
from dateline.knowledge.number_words import small_numbers
from dateline.records import Event

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
NEAR = 5  # words between a frequency word and the word that names the event
BEFORE = 2  # words between a number and a plural that names it: "two deadly rocket attacks"
MOST = 50  # more is no count of happenings


def times_told(event: Event) -> int:
    """How many happenings an event's clause tells of; 1 where it does not say."""
    words = [(m[0].casefold(), m.start()) for m in WORD.finditer(event.text)]
    offset = event.trigger.start - event.start
    at = next((n for n, (_, start) in enumerate(words) if start >= offset), len(words))
    plain = [word for word, _ in words]
    return _by_number(plain, at, event.trigger.text) or _by_word(plain, at) or 1


def _by_word(words: list[str], at: int) -> int | None:
    for n in range(max(at - NEAR, 0), min(at + NEAR + 1, len(words))):
        row = frequency_words().get(words[n])
        if row is None:
            continue
        if row.by == "alone":
            return row.times
        if n and (number := _number(words[n - 1])):
            return number
    return None


def _by_number(words: list[str], at: int, trigger: str) -> int | None:
    """ "two attacks": a number shortly before a plural noun that names the event."""
    last = trigger.split()[-1].casefold()
    if not last.endswith("s") or last.endswith("ss"):
        return None
    before = words[max(at - BEFORE - 1, 0) : at]
    return next((number for word in reversed(before) if (number := _number(word))), None)


def _number(word: str) -> int | None:
    row = frequency_words().get(word)
    if row is not None and row.by == "before":
        return row.times
    value = small_numbers().get(word) or (int(word) if word.isascii() and word.isdigit() else None)
    return value if value and 1 < value <= MOST else None

"""Syndication: which reports are copies of one text.

Candidates come from MinHash signatures cut into bands (locality-sensitive hashing; Broder 1997,
Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", chapter 3); an exact comparison of
word shingles then decides. Functions only: the index of bands lies in the desk.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from datasketch import MinHash

from dateline.records import Boilerplate

SHINGLE = 4
"""Words of a shingle. The fewer, the more unrelated texts share; the more, the fewer outlive an
edit."""
FEWEST = 25  # shingles of a text that can be compared: some thirty words
ROWS, BANDS = 2, 32
"""Two texts of Jaccard similarity s share a band with probability 1 - (1 - s**ROWS)**BANDS: 0.996
at 0.4, 0.998 at 0.42, 0.003 at 0.01, where unrelated texts are."""
COPY = 0.42
"""Jaccard similarity from which on a text is a copy. Of a text with one word in thirteen edited at
least 0.51 is left, of one that is cut in half 0.5; an article that quotes half of another among as
much text of its own has 0.26 to 0.45, mostly a third (docs/copies.md, with other thresholds)."""

_WORD = re.compile(r"\w+")
_END = r"[.!?][\"'”’)]*(?=\s|\Z)"
_LINE = re.compile(rf"\S.*?(?:{_END}|(?=\n)|\Z)")  # or a sentence, where that ends first
_SENTENCE = re.compile(rf"\S.*?(?:{_END}|\Z)", re.DOTALL)
_SEED = 1  # of the permutations: stored signatures are compared with later ones
_AT_ONCE = 10_000  # shingles hashed together, some 10 MB; a long text has a hundred times as many
_MOST_COMPARED = 10_000
"""Units of one text times those of the other that are compared each with each: the time grows with
the third power where sentences repeat. A longer stretch without a sentence that both have once is
one difference."""


@dataclass(frozen=True)
class Shared:
    """How much two texts have in common, 0..1.

    Attributes:
        jaccard: of all shingles of both, those that both have.
        of_a, of_b: of the shingles of one, those that the other has.
    """

    jaccard: float
    of_a: float
    of_b: float


@dataclass(frozen=True)
class Difference:
    """A stretch of one text, and what the other has in its place; one of them may be empty.

    Attributes:
        start, end: code points of the text.
        other_start, other_end: of the other.
    """

    start: int
    end: int
    other_start: int
    other_end: int

    def moved(self, by: int, other_by: int) -> "Difference":
        """The same stretches, of texts that begin so many code points earlier."""
        return Difference(
            self.start + by, self.end + by, self.other_start + other_by, self.other_end + other_by
        )


def signature(text: str, boilerplate: Iterable[Boilerplate] = ()) -> bytes | None:
    """The MinHash signature of a text: ROWS * BANDS unsigned integers of 32 bits, little-endian.

    Args:
        boilerplate: what is not the article, and is left out.

    Returns:
        None for a text too short to compare.
    """
    shingles = to_shingles(text, boilerplate)
    if len(shingles) < FEWEST:
        return None
    minhash = MinHash(num_perm=ROWS * BANDS, seed=_SEED)
    encoded = [shingle.encode() for shingle in shingles]
    for n in range(0, len(encoded), _AT_ONCE):
        minhash.update_batch(encoded[n : n + _AT_ONCE])
    return bytes(minhash.hashvalues.astype("<u4").tobytes())


def bands(signature: bytes) -> list[int]:
    """The keys by which a signature is looked up, one a band, as signed integers of 64 bits."""
    rows = np.frombuffer(signature, dtype="<u4").reshape(BANDS, ROWS)
    return [
        int.from_bytes(
            hashlib.blake2b(bytes([n]) + row.tobytes(), digest_size=8).digest(), "big", signed=True
        )
        for n, row in enumerate(rows)
    ]


def compare_texts(
    a: str,
    b: str,
    boilerplate_a: Iterable[Boilerplate] = (),
    boilerplate_b: Iterable[Boilerplate] = (),
) -> Shared:
    """Exactly how much two texts have in common; nothing, where one of them has no shingle."""
    return compare_shingles(to_shingles(a, boilerplate_a), to_shingles(b, boilerplate_b))


def compare_shingles(a: set[str], b: set[str]) -> Shared:
    """The same of two texts' shingles, for one text that is compared with several."""
    if not a or not b:
        return Shared(0.0, 0.0, 0.0)
    common = len(a & b)
    return Shared(
        jaccard=common / (len(a) + len(b) - common), of_a=common / len(a), of_b=common / len(b)
    )


def is_copy(shared: Shared) -> bool:
    """Whether one text is a copy of the other: whole, edited, cut or added to, but not a quotation
    in an article of its own, nor one piece of a round-up.
    """
    return shared.jaccard >= COPY


def differences(text: str, other: str) -> list[Difference]:
    """Where a copy differs, by sentences and lines, in text order.

    Case, punctuation and line breaks are no differences; a changed number is. First lines are
    compared, as a headline is one; then, where they differ, sentences, as they may be wrapped.
    """
    found = []
    for lines in _differences(text, other, _LINE):
        mine, theirs = text[lines.start : lines.end], other[lines.other_start : lines.other_end]
        found += [
            one.moved(lines.start, lines.other_start)
            for one in _differences(mine, theirs, _SENTENCE)
        ]
    return found


def to_shingles(text: str, boilerplate: Iterable[Boilerplate] = ()) -> set[str]:
    """Each SHINGLE words in a row, without case and punctuation; numbers stay what they are."""
    words = to_words(_without(text, boilerplate))
    return {" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


def to_words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _without(text: str, boilerplate: Iterable[Boilerplate]) -> str:
    at, parts = 0, []
    for span in sorted(boilerplate, key=lambda span: span.start):
        parts.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return " ".join([*parts, text[at:]])


def _differences(text: str, other: str, unit: re.Pattern[str]) -> Iterator[Difference]:
    mine, theirs = _units(text, unit), _units(other, unit)
    for a, b, c, d in _changes([key for key, *_ in mine], [key for key, *_ in theirs]):
        if " ".join(key for key, *_ in mine[a:b]) != " ".join(key for key, *_ in theirs[c:d]):
            yield Difference(*_reach(mine, a, b, len(text)), *_reach(theirs, c, d, len(other)))


def _units(text: str, unit: re.Pattern[str]) -> list[tuple[str, int, int]]:
    """The units that hold a word: what is compared, start, end."""
    found = ((to_words(part[0]), part.start(), part.end()) for part in unit.finditer(text))
    return [(" ".join(words), start, end) for words, start, end in found if words]


def _reach(
    units: Sequence[tuple[str, int, int]], first: int, after: int, length: int
) -> tuple[int, int]:
    """The offsets of some units; of none of them, the place where they would stand."""
    if first < after:
        return units[first][1], units[after - 1][2]
    at = units[first][1] if first < len(units) else length
    return at, at


def _changes(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches in which two rows of units differ: start and end in one, and in the other."""
    a = c = 0
    for b, d in [*_anchors(mine, theirs), (len(mine), len(theirs))]:
        yield from _changes_between(mine, theirs, (a, b, c, d))
        a, c = b + 1, d + 1


def _anchors(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The units that each has just once, as many as stand in the same order ("patience diff")."""
    once = _once(theirs)
    pairs = [(n, once[key]) for key, n in _once(mine).items() if key in once]
    lowest: list[int] = []  # by length, the lowest place at which a rising row of it can end
    lengths = []  # of the longest rising row that ends with each pair
    for _, place in pairs:
        length = bisect_left(lowest, place)
        lowest[length : length + 1] = [place]
        lengths.append(length)
    row: list[tuple[int, int]] = []
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == len(lowest) - len(row) - 1:  # the nearest before: of a length, each is lower
            row.append(pair)
    return row[::-1]


def _once(units: Sequence[str]) -> dict[str, int]:
    count = Counter(units)
    return {key: n for n, key in enumerate(units) if count[key] == 1}


def _changes_between(
    mine: Sequence[str], theirs: Sequence[str], stretch: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int, int]]:
    a, b, c, d = stretch
    while a < b and c < d and mine[a] == theirs[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and mine[b - 1] == theirs[d - 1]:
        b, d = b - 1, d - 1
    if (b - a) * (d - c) > _MOST_COMPARED:
        yield a, b, c, d
        return
    matcher = SequenceMatcher(None, mine[a:b], theirs[c:d], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield a + i, a + j, c + k, c + m

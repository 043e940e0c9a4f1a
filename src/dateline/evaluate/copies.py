"""Copies: pairs of texts of which it is known whether one is a copy of the other, and the score.

The pairs are made from articles, always the same ones from the same articles. Of each article the
copies that circulate are made, and the articles that share much with it and are no copies. What
`link.syndication` says of them is counted by kind (docs/copies.md).
"""

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.link.syndication import bands, compare_texts, is_copy, signature
from dateline.records import Document

MANY_PARAGRAPHS = 6  # from here on, two paragraphs are at most a third of an article
FEW_PARAGRAPHS = 4  # below, two paragraphs are more than half of it
EDITED = 13
"""One word in so many is edited: 7.7 %. Evenly spread, as no desk does it: so each edit breaks
shingles of its own, and none costs less than it can."""
FURTHER = 29  # words on stands the word that replaces one
WIDTH = 58  # columns of a re-wrapped line
TOLL_GROWS = 3
BRIEF = 45  # words at which an opening has told enough to be a brief
ARTICLE = 100  # words from which on a text is an article and no brief

_DATELINE = re.compile(r"\A[^\n()]{0,60}\([^\n()]{1,60}\) (?:--|[–—]) ")
_NUMBER = re.compile(r"(?<![\d.,])\d+(?![\d]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"'”’)]*(?=\s|$)|$)", re.MULTILINE)


@dataclass(frozen=True)
class Pair:
    """Two texts, how the first came from the second, and whether it is a copy of it."""

    kind: str
    copy: bool
    text: str
    other: str


@dataclass(frozen=True)
class KindScore:
    """What was said of the pairs of one kind.

    Attributes:
        copy: whether they are copies.
        pairs: how many there are.
        right: of those, how many were told right: found by a band and called a copy, or not.
        found: how many share a band, copies or not.
        least, most: Jaccard similarity.
    """

    kind: str
    copy: bool
    pairs: int
    right: int
    found: int
    least: float
    most: float

    @property
    def share_right(self) -> float:
        """The share told right, 0..1."""
        return self.right / self.pairs


@dataclass(frozen=True)
class CopyScores:
    """What was said of all pairs, by kind."""

    kinds: tuple[KindScore, ...]

    @property
    def precision(self) -> float | None:
        """Of the pairs called copies, the share that are; None: none was called one."""
        wrong = sum(one.pairs - one.right for one in self.kinds if not one.copy)
        return _share(self._right, self._right + wrong)

    @property
    def recall(self) -> float | None:
        """Of the copies, the share found by a band and called copies; None: there are none."""
        return _share(self._right, self._copies)

    @property
    def found(self) -> float | None:
        """Of the copies, the share that a band finds; None: there are none."""
        return _share(sum(one.found for one in self.kinds if one.copy), self._copies)

    @property
    def _right(self) -> int:
        return sum(one.right for one in self.kinds if one.copy)

    @property
    def _copies(self) -> int:
        return sum(one.pairs for one in self.kinds if one.copy)


def evaluate_copies(articles: Sequence[Document]) -> CopyScores:
    """Score what `link.syndication` says of the pairs made from some articles."""
    pairs = sorted(make_pairs(articles), key=lambda pair: (not pair.copy, pair.kind))
    by_kind = groupby(pairs, key=lambda pair: pair.kind)
    return CopyScores(tuple(_score(kind, list(some)) for kind, some in by_kind))


def _score(kind: str, pairs: Sequence[Pair]) -> KindScore:
    compared = [compare_texts(pair.text, pair.other) for pair in pairs]
    found = [_share_a_band(pair) for pair in pairs]
    copy = pairs[0].copy
    said = [a and is_copy(b) for a, b in zip(found, compared, strict=True)]
    return KindScore(
        kind=kind,
        copy=copy,
        pairs=len(pairs),
        right=sum(one == copy for one in said),
        found=sum(found),
        least=min(one.jaccard for one in compared),
        most=max(one.jaccard for one in compared),
    )


def _share_a_band(pair: Pair) -> bool:
    one, other = signature(pair.text), signature(pair.other)
    return one is not None and other is not None and not set(bands(one)).isdisjoint(bands(other))


def _share(some: int, of: int) -> float | None:
    return some / of if of else None


# -------------------------------------------------------------------------------------- pairs


def make_pairs(articles: Sequence[Document]) -> Iterator[Pair]:
    """The labelled pairs of some articles; `extra["happening"]` says which tell of the same.

    A kind that an article does not lend itself to is left out for it: one without a number has no
    toll to change, one without a second report of its happening no other report.
    """
    for number, article in enumerate(articles):
        for kind, made in COPIES.items():
            text = made(article.text)
            if text is not None and (text != article.text or kind == "exact"):
                yield Pair(kind, True, text, article.text)
        yield from _no_copies(articles[:number], article, articles[number + 1 :])


def _no_copies(
    before: Sequence[Document], article: Document, after: Sequence[Document]
) -> Iterator[Pair]:
    text = article.text
    same = [one for one in (*after, *before) if _same_happening(one, article)]
    others = [one for one in (*after, *before) if one not in same]
    for one in same:
        if one in after:  # each two once
            yield Pair("same happening", False, one.text, text)
    if len(others) >= 3:
        brief, *more = (opening(one.text) for one in (article, *others[:3]))
        yield Pair("round-up", False, "\n\n".join([more[0], brief, *more[1:]]), brief)
    long = [one for one in others if len(one.text.split()) >= ARTICLE]
    if not long or len(text.split()) < ARTICLE:
        return
    yield Pair("unrelated", False, long[0].text, text)
    quoting = quote_half((same or long)[0].text, text)
    if quoting is not None:
        yield Pair("quotes half", False, quoting, text)
    if len(to_paragraphs(text)) >= FEW_PARAGRAPHS:
        yield Pair("anniversary", False, look_back(long[0].text, text), text)


def _same_happening(one: Document, other: Document) -> bool:
    happening = one.extra.get("happening")
    return happening is not None and happening == other.extra.get("happening")


def to_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; of one without line breaks, each three sentences."""
    paragraphs = [one.strip() for one in text.split("\n") if one.strip()]
    if len(paragraphs) > 1:
        return paragraphs
    sentences = to_sentences(text)
    return [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]


def to_sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: nothing here hangs on where one ends."""
    return _SENTENCE.findall(text)


# ------------------------------------------------------------------------------------- copies


def change_header(text: str) -> str:
    """The text under another outlet's name, by-line and dateline."""
    return f"The Morning Telegraph\nBy a staff writer\nGENEVA, Monday -- {_DATELINE.sub('', text)}"


def cut_long(text: str) -> str | None:
    """Without the last two of six paragraphs or more; None: it has fewer."""
    return _cut(text) if len(to_paragraphs(text)) >= MANY_PARAGRAPHS else None


def cut_short(text: str) -> str | None:
    """Without the last two of four or five paragraphs; None: it has more or fewer."""
    few = FEW_PARAGRAPHS <= len(to_paragraphs(text)) < MANY_PARAGRAPHS
    return _cut(text) if few else None


def _cut(text: str) -> str:
    return "\n\n".join(to_paragraphs(text)[:-2])


def append_correction(text: str) -> str:
    """The text with a correction below it."""
    return (
        f"{text}\n\nCorrection: an earlier version of this article misspelt the name of an "
        "official and gave the wrong day for the meeting."
    )


def edit(text: str) -> str:
    """The text after a desk: one word in EDITED dropped or replaced, by turns."""
    parts = re.split(r"(\s+)", text)  # words and the space between them, by turns
    words = parts[::2]
    for turn, n in enumerate(range(EDITED // 2, len(words), EDITED)):
        parts[2 * n] = words[(n + FURTHER) % len(words)] if turn % 2 else ""
    return "".join(parts)


def rewrap(text: str) -> str:
    """The text in short lines, with curly quotes and long dashes for plain ones."""
    text = re.sub(r"(?<!\w)\"(?=\w)", "“", text).replace('"', "”").replace("'", "’")
    paragraphs = to_paragraphs(text.replace(" -- ", " — "))
    return "\n\n".join(textwrap.fill(one, WIDTH) for one in paragraphs)


def change_toll(text: str) -> str | None:
    """The text with its first number grown, wherever it stands; years are no tolls.

    None: it has no number in digits.
    """
    number = next((n for n in _NUMBER.findall(text) if not _YEAR.fullmatch(n)), None)
    if number is None:
        return None
    grown = str(int(number) + TOLL_GROWS)
    return _NUMBER.sub(lambda found: grown if found[0] == number else found[0], text)


COPIES: Mapping[str, Callable[[str], str | None]] = {
    "exact": lambda text: text,
    "header changed": change_header,
    "two paragraphs cut": cut_long,
    "two cut of four or five": cut_short,
    "correction appended": append_correction,
    "desk edit": edit,
    "re-wrapped": rewrap,
    "toll changed": change_toll,
}
"""The kinds of copies, and how each is made; None where a text does not lend itself to it."""

# --------------------------------------------------------------------------------- not copies


def opening(text: str) -> str:
    """The first sentences of a text, until they have BRIEF words; of a brief, all of it."""
    taken: list[str] = []
    for sentence in to_sentences(text):
        if len(" ".join(taken).split()) >= BRIEF:
            break
        taken.append(sentence)
    return " ".join(taken)


def quote_half(own: str, quoted: str) -> str | None:
    """An article that quotes the first half of another among as many words of its own.

    None: its own text is too short for that.
    """
    mine, theirs = own.split(), quoted.split()
    half = len(theirs) // 2
    if len(mine) < half:
        return None
    parts = mine[: half // 2], theirs[:half], mine[half // 2 : half]
    return "\n\n".join(" ".join(words) for words in parts)


def look_back(own: str, past: str) -> str:
    """An article that takes its background from an old one: its longest paragraph, whole."""
    paragraphs = to_paragraphs(own)
    middle = len(paragraphs) // 2
    background = max(to_paragraphs(past), key=len)
    return "\n\n".join([*paragraphs[:middle], background, *paragraphs[middle:]])

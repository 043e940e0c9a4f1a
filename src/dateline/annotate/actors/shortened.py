"""Names that the article itself shortens: "Front for the Renewal of Kasai (FRK)", "X or FRK".

The letters of the short form are the initials of the long one, small words skipped or not (Schwartz
& Hearst 2003). What an article shortens is the proper name of a body, whatever the parser makes
of its words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.actors import phrases
from dateline.annotate.actors.article import Article
from dateline.annotate.actors.find import FoundActor, is_capitalised, is_in_capitals
from dateline.body import Token
from dateline.knowledge.register import Kind

LETTERS = range(3, 8)
LONGEST = 12
"""Tokens of a name that is shortened."""
OPENERS = frozenset({"(", "[", "or"})
SKIPPED = frozenset({"-", "\u2013", "'", "\u2019", "'s"})
PERSONAL = frozenset({"office", "title", "person"})


@dataclass(frozen=True, eq=False)
class Shortened:
    """A name and its short form.

    Attributes:
        head: the token by which the long name hangs in its sentence.
        first, last: its first and last token.
        short: the short form.
    """

    head: Token
    first: Token
    last: Token
    short: Token


def find_shortened(article: Article) -> list[Shortened]:
    """Find unlisted names followed by their own short form, in text order."""
    tokens = article.body.all_tokens
    found = []
    for token in article.body.tokens:
        if token.i < 3 or len(token.text) not in LETTERS or not is_in_capitals(token):
            continue
        if tokens[token.i - 1].lower in OPENERS:
            shortened = _before(token, tokens, article)
            if shortened is not None:
                found.append(shortened)
    return found


def without_homonyms(
    found: Sequence[FoundActor], shortened: Sequence[Shortened]
) -> list[FoundActor]:
    """Leave out listed names spelt like a short form that the article gives to somebody else."""
    if not shortened:
        return list(found)
    spelt = {name.short.text for name in shortened}
    return [
        actor for actor in found if not (actor.first is actor.last and actor.head.text in spelt)
    ]


def _before(short: Token, tokens: Sequence[Token], article: Article) -> Shortened | None:
    last = short.i - 2
    words = [t for t in tokens[max(0, last - LONGEST + 1) : last + 1] if t.pos != "SPACE"]
    words = [t for t in words if t.sentence == short.sentence]
    length = _length(words, short.lower)
    if length is None:
        return None
    inside = words[len(words) - length :]
    numbers = {token.i for token in inside}
    tops = [t for t in inside if t.pos in phrases.NOUNS and t.head.i not in numbers | {short.i}]
    if not tops or _is_taken(tops[0], article):
        return None
    return Shortened(tops[0], inside[0], inside[-1], short)


def _length(words: Sequence[Token], letters: str) -> int | None:
    """How many of the last words have these initials; None when they do not."""
    at, left = len(words), len(letters)
    while left and at:
        at -= 1
        word = words[at]
        if word.lower[0] == letters[left - 1] and (is_capitalised(word) or left > 1):
            left -= 1
        elif is_capitalised(word) or not (word.text in SKIPPED or word.text.isalpha()):
            return None
    return None if left or not is_capitalised(words[at]) else len(words) - at


def _is_taken(head: Token, article: Article) -> bool:
    """Whether a list tells what it is, or it is the holder of an office."""
    known = article.known(head)
    return known is not None and (known.kind is not Kind.AGENT or known.role in PERSONAL)

"""Counting: whom a number counts: "two *men*", "dozens of *men*", "three of the *men*"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.figures.numbers import Number, is_year
from dateline.annotate.figures.senses import SenseReader
from dateline.annotate.figures.words import PeopleNouns
from dateline.body import Body, Token

COUNTING = frozenset({"nummod", "amod", "compound", "nmod", "quantmod", "det", "dep", "advmod"})
INNER = frozenset({"compound", "nmod", "amod", "nummod"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "SYM", "X", "NUM"})
NOT_COUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
BEFORE_NO_COUNT = frozenset({"per", "no", "aged", "age", "article"})
BEFORE_NO_SEVERAL = frozenset({"how", "as", "so", "too", "not", "that"})
""" "how many died", "not many died": no such number is told of."""

AFTER_NO_COUNT = frozenset({"%", "per", "percent"})
NONE = frozenset({"none", "neither", "no"})
RELATIVE = frozenset({"WP", "WDT"})
BREAKS = frozenset({"--", "\u2014", ":", ";"})
OLDEST = 120
MAX_PHRASE = 8
"""Tokens from a number to the noun it counts: "two U.S. border patrol agents"."""


@dataclass(frozen=True)
class Counted:
    """Whom a number counts.

    Attributes:
        anchor: the head of the phrase: the noun, or the number where the noun hangs below it.
        noun: None where the number stands alone.
        known: whether the noun is known to name people; a number alone is taken to count some.
        is_role: whether the noun names people, and not what befell them ("deaths").
        is_one: it is a "one" that stands alone, and may be anything.
        is_doubtful: it stands where dates and ages do: only words of its own phrase speak of it.
    """

    anchor: Token
    noun: Token | None
    known: bool
    is_role: bool = False
    is_doubtful: bool = False
    is_one: bool = False


class CountingReader:
    """Tells whom numbers count."""

    def __init__(self, people: PeopleNouns, senses: SenseReader) -> None:
        self._people = people
        self._senses = senses

    def read(self, number: Number, body: Body) -> Counted | None:
        """Whom a number counts, or None where it counts no people."""
        before, after = _neighbours(number, body)
        if _is_day(number, body.all_tokens):
            return None
        if before in BEFORE_NO_COUNT or after in AFTER_NO_COUNT or _is_age(number, before, after):
            return None
        head = _head(number)
        noun, below = _noun(head, number, body.all_tokens)
        if number.low is None and (before in BEFORE_NO_SEVERAL or (noun and noun.tag in RELATIVE)):
            return None
        if noun is None:
            return None if is_year(number) else _alone(head, number, body.all_tokens)
        if noun.dep == "pobj" and noun.head.head.lower in NONE:
            return None
        befallen = self._senses.is_noun(noun)
        if befallen and (_is_rate(noun) or is_year(number)):
            return None
        if not befallen and not self._people.may_be(noun):
            return None
        is_role = self._people.is_known(noun)
        return Counted(head if below else noun, noun, befallen or is_role, is_role)


def _alone(head: Token, number: Number, tokens: Sequence[Token]) -> Counted:
    before = tokens[number.first.i - 1] if number.first.i else None
    odd = head.dep in ("appos", "npadvmod", "punct") or head.ent in NOT_COUNTS
    if before is not None and before.pos == "PROPN" and head.dep not in ("nsubj", "nsubjpass"):
        odd = odd or (number.low is not None and number.low <= OLDEST)  # "Warren, 17"
    return Counted(
        head,
        None,
        known=True,
        is_doubtful=odd and not number.is_vague,
        is_one=number.low == 1 and number.high == 1,
    )


def _is_day(number: Number, tokens: Sequence[Token]) -> bool:
    """ "7 January"."""
    after = tokens[number.last.i + 1] if number.last.i + 1 < len(tokens) else None
    return after is not None and number.head.ent == "DATE" and after.ent == "DATE"


def _neighbours(number: Number, body: Body) -> tuple[str, str]:
    tokens, i, j = body.all_tokens, number.first.i, number.last.i
    before = tokens[i - 1].lower if i else ""
    return before, tokens[j + 1].lower if j + 1 < len(tokens) else ""


def _head(number: Number) -> Token:
    """The token of a number by which it hangs in the parse."""
    token = number.last
    while token.head is not token and number.first.i <= token.head.i <= number.last.i:
        token = token.head
    return token


def _noun(head: Token, number: Number, tokens: Sequence[Token]) -> tuple[Token | None, bool]:
    """The noun counted, and whether it hangs below the number ("dozens *of soldiers*")."""
    over = head.head
    if head.dep in COUNTING and number.last.i < over.i and over.pos in NOMINAL:
        while over.dep in INNER and over.head.i > over.i and over.head.pos in NOMINAL:
            over = over.head
        between = tokens[number.last.i + 1 : over.i]
        if len(between) < MAX_PHRASE and not any(token.text in BREAKS for token in between):
            return over, False
    for child in head.children:
        if child.lower == "of" and child.i > number.last.i:
            return child.child("pobj"), True
    return _next_noun(number, tokens), False


def _next_noun(number: Number, tokens: Sequence[Token]) -> Token | None:
    """The noun at the end of the words that follow, where the parser hung the number elsewhere."""
    last = None
    end = number.last.end
    for token in tokens[number.last.i + 1 : number.last.i + 1 + MAX_PHRASE]:
        if token.sentence != number.last.sentence or token.start - end > 1:
            break
        end = token.end
        if token.pos in ("NOUN", "PROPN") and token.ent not in NOT_COUNTS:
            last = token
        elif token.pos != "ADJ" and token.tag != "HYPH":
            break
    return last


def _is_age(number: Number, before: str, after: str) -> bool:
    """ "Ahmed Saleh, 34, was killed"."""
    return (
        before in (",", "(")
        and after in (",", ")", ".", ";")
        and number.low is not None
        and number.low <= OLDEST
        and number.head.dep in ("appos", "nummod", "npadvmod", "punct", "dep", "ROOT", "nmod")
    )


def _is_rate(noun: Token) -> bool:
    return any(child.lower in ("per", "rate") for child in noun.children)

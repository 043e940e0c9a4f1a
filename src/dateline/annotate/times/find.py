"""Find: the time expressions of an article, by their words.

The grammar says what may be a time; here the parse says whether it is one: "May" the month or the
verb, "2000" the year or the number.
"""

from functools import lru_cache

from dateline.annotate.times.grammar import Grammar
from dateline.annotate.times.meaning import Length, Repeated, TimeExpression
from dateline.annotate.times.readings.matched import Matched, Read
from dateline.annotate.times.said import edtf_said
from dateline.annotate.times.timex import length_timex
from dateline.annotate.times.words import Vocabulary, load_vocabulary
from dateline.body import Body, Token
from dateline.knowledge.lexicon import Lexicons

OURS = Lexicons()

NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE"})
"""Entities whose parts are no times: "April Jones", the Sunday Times."""


def find_times(body: Body, lexicons: Lexicons = OURS) -> list[TimeExpression]:
    """Find the times of an article, in text order, none overlapping.

    Args:
        body: the parse; what lies outside it (boilerplate) has no times.
        lexicons: the word lists.
    """
    vocabulary, grammar = _load(lexicons)
    found = []
    for rule, matched, read in grammar.matches(vocabulary.read(body.text)):
        pieces = matched.pieces[read.skip :]
        start, end = pieces[0].start, pieces[-1].end
        tokens = body.tokens_in(start, end)
        if not tokens or tokens[0].sentence != tokens[-1].sentence:
            continue
        if not is_time(rule.name, matched, tokens, body):
            continue
        if matched.pieces[0].kind == "A":
            read = as_rate(read, tokens)
        text = body.text[start:end]
        found.append(TimeExpression(start, end, text, read.kind, read.meaning, rule.name))
    return found


@lru_cache(maxsize=4)
def _load(lexicons: Lexicons) -> tuple[Vocabulary, Grammar]:
    vocabulary = load_vocabulary(lexicons)
    return vocabulary, Grammar(vocabulary.letters)


def is_time(rule: str, matched: Matched, tokens: list[Token], body: Body) -> bool:
    """Whether the parse agrees that this is a time."""
    if rule in ("month", "weekday") and _is_of_a_name(tokens, body):
        return False
    if rule == "month" and "MAYBEMONTH" in matched:
        return _is_month(matched, tokens, body)
    if rule == "weekday" and "SHORTDAY" in matched:
        return False  # "Sun", "Wed": only with a date
    if rule == "clock" and matched.before is not None and matched.before.kind == "DASH":
        return False  # "a pre-dawn raid"
    if rule == "season":
        return _is_season(matched, tokens)
    if rule in ("year", "year-in-words"):
        return _is_year(tokens, body)
    if rule == "reference" and ("CURRENT" in matched or "RECENT" in matched):
        return tokens[0].pos != "NOUN"
    return True


def as_rate(read: Read, tokens: list[Token]) -> Read:
    """A year said of an amount is how often ("$33 million *a year*"), else how long."""
    meaning = read.meaning
    if not isinstance(meaning, Length) or meaning.amount != 1:
        return read
    head = tokens[-1]
    if head.dep != "npadvmod" or head.head.pos not in ("NOUN", "NUM", "SYM") or len(tokens) != 2:
        return read
    return Read("set", Repeated(length_timex(1, meaning.unit)))


def _is_of_a_name(tokens: list[Token], body: Body) -> bool:
    """Whether a lone month or weekday is part of a name: "April Jones", "Black September"."""
    last = tokens[-1]
    if len(tokens) > 2:
        return False
    before = body.all_tokens[tokens[0].i - 1] if tokens[0].i else None
    after = body.all_tokens[last.i + 1] if last.i + 1 < len(body.all_tokens) else None
    if before is not None and _qualifies(before, last):
        return True
    return last.ent in NAMES and any(
        other is not None and other.ent == last.ent and other.pos == "PROPN"
        for other in (before, after)
    )


def _qualifies(before: Token, day: Token) -> bool:
    """Whether a capitalised word belongs to a weekday or month: "*Bloody* Sunday"."""
    return (
        before.head is day
        and before.dep in ("compound", "amod")
        and before.text.istitle()
        and day.text.istitle()
        and before.pos in ("PROPN", "ADJ")
        and before.ent not in ("DATE", "TIME")
        and not (before.ent in NAMES and day.ent == "DATE")  # "the agency [Sana] [Monday]"
    )


def _is_month(matched: Matched, tokens: list[Token], body: Body) -> bool:
    """Whether a lone "may" or "march" is the month: after "in" or "last", or read as a date."""
    before = matched.before
    if tokens[-1].text.islower() and not body.text.islower():
        return False
    if len(matched.pieces) > 1:
        return tokens[-1].pos not in ("VERB", "AUX")
    if before is not None and before.kind in _BEFORE_MONTHS:
        return tokens[0].pos not in ("AUX",) or before.kind == "IN"
    token = tokens[0]
    return (
        token.pos == "PROPN"
        and token.text.istitle()
        and token.dep not in ("compound", "nsubj")
        and token.ent in ("DATE", "")
        and token.ent != ""
    )


_BEFORE_MONTHS = frozenset(
    {"IN", "FOR", "TO", "OF", "EARLY", "LATE", "MID", "MONTH", "SINCE", "BEFORE"}
)


def _is_season(matched: Matched, tokens: list[Token]) -> bool:
    if tokens[-1].pos in ("VERB", "AUX"):
        return False
    if len(matched.pieces) > 1 and not (
        len(matched.pieces) == 2 and matched.pieces[0].kind == "THE"
    ):
        return True
    before = matched.before
    return before is not None and before.kind in ("IN", "FOR", "TO", "BEFORE", "AFTER")


def _is_year(tokens: list[Token], body: Body) -> bool:
    """Whether a number counts nothing and names nothing: not "2000 people", "Flight 1982"."""
    year = tokens[-1]
    if year.dep in ("nummod", "quantmod") and year.head.i > year.i:
        return year.head.tag not in ("NNS", "NNPS") or year.ent == "DATE"
    before = body.all_tokens[year.i - 1] if year.i and len(tokens) == 1 else None
    if before is not None and before.pos == "PROPN" and year.dep in ("nummod", "npadvmod"):
        return False
    return year.ent in ("DATE", "TIME", "EVENT", "") or year.head.pos == "ADP"


def read_date(text: str, lexicons: Lexicons = OURS) -> str | None:
    """A text that is a date and nothing else, as EDTF: "9 April" is `XXXX-04-09`; else None."""
    vocabulary, grammar = _load(lexicons)
    coded = vocabulary.read(f"{text} (")  # as before the agency, where "10 JAN 90" is a date
    matches = grammar.matches(coded)
    if len(matches) != 1:
        return None
    _, matched, read = matches[0]
    if matched.first != 0 or matched.pieces[-1].end < len(text.rstrip(" .")):
        return None
    return edtf_said(read.meaning)

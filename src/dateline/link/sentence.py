"""Sentence: an incident in neutral words that could be published. Fills `Incident.summary`.

What is said is always said by somebody. Reads data/en/incident_words.tsv.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from spacy.lang.en.stop_words import STOP_WORDS

from dateline.knowledge.incident_words import IncidentWord
from dateline.knowledge.number_words import small_numbers
from dateline.records import EventType, FigureKind
from dateline.records.incident import (
    Dispute,
    IncidentDate,
    IncidentPlace,
    IncidentSource,
    Party,
    SourceRange,
    Toll,
)

SPELT = 10  # numbers up to here are written in words, as newspapers do
VERBS = {
    FigureKind.KILLED: "killed",
    FigureKind.INJURED: "injured",
    FigureKind.MISSING: "missing",
    FigureKind.ABDUCTED: "abducted",
    FigureKind.DETAINED: "detained",
    FigureKind.DISPLACED: "displaced",
}
HEAD_ENDS = re.compile(r" of | \(|,")
OWN_VERB = frozenset({FigureKind.ABDUCTED, FigureKind.DETAINED})
"""Kinds that say what happened: who was abducted was not "abducted in an abduction"."""


@dataclass(frozen=True)
class Facts:
    """What a sentence is made from: fields of the incident, its most frequent mode, and how many
    happenings all its reports tell of as one, this one among them.
    """

    event_type: EventType
    mode: str | None
    date: IncidentDate | None
    place: IncidentPlace | None
    actors: Sequence[Party]
    recipients: Sequence[Party]
    claimed_by: Sequence[str]
    sources: Sequence[IncidentSource]
    tolls: Sequence[Toll]
    disputes: Sequence[Dispute]
    stance: Literal["reported", "alleged", "denied"]
    times: int = 1
    together: int = 1


def write_summary(facts: Facts, words: Sequence[IncidentWord]) -> str:
    """The sentence, or the few, of an incident."""
    word = word_for(facts, words)
    toll = next((toll for toll in facts.tolls if toll.kind in VERBS and toll.by_source), None)
    first = _toll_sentence(facts, toll, word) if toll else _plain_sentence(facts, word)
    return " ".join((first, *_together(facts), *_claims(facts), *_denials(facts)))


def word_for(facts: Facts, words: Sequence[IncidentWord]) -> IncidentWord:
    """The row for an incident's type and mode. A mode without a row has that of its type."""
    rows = {(row.event_type, row.mode): row for row in words}
    return rows.get((facts.event_type, facts.mode)) or rows[facts.event_type, None]


# ------------------------------------------------------------------------- with a death toll


def _toll_sentence(facts: Facts, toll: Toll, word: IncidentWord) -> str:
    """ "Eight people were killed in an attack at X on 9 February, according to A; B put the toll
    at six."
    """
    first, *rest = _voices(facts, toll)
    counted = _count(first[0])
    verb = "was" if first[0].low == first[0].high == 1 else "were"
    what = "" if toll.kind in OWN_VERB else f" in {_what(facts, word)}"
    where = f"{what}{_where(facts)}{_when(facts)}"
    by = _names(facts, first[1])
    told = f"{_capital(counted)} {verb} {VERBS[toll.kind]}{where}, according to {by}"
    others = [f"{_names(facts, who)} put the {_toll_word(toll)} at {_or_so(r)}" for r, who in rest]
    return "; ".join((told, *others)) + "."


def _toll_word(toll: Toll) -> str:
    return "toll" if toll.kind is FigureKind.KILLED else "number"


def _voices(facts: Facts, toll: Toll) -> list[tuple[SourceRange, list[str]]]:
    """Each figure with those who give it: that of most sources first, then the latest, then the
    lowest. A party to the deed is heard last.
    """
    parties = {source.name for source in facts.sources if source.kind == "party"}
    voices: dict[tuple[int | None, int | None], list[SourceRange]] = defaultdict(list)
    for source in toll.by_source:
        voices[source.low, source.high].append(source)
    ordered = sorted(voices.values(), key=lambda v: (v[0].low or 0, v[0].high or 0))
    ordered.sort(key=lambda v: max(s.published or "" for s in v), reverse=True)
    ordered.sort(key=lambda v: -len(v))
    ordered.sort(key=lambda v: all(s.by in parties for s in v))
    return [(sources[0], [source.by for source in sources]) for sources in ordered]


def _count(source: SourceRange) -> str:
    return f"{_number(source)} {'person' if source.low == source.high == 1 else 'people'}"


def _number(source: SourceRange) -> str:
    low, high = source.low, source.high
    if low is None:
        return f"up to {_digits(high or 0)}"
    if high is None:
        return f"at least {_digits(low)}"
    return _digits(low) if low == high else f"{_digits(low)} to {_digits(high)}"


def _or_so(source: SourceRange) -> str:
    """A number after "at": "14 or more", where `_number` says "at least 14"."""
    if source.low is not None and source.high is None:
        return f"{_digits(source.low)} or more"
    return _number(source)


def _digits(number: int) -> str:
    if number > SPELT:
        return f"{number:,}"
    return next((word for word, value in small_numbers().items() if value == number), "no")


# ----------------------------------------------------------------------------- without a toll


def _plain_sentence(facts: Facts, word: IncidentWord) -> str:
    """ "An attack on X in Y on 9 February was reported by A and B." """
    whom = f" {word.preposition} {_the(facts.recipients[0].name)}" if facts.recipients else ""
    disputed = any(dispute.field == "who" for dispute in facts.disputes)
    by = f" by {facts.actors[0].name}" if facts.actors and not disputed else ""
    what = f"{_what(facts, word)}{whom}{by}{_where(facts, whom)}{_when(facts)}"
    was = "was" if facts.times == 1 else "were"
    names = _names(facts, [source.name for source in facts.sources])
    return f"{_capital(what)} {was} {facts.stance} by {names}."


def _what(facts: Facts, word: IncidentWord) -> str:
    """ "an attack"; "two attacks", where it is told so. A noun that has no plural stays."""
    if facts.times == 1:
        return f"{_article(word.noun)} {word.noun}"
    plural = f"{word.noun[:-1]}ies" if word.noun.endswith("y") else f"{word.noun}s"
    return f"{_digits(facts.times)} {plural}"


def _together(facts: Facts) -> Iterator[str]:
    if facts.together > 1:
        yield f"It is one of {_digits(facts.together)} that are told of together."


# ------------------------------------------------------------------------ claims and denials


def _claims(facts: Facts) -> Iterator[str]:
    if facts.claimed_by:
        claimants = _list([_the(name) for name in facts.claimed_by])
        yield f"{_capital(claimants)} claimed responsibility."


def _denials(facts: Facts) -> Iterator[str]:
    for dispute in facts.disputes:
        for side in dispute.sides:
            if dispute.field == "whether" and side.says == "denied":
                yield f"{_capital(_names(facts, side.by))} denied it."
            if dispute.field == "who" and side.says.startswith("not "):
                whom = side.says.removeprefix("not ")
                own = list(side.by) == [whom]
                denied = "responsibility" if own else f"that {whom} did it"
                yield f"{_capital(_names(facts, side.by))} denied {denied}."


# ------------------------------------------------------------------------------- small pieces


def _where(facts: Facts, said: str = "") -> str:
    place = facts.place
    if not place or place.name in said:
        return ""
    return f" {'at' if place.kind == 'site' else 'in'} {place.name}"


def _when(facts: Facts) -> str:
    """ " on 9 February 2013", " in February 2013", " in 2013"; the interval where it is none."""
    if not facts.date:
        return ""
    first, last = (date.fromisoformat(d) for d in (facts.date.earliest, facts.date.latest))
    if first == last:
        return f" on {_day(first)}"
    after = last + timedelta(days=1)
    if first.day == after.day == 1:
        if (first.month, after.month, after.year) == (1, 1, first.year + 1):
            return f" in {first.year}"
        if (last - first).days < 31:
            return f" in {first:%B} {first.year}"
    return f" between {_day(first)} and {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names(facts: Facts, names: Sequence[str]) -> str:
    """Who says so; those known by nothing but their document's id are counted."""
    documents = {document for source in facts.sources for document in source.documents}
    named = [_the(name) for name in names if name not in documents]
    left = len(names) - len(named)
    if not left:
        return _list(named)
    if named:
        return _list([*named, f"{_digits(left)} unnamed source{'s' if left > 1 else ''}"])
    return "an unnamed source" if left == 1 else f"{_digits(left)} unnamed sources"


def _the(name: str) -> str:
    """A common noun with its article, as a chain of sources has it without: "the army"."""
    first, *_ = name.split() or [""]
    head = HEAD_ENDS.split(name)[0]
    plain = first.islower() and first not in STOP_WORDS and not head.endswith("s")
    return f"the {name}" if plain else name


def _list(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and two others"."""
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and {_digits(len(names) - 2)} others"
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]

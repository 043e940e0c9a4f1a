"""Whether lexicon rows are well formed and do what their examples say.

Every row may carry an `example`, in which it must be found, and a `counterexample`, in which it
must not. How "found" is told depends on the lexicon: a pattern must code an event, a status cue
must change a status, a reporting verb must find an attribution; a list of words that no stage looks
up alone must at least stand in its example.
"""

import pkgutil
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import islice
from typing import Any, TypeVar

import dateline.annotate
import dateline.knowledge
from dateline.annotate.actors import find_actors
from dateline.annotate.boilerplate import BoilerplateLine
from dateline.annotate.events import frames
from dateline.annotate.events.considered import RULED_OUT
from dateline.annotate.events.patterns import EVENT_PATTERNS, EventPattern
from dateline.annotate.events.responsibility import ClaimCue, find_claims
from dateline.annotate.events.status import STATUS_CUES, StatusCue, StatusReader, Verdict
from dateline.annotate.events.support import Supports, SupportVerb
from dateline.annotate.figures.words import CasualtyWord
from dateline.annotate.pipeline import Mentions, Pipeline
from dateline.body import Token
from dateline.errors import DataError
from dateline.knowledge.lexicon import Lexicon, Lexicons, Row
from dateline.knowledge.ontology.cameo import CAMEO_CODES
from dateline.knowledge.ontology.countries import COUNTRIES
from dateline.knowledge.ontology.plover import PLOVER_CONTEXTS, PLOVER_MODES
from dateline.knowledge.ontology.sectors import SECTORS
from dateline.knowledge.register import AgentNoun, Title
from dateline.plugins import CodedEvent, ExplainingCoder
from dateline.records import Document, EventType, Status

R = TypeVar("R", bound=Row)

SUPRANATIONAL = frozenset({"IGO", "IMG", "INT", "ISM", "MNC", "NGO", "NGM"})
"""What PLOVER and CAMEO write where a body is of no country."""

WORD_FIELDS = ("words", "names", "word", "nouns", "titles", "lemmas", "verbs", "verb", "cue")
"""The columns that may hold the words of a row, of which one must stand in its example."""

MUST_HAVE_EXAMPLES = frozenset({EVENT_PATTERNS.path, STATUS_CUES.path})
BATCH = 64  # examples parsed together


def all_lexicons() -> list[Lexicon[Any]]:
    """Every lexicon that some module declares, by path."""
    found: dict[str, Lexicon[Any]] = {}
    for package in (dateline.knowledge, dateline.annotate):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Lexicon):
                    found[value.path] = value
    return [found[path] for path in sorted(found)]


def check_form(lexicons: Lexicons) -> Iterator[str]:
    """What is wrong with the form of any row: header, types, repeated ids; a line a problem."""
    for lexicon in all_lexicons():
        try:
            for _, row in lexicons.located(lexicon):
                if isinstance(row, DataError):
                    yield str(row)
        except DataError as error:
            yield str(error)


def check_codes(lexicons: Lexicons) -> Iterator[str]:
    """Codes that no code book lists, sentences that two rows share, rows that lack an example."""
    yield from _unknown_codes(lexicons)
    yield from _unknown_plover_codes(lexicons)
    yield from _repeated_examples(lexicons)
    yield from _missing_examples(lexicons)


@dataclass(frozen=True)
class Example:
    """A sentence in which a row must be found, or must not."""

    lexicon: Lexicon[Any]
    row: Row
    where: str
    text: str
    wanted: bool


def examples_of(lexicons: Lexicons) -> list[Example]:
    """Every example and counterexample, in file order; rows that are wrong are left out."""
    found = []
    for lexicon in all_lexicons():
        for where, row in _sound(lexicons, lexicon):
            for text, wanted in ((row.example, True), (row.counterexample, False)):
                if text:
                    found.append(Example(lexicon, row, where, text, wanted))
    return found


def check_examples(
    examples: Sequence[Example], pipeline: Pipeline, *, step: Callable[[], None]
) -> Iterator[str]:
    """The examples in which a row is not found, and counterexamples in which it is; a line each.

    Args:
        examples: as `examples_of` lists them.
        pipeline: reads them.
        step: called after each.
    """
    finder = Finder(pipeline)
    iterator = iter(examples)
    while batch := list(islice(iterator, BATCH)):
        docs = pipeline.parser.pipe(example.text for example in batch)
        for example, doc in zip(batch, docs, strict=True):
            document = Document(id=example.row.id, text=example.text)
            seen = Seen(pipeline, pipeline.read(document, doc))
            problem = _problem(example, finder, seen)
            if problem:
                yield problem
            step()


def _problem(example: Example, finder: "Finder", seen: "Seen") -> str | None:
    found = finder.finds(example, seen)
    if found is None or found is example.wanted:
        return None
    what = "example: not found in" if example.wanted else "counterexample: found in"
    return f"{example.where}: {example.row.id}: {what} “{example.text}”"


class Seen:
    """What the stages make of one example."""

    def __init__(self, pipeline: Pipeline, mentions: Mentions) -> None:
        self._pipeline = pipeline
        self.mentions = mentions
        self.tokens: list[Token] = mentions.body.tokens

    @cached_property
    def coded(self) -> list[CodedEvent]:
        """The events of it."""
        return self._pipeline.coder.pipe([self.mentions.reading()])[0]

    @property
    def rules(self) -> frozenset[str]:
        """The rules that coded an event."""
        return frozenset(event.rule for event in self.coded)

    @property
    def ruled_out(self) -> frozenset[str]:
        """The rules that say of some word that it is no event."""
        coder = self._pipeline.coder
        if not isinstance(coder, ExplainingCoder):
            return frozenset()
        considered = coder.considered(self.mentions.reading())
        return frozenset(
            rule for one in considered for rule in one.rules if one.reason == RULED_OUT
        )

    @property
    def moods(self) -> list[Token]:
        """The words whose mood is that of an event."""
        return [event.mood or event.trigger[0] for event in self.coded]

    @cached_property
    def roles(self) -> frozenset[str]:
        """The listed agent nouns and forms of address that the actor stage finds."""
        found = find_actors(self.mentions.body, self._pipeline.register)
        return frozenset(sense.known.name for actor in found for sense in actor.senses)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words as written and as lemmas, in small letters."""
        return frozenset(form for token in self.tokens for form in (token.lower, token.lemma))


class Finder:
    """Answers whether a row is found in an example; None: there is no way to tell."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._supports = Supports(pipeline.lexicons)
        self._statuses = StatusReader(pipeline.lexicons, self._supports)

    def finds(self, example: Example, seen: Seen) -> bool | None:
        """Whether the row of an example is found in it."""
        row = example.row
        match row:
            case EventPattern(event_type=EventType()):
                return f"event_patterns:{row.id}" in seen.rules
            case EventPattern():
                return f"event_patterns:{row.id}" in seen.ruled_out
            case StatusCue(status=Status.REPORTED):  # it only keeps others from being read
                return _stands_in(row, example.text, seen) if example.wanted else None
            case StatusCue():
                return self._is_reason(row, seen, wanted=example.wanted)
            case SupportVerb():
                return self._supports_a_noun(row, seen) if example.wanted else None
            case ClaimCue():
                claims = find_claims(seen.mentions.body, [row])
                return any(claim.explicit or example.wanted for claim in claims)
            case AgentNoun(nouns=names) | Title(titles=names):
                return bool(seen.roles.intersection(names)) if example.wanted else None
            case CasualtyWord():
                rule = f"casualty_words:{row.id}"
                return any(found.rule == rule for found in seen.mentions.figures)
            case BoilerplateLine():
                return re.fullmatch(row.pattern, example.text, re.IGNORECASE) is not None
        if example.lexicon.name.startswith("reporting_"):
            rule = f"{example.lexicon.name}:{row.id}"
            return any(found.rule == rule for found in seen.mentions.attributions)
        return _stands_in(row, example.text, seen) if example.wanted else None

    def _is_reason(self, row: StatusCue, seen: Seen, *, wanted: bool) -> bool:
        """Whether the cue is read: another row of the same status may win over it where it should.

        A counterexample is asked of what was coded alone: a word may be a cue of what is no event.
        """
        rule = f"status_cues:{row.id}"
        verdicts = [self._verdict(token, seen) for token in (seen.tokens if wanted else seen.moods)]
        if wanted:
            return any(verdict.status is row.status and verdict.reasons for verdict in verdicts)
        return any(rule in verdict.reasons for verdict in verdicts)

    def _verdict(self, token: Token, seen: Seen) -> Verdict:
        return self._statuses.status_of(token, seen.mentions.body.sentence_of(token))

    def _supports_a_noun(self, row: SupportVerb, seen: Seen) -> bool:
        for token in seen.tokens:
            governed = frames.governing_verb(token)
            if governed and governed[1] == row.slot and self._supports(*governed):
                return True
        return False


def _stands_in(row: Row, text: str, seen: Seen) -> bool | None:
    """Whether one of the words of a row stands in a text; None for a row without words."""
    field = next((name for name in WORD_FIELDS if getattr(row, name, None)), None)
    if field is None:
        return None
    listed = getattr(row, field)
    words = [word.lower() for word in ([listed] if isinstance(listed, str) else listed)]
    lowered = " ".join(text.split()).lower()
    if getattr(row, "kind", None) == "ending":
        return any(form.endswith(tuple(words)) for form in seen.forms)
    return any(
        set(word.split()) <= seen.forms or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lowered)
        for word in words
    )


def _sound(lexicons: Lexicons, lexicon: Lexicon[R]) -> Iterator[tuple[str, R]]:
    try:
        for where, row in lexicons.located(lexicon):
            if not isinstance(row, DataError):
                yield where, row
    except DataError:
        return  # told by check_form


def _unknown_codes(lexicons: Lexicons) -> Iterator[str]:
    """Countries and sectors that no code book lists."""
    countries = {row.alpha3 for _, row in _sound(lexicons, COUNTRIES)} | SUPRANATIONAL
    sectors = {row.code for _, row in _sound(lexicons, SECTORS)}
    for lexicon in all_lexicons():
        for where, row in _sound(lexicons, lexicon):
            country = getattr(row, "country", None)
            if isinstance(country, str) and country not in countries:
                yield f"{where}: {row.id}: country: {country!r} is not in ontology/countries.tsv"
            for sector in getattr(row, "sectors", ()):
                if sector not in sectors:
                    yield f"{where}: {row.id}: sectors: {sector!r} is not in ontology/sectors.tsv"


def _unknown_plover_codes(lexicons: Lexicons) -> Iterator[str]:
    """Modes, contexts and CAMEO codes of patterns that the code books do not have."""
    modes = {(row.event_type, row.mode) for row in lexicons[PLOVER_MODES]}
    contexts = {row.context for row in lexicons[PLOVER_CONTEXTS]}
    cameo = {row.cameo for row in lexicons[CAMEO_CODES]}
    for where, row in _sound(lexicons, EVENT_PATTERNS):
        if row.mode and (row.event_type, row.mode) not in modes:
            yield f"{where}: {row.id}: mode: {row.event_type} has no {row.mode!r}"
        if row.cameo and row.cameo not in cameo:
            yield f"{where}: {row.id}: cameo: {row.cameo!r} is not in ontology/cameo.tsv"
        for context in row.contexts:
            if context not in contexts:
                yield f"{where}: {row.id}: contexts: {context!r} is not in plover_contexts.tsv"


def _repeated_examples(lexicons: Lexicons) -> Iterator[str]:
    """Sentences that two rows of the patterns share: each must teach something of its own."""
    seen: dict[str, str] = {}
    for where, row in _sound(lexicons, EVENT_PATTERNS):
        for text in (row.example, row.counterexample):
            if text:
                first = seen.setdefault(text, where)
                if first != where:
                    yield f"{where}: {row.id}: its example stands already at {first}"


def _missing_examples(lexicons: Lexicons) -> Iterator[str]:
    """Rows without the example and counterexample that their lexicon asks for."""
    for lexicon in all_lexicons():
        if lexicon.path in MUST_HAVE_EXAMPLES:
            for where, row in _sound(lexicons, lexicon):
                for name in ("example", "counterexample"):
                    if not getattr(row, name):
                        yield f"{where}: {row.id}: no {name}; expected a sentence"

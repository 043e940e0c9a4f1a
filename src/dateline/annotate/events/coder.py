"""The default Coder: event patterns over the dependency parse.

Reads data/en/event_patterns, word_classes and support_verbs; says what each trigger token tells of,
who fills its roles, and by which row.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from dateline.annotate.events import frames
from dateline.annotate.events.considered import absorbed, ruled_out, why_not
from dateline.annotate.events.patterns import (
    EVENT_PATTERNS,
    WORD_CLASSES,
    CompiledPattern,
    Slots,
    compile_patterns,
    meets,
    trigger_words,
)
from dateline.annotate.events.support import Support, Supports
from dateline.body import Token
from dateline.knowledge.lexicon import Lexicons
from dateline.plugins import CodedEvent, Considered, Reading
from dateline.records import EventType

NOUN_TAGS = frozenset({"NOUN", "PROPN"})
PERSONAL = frozenset({"PRP", "PRP$", "WP", "WP$"})
IMPERSONAL = frozenset({"it", "its", "itself", "what"})
NAMED_ENTITIES = frozenset({"PERSON", "NORP", "ORG", "GPE"})
NEVER_A_ROLE = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "QUANTITY"})
CONCERNED = frozenset({
    "dobj", "prep", "pobj", "pcomp", "xcomp", "ccomp", "nsubj", "nsubjpass", "attr", "dative",
    "acl", "agent", "amod", "compound", "nmod", "poss", "conj",
})  # fmt: skip
NEVER_CONCERNED = frozenset({"VERB", "AUX", "PRON"})
CONCERNING = frozenset({
    "to", "with", "against", "of", "from", "for", "on", "upon", "over", "by", "between", "into",
    "toward", "towards", "at",
})  # fmt: skip
Kinds = Mapping[str, Callable[[Token], bool]]


class PatternCoder:
    """Codes by event patterns.

    Args:
        lexicons: where the rows are read from.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._index = compile_patterns(lexicons[EVENT_PATTERNS], lexicons[WORD_CLASSES])
        self._supports = Supports(lexicons)

    def pipe(self, readings: Sequence[Reading]) -> list[list[CodedEvent]]:
        """The events of each article, in text order of their triggers."""
        return [self._code(reading) for reading in readings]

    def _code(self, reading: Reading) -> list[CodedEvent]:
        kinds = _kinds(reading)
        found: dict[tuple[int, EventType], CodedEvent] = {}
        for sentence in reading.body.sentences:
            for token in sentence.tokens:
                event = self._event_at(token, kinds)
                if event is not None:
                    key = (event.trigger[0].i, event.event_type)
                    if key not in found or found[key].score < event.score:
                        found[key] = event
        return sorted(found.values(), key=lambda event: event.trigger[0].i)

    def considered(self, reading: Reading) -> list[Considered]:
        """Words that some row is about and that were not coded, and why, in text order."""
        kinds = _kinds(reading)
        coded = {token.i: event for event in self._code(reading) for token in event.trigger}
        found = []
        for token in reading.body.tokens:
            candidate = self._candidate(token)
            if candidate is None or token.i in coded or token.dep in ("aux", "auxpass"):
                continue
            event = self._event_at(token, kinds)
            if event is None and (fitting := _fitting(token, candidate, kinds)) is not None:
                found.append(ruled_out(token, fitting[0]))
            elif event is None:
                found.append(why_not(token, candidate.rows, candidate.slots, kinds))
            elif (host := _host(event, coded)) is not None and host.rule != event.rule:
                found.append(absorbed(token, host))
        return found

    def _event_at(self, token: Token, kinds: Kinds) -> CodedEvent | None:
        candidate = self._candidate(token)
        if candidate is None:
            return None
        fitting = _fitting(token, candidate, kinds)
        if fitting is None:
            return None
        pattern, trigger = fitting
        type_ = pattern.row.event_type
        if not isinstance(type_, EventType):
            return None
        return _coded(pattern, type_, trigger, candidate.slots, candidate.support, kinds)

    def _candidate(self, token: Token) -> "_Candidate | None":
        noun = token.pos in NOUN_TAGS
        if noun and token.dep in ("compound", "nmod"):
            return None  # "riot police", "murder trial": it only says which police, which trial
        rows = self._index.get((token.lemma, noun))
        if not rows:
            return None
        if not noun and token.pos not in frames.VERBAL and token.pos != "ADJ":
            return None
        support = self._supports.of(token) if noun else None
        slots = Slots(token, noun=noun, support=support.verb if support else None)
        adjective = token.pos == "ADJ"
        fitting = [row for row in rows if (row.row.pos == "adj") == adjective]
        return _Candidate(fitting, slots, support) if fitting else None


class _Candidate(NamedTuple):
    """A token that some rows are about, the most specific first."""

    rows: list[CompiledPattern]
    slots: Slots
    support: Support | None


def _host(event: CodedEvent, coded: Mapping[int, CodedEvent]) -> CodedEvent | None:
    """The event that another one went into: at its trigger, or at the nearest word above it."""
    head = event.trigger[0]
    return next((coded[token.i] for token in (head, *head.ancestors) if token.i in coded), None)


def _kinds(reading: Reading) -> Kinds:
    def is_somebody(token: Token) -> bool:
        """An actor that a list knows, a named one, or one that a personal pronoun stands for."""
        if token.pos == "PRON":
            return token.tag in PERSONAL and token.lower not in IMPERSONAL
        if token.pos == "PROPN" and not token.ent and not reading.is_place(token):
            return True  # a name that the parser could not place
        return token.ent in NAMED_ENTITIES or reading.is_actor(token)

    return {
        "actor": is_somebody,
        "place": reading.is_place,
        "number": lambda token: token.pos == "NUM" or token.child("nummod") is not None,
        "clause": lambda token: token.pos in frames.VERBAL,
    }


def _fitting(
    token: Token, candidate: _Candidate, kinds: Kinds
) -> tuple[CompiledPattern, list[Token]] | None:
    """The first row that fits a word, and the words of its trigger."""
    slots = candidate.slots
    for pattern in candidate.rows:
        trigger = _trigger_of(token, pattern, noun=slots.noun)
        if trigger and all(meets(need, slots, kinds) for need in pattern.needs):
            return pattern, trigger
    return None


def _trigger_of(token: Token, pattern: CompiledPattern, *, noun: bool) -> list[Token] | None:
    for trigger in pattern.triggers:
        if trigger.head == token.lemma:
            words = trigger_words(token, trigger, noun=noun)
            if words is not None:
                return words
    return None


def _coded(
    pattern: CompiledPattern,
    event_type: EventType,
    trigger: list[Token],
    slots: Slots,
    support: Support | None,
    kinds: Kinds,
) -> CodedEvent:
    row = pattern.row
    actors = _answerable(_role(row.actor, slots, kinds), kinds)
    recipients = _role(row.recipient, slots, kinds, without=actors)
    if support is not None and support.role == "actor" and not actors:
        actors = _usable(frames.logical_subject(support.verb), kinds)
    if support is not None and support.role == "recipient" and not recipients:
        recipients = _usable(frames.surface_subject(support.verb), kinds)
    recipients = [r for r in recipients if r not in actors]
    if not any(kinds["actor"](recipient) for recipient in recipients) and "-" not in row.recipient:
        recipients = _mentioned_in_object(trigger[0], actors, kinds) or recipients
    content = next(iter(slots["ccomp"]), None) or next(iter(slots["xcomp"]), None)
    mood = None
    if row.pos == "speech" and content is not None:
        mood = trigger[0]
        trigger = [content]
    return CodedEvent(
        trigger=tuple(trigger),
        event_type=event_type,
        actors=tuple(actors),
        recipients=tuple(recipients),
        rule=pattern.rule,
        mode=row.mode,
        cameo=row.cameo,
        contexts=row.contexts,
        score=_score(pattern, actors, recipients),
        content=content,
        mood=mood,
    )


def _role(
    alternatives: Sequence[str], slots: Slots, kinds: Kinds, without: Sequence[Token] = ()
) -> list[Token]:
    """The fillers of the first alternative that names an actor, else of the first that is
    filled.
    """
    filled: list[Token] = []
    for alternative in alternatives:
        found: list[Token] = []
        for path in alternative.split("+"):
            if path != "-":
                fillers = _usable(slots[path], kinds, modifier=path.endswith("mod"))
                found.extend(f for f in fillers if f not in found and f not in without)
        if any(kinds["actor"](token) for token in found):
            return found
        filled = filled or found
    return filled


def _answerable(fillers: list[Token], kinds: Kinds) -> list[Token]:
    """Who stands behind a thing that is said to act: "a statement by *the union* demanded", "*the
    party* issued a declaration demanding"; the thing itself when nobody does.
    """
    if not fillers or any(kinds["actor"](filler) for filler in fillers):
        return fillers
    thing = fillers[0]
    behind = [c for c in thing.children if c.dep == "poss"] + frames.prepositional(thing, "by")
    behind += frames.prepositional(thing, "of")
    governed = frames.governing_verb(thing)
    if governed is not None and governed[1] == "obj":
        behind += frames.logical_subject(governed[0])
    return [token for token in behind if kinds["actor"](token)] or fillers


def _mentioned_in_object(trigger: Token, actors: Sequence[Token], kinds: Kinds) -> list[Token]:
    """Whom the words below a trigger name first: "rejected calls for *Israel* to withdraw".

    A codebook takes for the target whoever the object concerns when it is not somebody itself.
    """
    queue = _concerned(trigger, after=trigger.i)
    for token in queue:
        if token in actors or token.ent in NEVER_A_ROLE:
            continue
        if kinds["actor"](token) and token.pos not in NEVER_CONCERNED:
            return frames.with_conjuncts([token])
        queue.extend(_concerned(token, after=-1))
    return []


def _concerned(token: Token, *, after: int) -> list[Token]:
    """The words below a token that may say whom it concerns: no places, times, asides or clauses
    besides; "*beat* and drugged a priest" shares its object.
    """
    return [
        child
        for child in token.children
        if child.i > after
        and (child.dep in CONCERNED or (child.dep == "advcl" and child.tag == "VB"))
        and not (child.dep == "prep" and child.lower not in CONCERNING)
        and not (child.dep == "conj" and child.pos in frames.VERBAL and child.i > token.i + 2)
    ]


def _usable(tokens: Iterable[Token], kinds: Kinds, *, modifier: bool = False) -> list[Token]:
    """Fillers that can be somebody: not times, not clauses; modifiers only when they name an
    actor.
    """
    found = []
    for token in tokens:
        if token.ent in NEVER_A_ROLE or token.pos in frames.VERBAL or token.pos == "ADV":
            continue
        if modifier and not kinds["actor"](token):
            continue
        if token not in found:
            found.append(token)
    return found


def _score(pattern: CompiledPattern, actors: Sequence[Token], recipients: Sequence[Token]) -> float:
    """How sure the row is of its reading: more conditions met and more roles filled, surer."""
    needs = 0.05 * min(len(pattern.needs), 3)
    return 0.3 + needs + 0.1 * bool(actors) + 0.1 * bool(recipients)

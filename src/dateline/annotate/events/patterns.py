"""Event patterns: what a row of data/en/event_patterns says, compiled to a question asked of a
token.

A row names a trigger, what its clause must hold (`needs`), and which slots fill the roles. Slots
are logical (see `frames`): `subj obj iobj xcomp ccomp attr poss mod`, any preposition, and paths
such as `obj.of` ("condemned the attack *on* X" is `obj.on`). Written out in docs/lexicons.md.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from dateline.annotate.events import frames
from dateline.body import Token
from dateline.errors import DataError
from dateline.knowledge.lexicon import Codes, Lexicon, Row, Words
from dateline.records import EventType

Pos = Literal["verb", "noun", "adj", "speech"]
"""`speech` is a verb of saying whose content is the event: the content is the trigger, and its
speaker is the source ("said that the group *should leave*")."""
NoEvent = Literal["NONE"]
"""In place of a type: what the row fits tells of no event, whatever other rows say of it."""


class EventPattern(Row):
    """One way in which news tells of one type of event."""

    pos: Pos
    trigger: Words
    needs: Codes = ()
    actor: Codes = ("subj",)
    recipient: Codes = ("obj",)
    event_type: EventType | NoEvent
    mode: str | None = None
    cameo: str | None = None
    contexts: Codes = ()


class WordClass(Row):
    """A named set of lemmas that patterns may ask for: `{weapon}`."""

    lemmas: Words
    name: str = Field(alias="class")


EVENT_PATTERNS = Lexicon("en/event_patterns.tsv", row=EventPattern)
WORD_CLASSES = Lexicon("en/word_classes.tsv", row=WordClass)

COUNTS = frozenset({
    "dozen", "score", "hundred", "thousand", "million", "couple", "number", "some", "most", "many",
    "several",
})  # fmt: skip
"""Nouns that only count what follows "of" ("dozens of homes" are homes): number words, a closed
class.
"""

PASSING = frozenset(
    {"prt", "prep", "advmod", "agent", "advcl", "dobj", "acomp", "compound", "amod"}
)


@dataclass(frozen=True)
class Need:
    """One condition: some filler of one of `slots` is one of `words` (or of a kind), or none is."""

    slots: tuple[str, ...]
    words: frozenset[str]
    kinds: tuple[str, ...]
    anything: bool
    negative: bool


@dataclass(frozen=True)
class Trigger:
    """One trigger form: its head lemma, and the words that must accompany it."""

    head: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class CompiledPattern:
    """A row made ready: its triggers, needs and role slots."""

    row: EventPattern
    triggers: tuple[Trigger, ...]
    needs: tuple[Need, ...]

    @property
    def rule(self) -> str:
        """What the output names as the rule."""
        return f"event_patterns:{self.row.id}"

    @property
    def specificity(self) -> int:
        """More needs, more words: preferred on the same trigger."""
        told = sum(not need.negative and not need.anything for need in self.needs)
        filled = sum(not need.negative and need.anything for need in self.needs)
        words = max(len(trigger.others) for trigger in self.triggers)
        speech = 6 if self.row.pos == "speech" else 0  # it reads the content too
        return 5 * told + 3 * filled + 2 * words + speech


class Slots:
    """The fillers of one predicate's slots, each worked out at most once.

    Args:
        token: the predicate.
        noun: read it as a noun event (poss, mod) rather than as a verb.
        support: for a noun: the verb that supports it and the role of that verb's subject.
    """

    __slots__ = ("_found", "noun", "support", "token")

    def __init__(self, token: Token, *, noun: bool, support: Token | None = None) -> None:
        self.token = token
        self.noun = noun
        self.support = support
        self._found: dict[str, list[Token]] = {}

    def __getitem__(self, path: str) -> list[Token]:
        found = self._found.get(path)
        if found is None:
            found = self._found[path] = self._fill(path)
        return found

    def _fill(self, path: str) -> list[Token]:
        first, _, rest = path.partition(".")
        if first == "sentence":
            return _sentence_of(self.token)
        fillers = self._noun_slot(first) if self.noun else self._verb_slot(first)
        if not rest:
            return fillers
        found: list[Token] = []
        for filler in fillers:
            found.extend(Slots(filler, noun=filler.pos not in frames.VERBAL)[rest])
        return found

    def _verb_slot(self, slot: str) -> list[Token]:
        token = self.token
        match slot:
            case "subj" if token.pos == "ADJ":
                return frames.surface_subject(token.head)
            case "subj":
                return frames.logical_subject(token)
            case "obj":
                return frames.logical_object(token)
            case "iobj":
                return frames.with_conjuncts(
                    [c for c in token.children if c.dep == "dative" and c.pos != "ADP"]
                )
            case "xcomp":
                return frames.complement(token, finite=False)
            case "ccomp":
                return frames.complement(token, finite=True)
            case "attr":
                return frames.with_conjuncts(
                    [c for c in token.children if c.dep in ("attr", "acomp", "oprd")]
                )
            case "modal":
                return [c for c in token.children if c.dep == "aux"]
            case "any":
                return [t for t in token.subtree if t is not token]
            case "poss":
                return []
            case "mod":
                return _modifiers(token) if token.tag == "VBG" else []
        found = frames.prepositional(token, slot)
        if not found:
            for filler in self["obj"]:
                if filler.i > token.i:
                    found.extend(frames.prepositional(filler, slot))
        if not found:
            for clause in token.children:
                if clause.dep == "xcomp":
                    found.extend(frames.prepositional(clause, slot))
        return found

    def _noun_slot(self, slot: str) -> list[Token]:
        token = self.token
        match slot:
            case "poss":
                return frames.with_conjuncts([c for c in token.children if c.dep == "poss"])
            case "mod":
                return _modifiers(token)
            case "subj" | "obj":
                return []
            case "support":
                return [self.support] if self.support else []
            case "any":
                return [t for t in token.subtree if t is not token]
            case "xcomp":
                return [c for c in token.children if c.dep == "acl" and c.tag == "VB"]
            case "ccomp":
                return [c for c in token.children if c.dep in ("acl", "ccomp", "relcl")]
            case "attr" | "iobj" | "modal":
                return []
        found = frames.prepositional(token, slot)
        if not found and self.support is not None:
            found = frames.prepositional(self.support, slot)
        return [f for f in found if f is not token]


def _sentence_of(token: Token) -> list[Token]:
    """All the words of its sentence."""
    root = next((ancestor for ancestor in token.ancestors if ancestor.is_root), token)
    return [other for other in root.subtree if other is not token]


def _modifiers(noun: Token) -> list[Token]:
    found = []
    for child in noun.children:
        if child.dep in ("amod", "compound", "nmod"):
            found.append(child)
            found.extend(c for c in child.conjuncts if c.i < noun.i)
    return found


def filler_words(token: Token) -> Iterator[str]:
    """The forms under which a filler may stand in a word list."""
    yield token.lemma
    yield token.lower
    for child in token.children:
        if child.dep in ("compound", "amod", "nmod") and child.i < token.i:
            yield child.lemma
            yield f"{child.lower} {token.lemma}"
        elif child.dep == "prt":
            yield f"{token.lemma} {child.lower}"
        elif child.dep == "prep" and child.lower == "of" and token.lemma in COUNTS:
            for counted in child.children:
                if counted.dep == "pobj":
                    yield from filler_words(counted)


def meets(need: Need, slots: Slots, kinds: Mapping[str, Callable[[Token], bool]]) -> bool:
    """Whether a predicate's fillers meet a need; `kinds` answers `@actor`, `@place` and so on."""
    for slot in need.slots:
        for filler in slots[slot]:
            if (
                need.anything
                or not need.words.isdisjoint(filler_words(filler))
                or any(kinds[kind](filler) for kind in need.kinds)
            ):
                return not need.negative
    return need.negative


def trigger_words(token: Token, trigger: Trigger, *, noun: bool) -> list[Token] | None:
    """The tokens of a trigger whose head this is, or None when it is not there whole."""
    found = [token]
    for word in trigger.others:
        other = _companion(token, word)
        if other is None:
            return None
        found.append(other)
    return found


def _companion(token: Token, word: str) -> Token | None:
    for child in token.children:
        if child.lower == word or (child.lemma == word and child.dep != "nsubj"):
            return child
        if child.dep in PASSING:
            for grandchild in child.children:
                if grandchild.lower == word or grandchild.lemma == word:
                    return grandchild
    if token.head is not token and token.head.lower == word and token.head.dep == "prep":
        return token.head
    return None


def compile_patterns(
    rows: tuple[EventPattern, ...], classes: tuple[WordClass, ...]
) -> dict[tuple[str, bool], list[CompiledPattern]]:
    """Patterns by (head lemma, is noun), the most specific first."""
    members: dict[str, set[str]] = {}
    for named in classes:
        members.setdefault(named.name, set()).update(named.lemmas)
    index: dict[tuple[str, bool], list[CompiledPattern]] = {}
    for row in rows:
        pattern = _compile(row, members)
        for trigger in pattern.triggers:
            bucket = index.setdefault((trigger.head, row.pos == "noun"), [])
            if pattern not in bucket:
                bucket.append(pattern)
    for bucket in index.values():
        bucket.sort(key=lambda pattern: -pattern.specificity)
    return index


def _compile(row: EventPattern, members: Mapping[str, set[str]]) -> CompiledPattern:
    needs = tuple(_need(row, text, members) for text in row.needs)
    triggers = tuple(_trigger(text, row.pos) for text in row.trigger)
    return CompiledPattern(row=row, triggers=triggers, needs=needs)


PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "amid", "among", "around", "as", "at",
    "before", "behind", "below", "beneath", "beside", "between", "beyond", "by", "down", "during",
    "for", "from", "in", "inside", "into", "of", "off", "on", "onto", "out", "outside", "over",
    "past", "through", "to", "toward", "towards", "under", "until", "up", "upon", "with", "within",
    "without",
})  # fmt: skip
"""The closed class of English prepositions and particles: grammar, not vocabulary."""


def _trigger(text: str, pos: Pos) -> Trigger:
    words = text.split()
    if pos == "noun" and len(words) > 1 and words[-1] not in PREPOSITIONS:
        return Trigger(head=words[-1], others=tuple(words[:-1]))
    return Trigger(head=words[0], others=tuple(words[1:]))


def _need(row: EventPattern, text: str, members: Mapping[str, set[str]]) -> Need:
    negative = text.startswith("!")
    slots, equals, fillers = text.removeprefix("!").partition("=")
    if not equals or not slots or not fillers:
        raise DataError(f"data/en/event_patterns: {row.id}: needs: {text!r} is not slot=filler")
    words: set[str] = set()
    kinds: list[str] = []
    for filler in fillers.split("|"):
        if filler.startswith("{"):
            name = filler.strip("{}")
            if name not in members:
                raise DataError(
                    f"data/en/event_patterns: {row.id}: needs: no word class {name!r}; there are "
                    f"{', '.join(sorted(members))}"
                )
            words |= members[name]
        elif filler.startswith("@"):
            kinds.append(filler[1:])
        elif filler != "*":
            words.add(filler.replace("_", " "))
    return Need(
        slots=tuple(slots.split(",")),
        words=frozenset(words),
        kinds=tuple(kinds),
        anything="*" in fillers.split("|"),
        negative=negative,
    )

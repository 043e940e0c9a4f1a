"""Status: whether what a trigger names is told as fact, alleged, denied, planned, asked for or imagined.

Reads data/en/status_cues.tsv and the parse: from the trigger up through the words that govern it,
each may change how the text stands to it ("*denied* that he *planned* to attack"). Definitions: the
record description; the approach follows Saurí & Pustejovsky 2009 (FactBank): the status of an event
is what the words between it and its source make of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.annotate.events import frames
from dateline.body import Sentence, Token
from dateline.knowledge.lexicon import Lexicon, Lexicons, Row, Words
from dateline.records import Status

MAX_CLIMB = 12  # governors looked at above a trigger; beyond lie parse errors
IRREALIS = frozenset({Status.INTENDED, Status.REQUESTED, Status.HYPOTHETICAL})


class StatusCue(Row):
    """A word that changes the status of the event in one of its slots."""

    pos: Literal["verb", "noun", "adj", "adv", "aux", "conj", "prep", "det"]
    cue: Words
    slot: str
    status: Status


STATUS_CUES = Lexicon("en/status_cues.tsv", row=StatusCue)


@dataclass(frozen=True)
class Verdict:
    """A status and the rows and words that led to it, innermost first."""

    status: Status
    reasons: tuple[str, ...] = ()


class StatusReader:
    """Answers how a text stands to an event.

    Args:
        lexicons: where status_cues.tsv is read from.
        supports: whether a verb in a slot lends its tense and mood to a noun event ("will hold
            talks": the talks are to come; not so "will condemn the attack").
    """

    def __init__(self, lexicons: Lexicons, supports: Callable[[Token, str], bool]) -> None:
        self._cues: dict[tuple[str, str], StatusCue] = {}
        for row in lexicons[STATUS_CUES]:
            for word in row.cue:
                for slot in row.slot.split(","):
                    self._cues.setdefault((word, slot), row)
        self._supports = supports

    def status_of(self, trigger: Token, sentence: Sentence) -> Verdict:
        """The status of the event that a trigger names."""
        found: list[tuple[Status, str]] = []
        self._local(trigger, found)
        node = trigger
        for _ in range(MAX_CLIMB):
            node_or_none = self._step(node, found)
            if node_or_none is None:
                break
            node = node_or_none
        if sentence.tokens[-1].text == "?":
            found.append((Status.HYPOTHETICAL, "question"))
        return _combine(found)

    # What stands beside a word: negation, auxiliaries, adverbs, conjunctions.

    def _local(self, node: Token, found: list[tuple[Status, str]]) -> None:
        negated = False
        for child in node.children:
            if child.dep == "neg" or (child.dep == "det" and child.lower in ("no", "neither")):
                negated = not negated
            elif child.dep in ("aux", "auxpass"):
                self._auxiliary(child, node, found)
            elif child.dep in ("advmod", "amod", "compound", "nmod", "npadvmod"):
                self._cue(child, "mod", found)
            elif child.dep == "mark":
                self._cue(child, "clause", found)
            elif child.dep == "advmod" or child.dep == "preconj":
                self._cue(child, "mod", found)
        if negated:
            found.append((Status.NEGATED, "negation"))

    def _auxiliary(self, aux: Token, verb: Token, found: list[tuple[Status, str]]) -> None:
        row = self._cues.get((aux.lemma, "aux")) or self._cues.get((aux.lower, "aux"))
        if row is None:
            return
        status = row.status
        if aux.lower in ("would", "'d") and status is not Status.REQUESTED:
            status = Status.INTENDED if _in_reported_speech(verb) else Status.HYPOTHETICAL
        found.append((status, f"status_cues:{row.id}"))

    def _cue(self, word: Token, slot: str, found: list[tuple[Status, str]]) -> bool:
        particle = next((c.lower for c in word.children if c.dep == "prt"), None)
        forms = [word.lemma, word.lower]
        if particle:
            forms.insert(0, f"{word.lemma} {particle}")
        for form in forms:
            row = self._cues.get((form, slot))
            if row is not None:
                if row.status is not Status.REPORTED:
                    found.append((row.status, f"status_cues:{row.id}"))
                return True
        return False

    # What governs it: one step up the tree.

    def _step(self, node: Token, found: list[tuple[Status, str]]) -> Token | None:
        """Judge the link from a word to its governor; the governor, or None to stop."""
        if node.is_root:
            return None
        head = node.head
        match node.dep:
            case "conj":
                if node.pos in frames.VERBAL and not _has_own_mood(node):
                    self._local(head, found)
                return head
            case "xcomp" | "oprd" | "acomp":
                return self._through(head, ("xcomp", "ccomp"), found, transparent=True)
            case "ccomp":
                return self._through(head, ("ccomp", "xcomp"), found, transparent=False)
            case "dobj" | "nsubjpass" | "attr" | "dative":
                bears = head.pos in frames.VERBAL and (
                    head.lemma == "be" or self._supports(head, "obj")
                )
                return self._through(head, ("obj",), found, transparent=bears)
            case "nsubj":
                slot = "obj" if frames.is_passive(head) else "subj"
                return self._through(head, (slot,), found, transparent=self._supports(head, slot))
            case "pobj" | "pcomp":
                return self._through_preposition(head, found)
            case "acl":
                return self._through(head, ("xcomp", "ccomp"), found, transparent=node.tag == "VB")
            case "advcl":
                return self._purpose(node, head, found)
            case "relcl":
                indefinite = any(c.dep == "det" and c.lower in ("a", "an", "any") for c in head.children)
                return head if indefinite else None
            case "compound" | "amod" | "nmod" | "poss":
                self._cue(head, "of", found)
                return head
        return None

    def _through(
        self,
        head: Token,
        slots: Iterable[str],
        found: list[tuple[Status, str]],
        *,
        transparent: bool,
    ) -> Token:
        known = any(self._cue(head, slot, found) for slot in slots)
        if known or transparent:
            self._local(head, found)
        return head

    def _through_preposition(self, preposition: Token, found: list[tuple[Status, str]]) -> Token | None:
        if preposition.dep == "pobj" or preposition.is_root:
            return None
        self._cue(preposition, "clause", found)
        governor = preposition.head
        if preposition.dep in ("prep", "agent", "dative", "pcomp") and governor.pos == "ADP":
            return governor if not governor.is_root else None
        known = self._cue(governor, preposition.lower, found)
        if known or (governor.pos in frames.VERBAL and self._supports(governor, preposition.lower)):
            self._local(governor, found)
            return governor
        if governor.pos in frames.VERBAL:
            return None
        return governor

    def _purpose(self, node: Token, head: Token, found: list[tuple[Status, str]]) -> Token | None:
        """"met to sign", "armed in order to attack": what is meant to follow is intended."""
        aux = node.child("aux")
        if node.tag == "VB" and aux is not None and aux.lower == "to":
            if not self._cue(head, "xcomp", found):
                found.append((Status.INTENDED, "purpose"))
            return head
        return None


def _has_own_mood(verb: Token) -> bool:
    """Whether a coordinated verb has its own subject or auxiliary, and so its own mood."""
    return any(child.dep in ("nsubj", "nsubjpass", "aux") for child in verb.children)


def _in_reported_speech(verb: Token) -> bool:
    """Whether a clause hangs on a past-tense verb of saying: its "would" is a past "will"."""
    node = verb
    while node.dep == "conj":
        node = node.head
    return node.dep == "ccomp" and node.head.tag in ("VBD", "VBN", "VBG", "VBP")


def _combine(found: list[tuple[Status, str]]) -> Verdict:
    """One status from those met, innermost first.

    A denial anywhere denies; a negation negates, unless what is negated was only asked for ("urged
    them not to attack"); else the innermost word decides: "accused of planning to attack" is a plan.
    """
    if not found:
        return Verdict(Status.REPORTED)
    statuses = [status for status, _ in found]
    reasons = tuple(reason for _, reason in found)
    if Status.DENIED in statuses:
        both = statuses.index(Status.DENIED) > 0 and statuses[0] is Status.DENIED
        return Verdict(Status.ALLEGED if both else Status.DENIED, reasons)
    if statuses.count(Status.NEGATED) % 2 == 1:
        return Verdict(Status.NEGATED, reasons)
    remaining = [status for status in statuses if status is not Status.NEGATED]
    if not remaining:
        return Verdict(Status.REPORTED, reasons)
    return Verdict(remaining[0], reasons)

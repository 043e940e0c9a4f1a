"""Status: whether what a trigger names is told as fact, alleged, denied, planned, asked for or
imagined.

Reads data/en/status_cues.tsv and the parse: from the trigger up through the words that govern it,
each may change how the text stands to it ("*denied* that he *planned* to attack"). Definitions: the
record description; the approach follows Saurí & Pustejovsky 2009 (FactBank): the status of an event
is what the words between it and its source make of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
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
    own_will: bool = False
    """Whether it is intended by its own verb's "will": its doer's announcement, not another's
    wish.
    """


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
        own_will = [s for s, _ in found if s is not Status.REPORTED] == [Status.INTENDED]
        link: Link | None = Link(trigger, "")
        for _ in range(MAX_CLIMB):
            if link is None:
                break
            link = self._step(link, found)
        if sentence.tokens[-1].text == "?":
            found.append((Status.HYPOTHETICAL, "question"))
        verdict = _combine(found)
        return replace(verdict, own_will=own_will and trigger.pos in frames.VERBAL)

    # What stands beside a word: negation, auxiliaries, adverbs, conjunctions.

    def _local(
        self, node: Token, found: list[tuple[Status, str]], came_from: Token | None = None
    ) -> None:
        negated = False
        for child in node.children:
            if child is came_from:
                continue  # its own negation has been counted
            if child.dep == "neg" or (child.dep == "det" and child.lower in ("no", "neither")):
                negated = not negated
            elif child.dep in ("aux", "auxpass"):
                self._auxiliary(child, node, found)
            elif child.dep in ("advmod", "amod", "compound", "nmod", "npadvmod", "preconj"):
                self._cue(child, "mod", found)
            elif (
                child.dep in ("nsubj", "nsubjpass")
                and child.lower
                in (
                    "nobody",
                    "none",
                    "neither",
                )
            ) or (
                child.dep in ("nsubj", "nsubjpass")
                and any(
                    grandchild.dep == "det" and grandchild.lower == "no"
                    for grandchild in child.children
                )
            ):
                negated = not negated
            elif child.dep == "mark" or (
                child.dep == "advmod" and child.lower in ("if", "once", "unless")
            ):
                self._cue(child, "clause", found)
        if negated:
            found.append((Status.NEGATED, "negation"))

    def _auxiliary(self, aux: Token, verb: Token, found: list[tuple[Status, str]]) -> None:
        row = self._cues.get((aux.lemma, "aux")) or self._cues.get((aux.lower, "aux"))
        if row is None:
            return
        status = row.status
        if aux.lower in ("would", "'d"):
            status = Status.INTENDED if _in_reported_speech(verb) else Status.HYPOTHETICAL
        found.append((status, f"status_cues:{row.id}"))

    def _cue(self, word: Token, slot: str, found: list[tuple[Status, str]]) -> bool:
        for form in _forms(word):
            row = self._cues.get((form, slot))
            if row is not None:
                found.append((row.status, f"status_cues:{row.id}"))
                return True
        return False

    # What governs it: one step up the tree.

    def _step(self, link: "Link", found: list[tuple[Status, str]]) -> "Link | None":
        """Judge the link from a word to its governor; the next link, or None to stop."""
        node = link.token
        if node.is_root:
            return None
        head = node.head
        match node.dep:
            case "conj":
                if node.pos in frames.VERBAL and not _has_own_mood(node):
                    self._local(head, found, node)
                return Link(head, link.slot)
            case "xcomp" | "oprd" | "acomp":
                return self._through(head, ("xcomp", "ccomp"), link, found, bears=True)
            case "ccomp":
                return self._through(head, ("ccomp", "xcomp"), link, found, bears=False)
            case "dobj" | "nsubjpass" | "attr" | "dative":
                bears = head.pos in frames.VERBAL and (
                    head.lemma == "be" or self._supports(head, "obj")
                )
                return self._through(head, ("obj",), link, found, bears=bears)
            case "nsubj":
                slot = "obj" if frames.is_passive(head) else "subj"
                bears = head.lemma == "be" or self._supports(head, slot)
                return self._through(head, (slot,), link, found, bears=bears)
            case "pobj" | "pcomp":
                return self._through_preposition(head, link, found)
            case "acl":
                slots = ("acl", "xcomp", "ccomp")
                return self._through(head, slots, link, found, bears=node.tag == "VB")
            case "advcl":
                return self._purpose(node, head, found)
            case "relcl":
                indefinite = any(
                    c.dep == "det" and c.lower in ("a", "an", "any") for c in head.children
                )
                return Link(head, "relcl") if indefinite else None
            case "compound" | "amod" | "nmod" | "poss":
                self._cue(head, "of", found)
                return Link(head, "of")
        return None

    def _through(
        self,
        head: Token,
        slots: tuple[str, ...],
        link: "Link",
        found: list[tuple[Status, str]],
        *,
        bears: bool,
    ) -> "Link":
        """A word in one of a governor's slots: the governor may be a cue, or lend its own mood."""
        cues = [head]
        if head.lemma == "be":  # "It is likely that", "reports of it are false"
            predicates = [c for c in head.children if c.dep in ("acomp", "attr")]
            cues = [c for c in predicates if c is not link.token] + cues
        paths = tuple(f"{slot}.{link.slot}" for slot in slots if link.slot) + slots
        known = any(self._cue(cue, path, found) for path in paths for cue in cues)
        if known or bears:
            self._local(head, found, link.token)
        return Link(head, slots[0])

    def _through_preposition(
        self, preposition: Token, link: "Link", found: list[tuple[Status, str]]
    ) -> "Link | None":
        if preposition.is_root:
            return None
        self._cue(preposition, "clause", found)
        governor = preposition.head
        if governor.pos == "ADP":  # "out of"
            self._cue(governor, "clause", found)
            governor = governor.head
        slot = preposition.lower
        path = f"{slot}.{link.slot}"
        known = self._cue(governor, path, found) or self._cue(governor, slot, found)
        objects = [c for c in governor.children if c.dep == "dobj"]
        if not known and objects:  # "expressed fears of": the noun may have kept its own cue
            known = any(self._cue(noun, slot, found) for noun in objects)
        if governor.pos not in frames.VERBAL:
            return Link(governor, slot)
        if known or self._supports(governor, slot):
            self._local(governor, found)
            return Link(governor, slot)
        return None

    def _purpose(self, node: Token, head: Token, found: list[tuple[Status, str]]) -> "Link | None":
        """ "met to sign", "armed in order to attack": what is meant to follow is intended."""
        aux = node.child("aux")
        if node.tag == "VB" and aux is not None and aux.lower == "to":
            if not self._cue(head, "xcomp", found):
                found.append((Status.INTENDED, "purpose"))
            return Link(head, "xcomp")
        return None


@dataclass(frozen=True)
class Link:
    """Where the climb has come to: a word, and the slot of it that the climb came from."""

    token: Token
    slot: str


def _forms(word: Token) -> list[str]:
    """The forms under which a cue may be listed: with its particle or next word first."""
    forms = []
    for child in word.children:
        if child.dep == "prt" or child.i == word.i + 1:
            forms.append(f"{word.lemma} {child.lower}")
            forms.append(f"{word.lower} {child.lower}")
    forms.append(word.lemma)
    forms.append(word.lower)
    return forms


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
    them not to attack"); else the innermost word decides: "accused of planning to attack" is a
    plan.
    """
    if not found:
        return Verdict(Status.REPORTED)
    statuses = [status for status, _ in found if status is not Status.REPORTED]
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

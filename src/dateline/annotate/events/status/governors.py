"""Governors: which cue governs what hangs on a word, wherever the parser hung it."""

from dataclasses import dataclass
from enum import Enum

from dateline.annotate.events import frames
from dateline.annotate.events.status.beside import is_negated
from dateline.annotate.events.status.clauses import PREDICATES, is_to_be, predicated
from dateline.annotate.events.status.cues import CueBook, StatusCue
from dateline.body import Token
from dateline.records import Status

CLAUSAL = frozenset({"xcomp", "ccomp"})
FIRST_PERSON = frozenset({"i", "we"})


class Reach(Enum):
    """Which of the words above still bear on the event."""

    ALL = "all"
    CLAIMS = "claims"
    """Only whose word it is: "accused them of using arms *that were smuggled in*"."""
    CONDITIONS = "conditions"
    """Only whether all of it is imagined: "*would* condemn an attack"."""


@dataclass(frozen=True)
class Link:
    """Where the climb has come to: a word, and the slot of it that the climb came from."""

    token: Token
    slot: str
    reach: Reach = Reach.ALL


class Governors:
    """Finds the cue that governs a link."""

    def __init__(self, book: CueBook) -> None:
        self._book = book

    def cue(
        self, head: Token, paths: tuple[str, ...], link: Link
    ) -> tuple[Token, StatusCue | None, bool]:
        """The cue that governs a slot: the head, or what is predicated with it ("reports of it are
        *false*", "the *plan* is to attack"); and whether its negation has been read with it.
        """
        negated = is_negated(head, but=link.token)
        for word in (*predicated(head, link.token), head):
            if word.lemma == "be" and link.token.dep in CLAUSAL and not is_to_be(link.token):
                continue  # "it was on Friday that they met": no "they were to meet"
            row = self._book.find(word, *paths, negated=negated)
            if row is not None and not self._spares(row, link):
                settled = negated and any(cue.startswith("not ") for cue in row.cue)
                return word, row, settled
        return head, None, False

    def _spares(self, row: StatusCue, link: Link) -> bool:
        """Whether a cue says nothing of a speech act itself, only of what it is about: "denied the
        *accusations*": they were made.
        """
        if link.token.pos != "NOUN" or link.token.dep not in ("dobj", "nsubjpass"):
            return False
        said = self._book.said_by(link.token)
        if link.slot:  # "rejected calls for a truce": still called for
            return said is Status.REQUESTED and row.effect == "attitude"
        return said is not None and (row.status is Status.DENIED or row.effect == "attitude")

    def by_preposition(self, governor: Token, slot: str, link: Link) -> Token | None:
        """The cue a preposition belongs to, wherever the parser hung it."""
        nearby = [governor]
        if governor.pos in frames.VERBAL:  # "expressed fears of": the noun may be the cue
            nearby += [c for c in governor.children if c.dep in ("dobj", *PREDICATES)]
        elif governor.dep in ("dobj", "nsubjpass"):  # "accused [him of bombing]"
            nearby.append(governor.head)
        elif governor.dep == "pobj" and governor.ent:  # "accusations by [Paris of bombing]"
            nearby.append(governor.head.head)
        for word in nearby:
            if self.cue(word, paths((slot,), link), link)[1] is not None:
                return word
        for word in nearby:
            if word is not governor and self.cue(governor, (f"obj.{slot}",), link)[1] is not None:
                return word
        return None

    def is_performed(self, verb: Token, head: Token) -> bool:
        """ "*I would like to thank* the king": the words are the deed."""
        if verb.pos not in frames.VERBAL or self._book.find(verb, "performed") is None:
            return False
        subject = head.child("nsubj")
        if subject is None or subject.lower not in FIRST_PERSON:
            return False
        return self._book.find(head, "wish") is not None


def paths(slots: tuple[str, ...], link: Link) -> tuple[str, ...]:
    """The slots of a governor, the longer paths first: `obj.of` before `obj`."""
    if not link.slot:
        return slots
    return (*(f"{slot}.{link.slot}" for slot in slots), *slots)

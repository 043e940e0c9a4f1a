"""Climb: from a trigger up through the words that govern it, to the status of its event."""

from collections.abc import Callable
from dataclasses import replace

from dateline.annotate.events import frames
from dateline.annotate.events.status.beside import Beside, follows_nor
from dateline.annotate.events.status.clauses import (
    BREAKS,
    PREDICATES,
    follows_closely,
    has_modal,
    has_subject,
    has_to,
    is_open_question,
    is_participle,
    is_subjunctive,
    shares_mood,
    takes_place,
)
from dateline.annotate.events.status.cues import STATUS_CUES, CueBook
from dateline.annotate.events.status.governors import Governors, Link, Reach, paths
from dateline.annotate.events.status.nouns import is_definite, is_of_any, is_singled_out
from dateline.annotate.events.status.relatives import gap_of
from dateline.annotate.events.status.verdict import Mark, Standing, Verdict, combine
from dateline.body import Sentence, Token
from dateline.knowledge.lexicon import Lexicons
from dateline.records import Status

MAX_CLIMB = 12  # governors looked at above a trigger; beyond lie parse errors
MEANS = frozenset({"by", "in"})  # "respond *by* attacking": the attack is the response

Supports = Callable[[Token, str], bool]


class StatusReader:
    """Answers how a text stands to an event.

    Args:
        lexicons: where status_cues.tsv is read from.
        supports: whether a verb in a slot lends its tense and mood to a noun event ("will hold
            talks": the talks are to come; not so "will condemn the attack").
    """

    def __init__(self, lexicons: Lexicons, supports: Supports) -> None:
        self._book = CueBook(lexicons[STATUS_CUES])
        self._supports = supports

    def status_of(self, trigger: Token, sentence: Sentence) -> Verdict:
        """The status of the event that a trigger names."""
        return _Climb(self._book, self._supports).from_trigger(trigger, sentence)


class _Climb:
    """One climb, and the marks met on it, innermost first."""

    def __init__(self, book: CueBook, supports: Supports) -> None:
        self._book = book
        self._beside = Beside(book)
        self._governors = Governors(book)
        self._supports = supports
        self._marks: list[Mark] = []

    def from_trigger(self, trigger: Token, sentence: Sentence) -> Verdict:
        self._read_beside(trigger, Reach.ALL)
        own = [mark.status for mark in self._marks if mark.status is not Status.REPORTED]
        self._read_relative(trigger)
        link: Link | None = Link(trigger, "")
        for _ in range(MAX_CLIMB):
            if link is None or link.token.is_root:
                break
            link = self._step(link)
        if link is not None and link.token.is_root and is_open_question(trigger, sentence):
            self._meet(Mark(Status.HYPOTHETICAL, "question", conditional=True), Reach.ALL)
        verdict = Verdict(combine(self._marks), tuple(mark.reason for mark in self._marks))
        own_will = own == [Status.INTENDED] and _is_of_its_doer(trigger)
        return replace(verdict, own_will=own_will)

    def _meet(self, mark: Mark, reach: Reach) -> None:
        claims = mark.status in (Status.ALLEGED, Status.DENIED)
        if (
            reach is Reach.ALL
            or (reach is Reach.CLAIMS and claims)
            or (reach is Reach.CONDITIONS and mark.conditional)
        ):
            self._marks.append(mark)

    def _read_beside(
        self, node: Token, reach: Reach, *, but: Token | None = None, settled: bool = False
    ) -> None:
        for mark in self._beside.marks(node, but=but, settled=settled):
            self._meet(mark, reach)

    # What hangs below: "an attack which they deny carrying out", "talks planned for May".

    def _read_relative(self, trigger: Token) -> None:
        gap = gap_of(trigger)
        if gap is None:
            return
        known = self._book.find(gap.verb, gap.slot) is not None
        if not known and not self._supports(gap.verb, gap.slot):
            return
        link = self._through(gap.verb, (gap.slot,), Link(trigger, ""), bears=True)
        while link is not None and link.token is not gap.clause:
            link = self._step(link)

    # What governs it: one step up the tree.

    def _step(self, link: Link) -> Link | None:
        """Judge the link from a word to its governor; the next link, or None to stop."""
        node, head = link.token, link.token.head
        match node.dep:
            case "conj":
                return self._through_conjunct(link)
            case "xcomp":
                if self._governors.is_performed(node, head):
                    return None
                return self._through(head, ("xcomp", "ccomp"), link, bears=True)
            case "acomp" | "oprd":
                slots = ("xcomp",) if node.pos in frames.VERBAL else ("pred",)
                return self._through(head, slots, link, bears=True)
            case "ccomp":
                return self._through_clause(link)
            case "dobj" | "nsubjpass" | "attr" | "dative" | "nsubj" | "csubj" | "csubjpass":
                return self._through_argument(link)
            case "pobj" | "pcomp":
                return self._through_preposition(link)
            case "acl" | "relcl":
                return self._through_modified(link)
            case "advcl":
                return self._through_adverbial(link)
            case "compound" | "amod" | "nmod" | "poss":
                return self._through(head, ("of",), link, bears=False)
        return None

    def _through(
        self, head: Token, slots: tuple[str, ...], link: Link, *, bears: bool
    ) -> Link | None:
        """A word in one of a governor's slots: the governor may be a cue, or lend its own mood."""
        cue, row, settled = self._governors.cue(head, paths(slots, link), link)
        reach = link.reach
        if row is not None:
            known = row.effect == "indefinite" and not link.slot and is_definite(link.token)
            if known:  # "discussed the bombing"
                return None
            self._meet(Mark.of(row, soft=cue.lemma == "be"), reach)
            if row.effect == "presupposed":
                return None
            if row.effect == "speech":
                self._read_denial_beside(head, reach)
                return Link(head, slots[0], Reach.CLAIMS if reach is Reach.ALL else reach)
        elif not bears and link.token.pos in frames.NOMINAL:
            if is_definite(link.token):
                return None
            bears = True
            within = is_of_any(link.token) and link.token.i > head.i  # "condemned no attack"
            if reach is Reach.ALL and not within:
                reach = Reach.CONDITIONS
        if row is not None or bears:
            self._read_beside(head, reach, but=link.token, settled=settled)
        return Link(head, slots[0], reach)

    def _read_denial_beside(self, verb: Token, reach: Reach) -> None:
        """ "*rejected* the charge and said that it did not attack": a denial, not just a no."""
        standing = Standing()
        for mark in self._marks:
            standing.meet(mark)
        if not standing.is_plain_negation:
            return
        row = self._book.find(verb, "not.ccomp")
        if row is None and verb.dep in ("conj", "advcl"):
            row = self._book.find(verb.head, "ccomp", "obj.ccomp")
        if row is not None and row.status is Status.DENIED:
            self._meet(Mark.of(row), reach)

    def _through_conjunct(self, link: Link) -> Link:
        node, head = link.token, link.token.head
        before = [c for c in head.children if c.dep == "cc" and c.i < node.i]
        conjunction = before[-1] if before else None
        row = self._book.find(conjunction, "clause") if conjunction is not None else None
        if row is not None and (row.status is Status.NEGATED or has_subject(node)):
            self._meet(Mark.of(row), link.reach)
        elif shares_mood(node, head):
            self._read_beside(head, link.reach, but=node, settled=follows_nor(node))
        return Link(head, link.slot, link.reach)

    def _through_clause(self, link: Link) -> Link | None:
        node, head = link.token, link.token.head
        breaks = any(c.dep == "punct" and c.text in BREAKS for c in (*head.children,))
        if breaks and node.i < head.i:
            return None  # "He was freed in May: it is believed that ...": two sentences
        slots = ("subjunctive", "ccomp", "xcomp") if is_subjunctive(node) else ("ccomp", "xcomp")
        return self._through(head, slots, link, bears=False)

    def _through_argument(self, link: Link) -> Link | None:
        node, head = link.token, link.token.head
        subject = node.dep in ("nsubj", "csubj") and not frames.is_passive(head)
        slot = "subj" if subject else "obj"
        raised = self._raised(head, slot)
        if raised is not None:  # "talks *are due* to begin"
            return self._through(raised.head, ("xcomp", "ccomp"), Link(raised, ""), bears=True)
        bears = self._supports(head, slot) or (head.lemma == "be" and not subject)
        if subject and is_definite(node) and not takes_place(head):
            bears = False  # "the attack did not kill anyone"
        return self._through(head, (slot,), link, bears=bears)

    def _raised(self, verb: Token, slot: str) -> Token | None:
        """The infinitive that a subject belongs to by sense: "the talks failed *to take place*"."""
        if slot == "obj" and not frames.is_passive(verb):
            return None
        places = [verb, *(child for child in verb.children if child.dep in PREDICATES)]
        for place in places:
            infinitive = place.child("xcomp")
            if infinitive is not None:
                own = "obj" if frames.is_passive(infinitive) else "subj"
                happens = takes_place(infinitive) and self._supports(infinitive, own)
                return infinitive if happens else None
        return None

    def _through_modified(self, link: Link) -> Link | None:
        """A clause that modifies a noun: what the noun is about, or a relative clause."""
        node, head = link.token, link.token.head
        infinitive = has_to(node) and not has_subject(node)
        whole = node.dep == "acl" or node.child("mark") is not None  # "the claim *that* they ran"
        if infinitive or (whole and not is_participle(node)):
            return self._through_content(link, infinitive=infinitive)
        row = self._book.find(head, f"acl.{link.slot}" if link.slot else "acl")
        if row is not None and node.dep == "relcl" and link.slot:
            return self._through(head, ("acl",), link, bears=True)
        if is_of_any(head):  # "will arrest anyone who attacks them"
            self._meet(Mark(Status.HYPOTHETICAL, "any", conditional=True), link.reach)
            return Link(head, "relcl", link.reach)
        return None if is_definite(head) else Link(head, "relcl", Reach.CLAIMS)

    def _through_content(self, link: Link, *, infinitive: bool) -> Link | None:
        """ "a plan to attack", "the claim that they attacked"."""
        head = link.token.head
        known = self._governors.cue(head, paths(("acl", "xcomp", "ccomp"), link), link)[1]
        if infinitive and known is None and not link.slot and not is_singled_out(head):
            self._meet(Mark(Status.INTENDED, "purpose"), link.reach)
        return self._through(head, ("acl", "xcomp", "ccomp"), link, bears=infinitive)

    def _through_adverbial(self, link: Link) -> Link | None:
        """ "met to sign", "armed in order to attack": what is meant to follow is intended."""
        node, head = link.token, link.token.head
        if node.tag == "VB" and has_to(node):
            if self._book.find(head, "xcomp") is None:
                self._meet(Mark(Status.INTENDED, "purpose", soft=True), link.reach)
                return Link(head, "xcomp", link.reach)
            return self._through(head, ("xcomp",), link, bears=True)
        if follows_closely(node, head) and self._book.find(head, "xcomp"):
            return self._through(head, ("xcomp",), link, bears=True)  # "ruled out sending"
        return None

    # Through a preposition.

    def _through_preposition(self, link: Link) -> Link | None:
        preposition = link.token.head
        row = self._book.find(preposition, "clause")
        if row is not None:
            self._meet(Mark.of(row), link.reach)
            return None
        governor = preposition.head
        if governor.pos in ("ADP", "ADV") and governor.dep in ("prep", "advmod", "prt"):
            governor = governor.head  # "out of"
        if preposition.is_root or governor is preposition:
            return None
        slot = preposition.lower
        found = self._governors.by_preposition(governor, slot, link)
        if found is not None:
            return self._through(found, (slot,), link, bears=True)
        return self._through_unknown(governor, slot, link)

    def _through_unknown(self, governor: Token, slot: str, link: Link) -> Link | None:
        if governor.pos in frames.VERBAL:
            if link.token.dep == "pcomp" and slot not in MEANS:
                return None
            bears = link.token.dep == "pcomp" or self._supports(governor, slot)
            if is_definite(link.token):  # "nobody died in the raid"
                return None
            return self._through(governor, (slot,), link, bears=bears)
        if is_definite(link.token):
            return None
        whole = slot == "of" or is_of_any(link.token) or link.reach is not Reach.ALL
        return Link(governor, slot, link.reach if whole else Reach.CONDITIONS)


def _is_of_its_doer(verb: Token) -> bool:
    """Whether a verb tells what somebody does; not "a reform *that will protect* them", nor "when
    they meet".
    """
    if verb.pos not in frames.VERBAL:
        return False
    if verb.dep == "advcl":
        return has_modal(verb)
    return verb.dep != "relcl" or is_definite(verb.head)

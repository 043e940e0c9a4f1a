"""Beside: what stands beside a word and bears on it: negation, auxiliaries, adverbs, conjunctions
and conditions.
"""

from collections.abc import Iterator

from dateline.annotate.events import frames
from dateline.annotate.events.status.clauses import has_modal
from dateline.annotate.events.status.cues import CueBook, StatusCue, word_before
from dateline.annotate.events.status.verdict import Mark
from dateline.body import SUBJECTS, Token
from dateline.records import Status

NO = frozenset({"no", "neither"})
NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
ADDED = frozenset({"only", "just", "merely", "simply", "necessarily"})  # "not only": no negation
MODIFYING = frozenset({"advmod", "amod", "compound", "nmod", "npadvmod", "preconj"})
MARKING = frozenset({"mark", "advmod"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
INVERTED = frozenset({"had", "should", "were"})  # "Had the navy attacked"
UNTIL = frozenset({"until", "till"})
PAST = frozenset({"VBD", "VBN"})
PRESENT = frozenset({"VBP", "VBZ"})
EVERY = frozenset({"all", "every"})  # "all possible aid" is aid, "a possible raid" may be none


class Beside:
    """Reads what stands beside a word."""

    def __init__(self, book: CueBook) -> None:
        self._book = book

    def marks(
        self, node: Token, *, but: Token | None = None, settled: bool = False
    ) -> Iterator[Mark]:
        """What stands beside a word, innermost first.

        Args:
            but: the child from which one came: what is within it has been read.
            settled: whether the word's negation has been read with the word ("did not rule out").
        """
        negated = not settled and is_negated(node, but=but)
        clause = list(self._clause(node))
        purpose = any(mark.status is Status.INTENDED for mark in clause)  # "so that they could"
        for child in node.children:
            if child is but:
                continue
            if child.dep in ("aux", "auxpass"):
                row = self._auxiliary(child, negated=negated)
                if row is not None and not purpose:
                    negated = negated and not _is_negative_form(row)
                    yield self._mark_of_auxiliary(row, child, node)
            elif child.dep in MODIFYING:
                row = self._modifier(child, node)
                if row is not None:
                    yield Mark.of(row)
            elif child.dep == "det" or (child.dep == "nsubj" and child.pos == "PRON"):
                row = self._book.find(child, "mod")
                if row is not None and child.lower not in NO:
                    yield Mark.of(row)
            elif child.dep == "prep":
                yield from self._source(child)
        yield from self._time(node)
        if negated:
            yield Mark(Status.NEGATED, "negation")
        yield from clause

    # Auxiliaries.

    def _auxiliary(self, aux: Token, *, negated: bool) -> StatusCue | None:
        if aux.lower in ("'d", "’d"):
            return None if aux.tag != "MD" else self._book.find(aux, "aux")
        return self._book.find(aux, "aux", negated=negated)

    def _mark_of_auxiliary(self, row: StatusCue, aux: Token, verb: Token) -> Mark:
        if _is_negative_form(row):
            return Mark.of(row)
        if aux.lower in ("would", "'d", "’d") and not _is_future_in_the_past(verb):
            return Mark(Status.HYPOTHETICAL, f"status_cues:{row.id}", conditional=True)
        hypothetical = row.status is Status.HYPOTHETICAL
        return Mark.of(row, soft=row.status is Status.INTENDED, conditional=hypothetical)

    # Modifiers.

    def _modifier(self, child: Token, node: Token) -> StatusCue | None:
        row = self._book.find(child, "mod")
        if row is None or row.status is not Status.HYPOTHETICAL:
            return row
        every = any(c.lower in EVERY for c in node.children if c.dep in ("det", "predet"))
        return None if every else row

    def _source(self, preposition: Token) -> Iterator[Mark]:
        """ "according to unconfirmed reports"."""
        if preposition.lower != "according":
            return
        for source in frames.prepositional(preposition, "to"):
            if any(child.dep in ("poss", "compound") for child in source.children):
                continue
            row = self._book.find(source, "source")
            if row is not None:
                yield Mark.of(row)

    def _time(self, node: Token) -> Iterator[Mark]:
        """ "they meet next week", "next week's talks"."""
        for child in node.children:
            if child.dep in ("npadvmod", "poss", "nmod") and child.child("det") is None:
                for word in child.children:
                    row = self._book.find(word, "time") if word.dep == "amod" else None
                    if row is not None:
                        yield Mark.of(row, soft=True)

    # Clauses: what introduces this one, and what conditions hang on it.

    def _clause(self, node: Token) -> Iterator[Mark]:
        for child in node.children:
            if child.dep in MARKING:
                row = self._awaited(child, node) or self._book.find(child, "clause")
                if row is not None:
                    yield Mark.of(row, conditional=row.status is Status.HYPOTHETICAL)
        if _is_inverted(node):
            yield Mark(Status.HYPOTHETICAL, "inversion", conditional=True)
        if has_modal(node) or node.tag in PRESENT:
            condition = self._condition(node)
            if condition is not None:
                yield Mark.of(condition, conditional=True)

    def _awaited(self, conjunction: Token, node: Token) -> StatusCue | None:
        """ "until they withdraw", "will end when they withdraw"; not "when they withdrew"."""
        row = None if _is_past(node) else self._book.find(conjunction, "when")
        if row is not None and row.status is Status.INTENDED and not _is_awaited(node):
            return None  # "when the army attacks, people flee"
        return row

    def _condition(self, node: Token) -> StatusCue | None:
        """The conjunction of a condition for the clause: "will attack *if* the talks fail"."""
        clauses = [node]
        while clauses[-1].dep in ("conj", "ccomp") and not clauses[-1].is_root:
            clauses.append(clauses[-1].head)  # "if they fail, he said, A will leave and B attack"
        for clause in clauses:
            for child in clause.children:
                if child.dep == "advcl" and (clause is node or child.i < node.i):
                    for mark in child.children:
                        row = self._book.find(mark, "main") if mark.dep in MARKING else None
                        if row is not None:
                            return row
        return None


def is_negated(node: Token, *, but: Token | None = None) -> bool:
    """Whether an odd number of negations bears on a word.

    Args:
        but: the child from which one came: its own negation has been read.
    """
    objects = but is None or but.dep not in SUBJECTS  # "the attack killed *nobody*": an attack
    count = 0
    for child in node.children:
        if child is not but and (objects or child.dep != "dobj"):
            count += _negates(child, node)
    return (count + follows_nor(node)) % 2 == 1


def follows_nor(node: Token) -> bool:
    """ "neither confirmed *nor denied*"."""
    return node.dep == "conj" and any(
        child.dep == "cc" and child.lower == "nor" for child in node.head.children
    )


def _negates(child: Token, node: Token) -> bool:
    if child.dep == "neg":
        added = any(c.lower in ADDED and word_before(c) is child for c in node.children)
        added = added or any(c.lower in ADDED for c in child.children)
        return not added and not _ends_there(node)
    if child.dep in ("det", "preconj"):
        return child.lower in NO
    if child.dep in ARGUMENTS:
        return child.lower in NOBODY or (
            any(c.dep in ("det", "preconj") and c.lower in NO for c in child.children)
        )
    return False


def _ends_there(verb: Token) -> bool:
    """ "did not withdraw until May", "was not called till the worst was over": it was."""
    if not any(child.tag == "VBD" for child in verb.children if child.dep in ("aux", "auxpass")):
        return False
    clauses = [child for child in verb.children if child.dep == "advcl"]
    marks = [mark for clause in clauses for mark in clause.children if mark.dep in MARKING]
    marks += [child for child in verb.children if child.dep == "prep"]
    return any(mark.lower in UNTIL for mark in marks)


def _is_negative_form(row: StatusCue) -> bool:
    return all(cue.startswith("not ") for cue in row.cue)


def _is_past(verb: Token) -> bool:
    auxiliaries = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    if verb.tag == "VBD" or any(aux.tag == "VBD" for aux in auxiliaries):
        return True
    return verb.pos not in frames.VERBAL


def _is_awaited(verb: Token) -> bool:
    """Whether the clause that a clause of time hangs on is itself to come."""
    return verb.dep == "advcl" and has_modal(verb.head)


def _is_inverted(verb: Token) -> bool:
    """ "*Had* the navy attacked, the port would have burned"."""
    if verb.dep != "advcl":
        return False
    first = min(verb.subtree, key=lambda token: token.i)
    inverted = first is verb or (first.dep == "aux" and first.head is verb)
    return inverted and first.lower in INVERTED


def _is_future_in_the_past(verb: Token) -> bool:
    """Whether "would" is a past "will": in what somebody said; never in "would have done"."""
    if any(child.dep == "aux" and child.lemma == "have" for child in verb.children):
        return False
    node = verb
    while node.dep == "conj":
        node = node.head
    if node.head.lemma == "be" or not (
        node.dep == "ccomp" or (node.dep == "acl" and node.tag == "VB")
    ):
        return False
    return node.head.tag in (*PAST, "VBG", "VBP") or node.head.pos == "NOUN"

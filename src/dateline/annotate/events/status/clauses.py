"""Clauses: what kind of clause a verb heads, and what stands in it."""

from dateline.annotate.events import frames
from dateline.annotate.events.status.nouns import is_bare
from dateline.body import Sentence, Token

PREDICATES = ("acomp", "attr", "oprd")
EXPLAINING = frozenset({"why", "how"})  # "Why did they attack?": they did
PLACE = frozenset({"place", "effect"})
BREAKS = frozenset({":", ";"})  # between sentences that the parser took for one
CLOSING = frozenset({'"', "'", "”", "’", "»", "''", ")"})


def predicated(head: Token, link_token: Token) -> list[Token]:
    """What is predicated with a verb: "is *likely*", "called reports *false*", "the *plan* is to".

    The verb itself counts only where nothing is.
    """
    found = [c for c in head.children if c.dep in PREDICATES and c is not link_token]
    if head.lemma == "be" and not found and link_token.dep in ("xcomp", "ccomp", "attr"):
        found = [c for c in head.children if c.dep == "nsubj"]
    return found


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep in ("nsubj", "nsubjpass") for child in verb.children)


def follows_closely(gerund: Token, verb: Token) -> bool:
    """ "ruled out *sending*": at most the verb's particle stands between them."""
    between = [child for child in verb.children if verb.i < child.i < gerund.i]
    return gerund.tag == "VBG" and gerund.i > verb.i and all(c.dep == "prt" for c in between)


def is_participle(verb: Token) -> bool:
    """Whether a clause is one of a participle alone: "men *killed* in a raid"."""
    return verb.tag in ("VBN", "VBG") and verb.child("aux", "nsubj", "nsubjpass", "mark") is None


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def has_modal(verb: Token) -> bool:
    """Whether a verb has "will", "may" or another modal."""
    return any(child.dep == "aux" and child.tag == "MD" for child in verb.children)


def shares_mood(node: Token, head: Token) -> bool:
    """Whether what stands beside the first of two coordinated words bears on the second too.

    Not on a verb with its own subject or auxiliary, nor a finite one after an auxiliary or a copula
    ("did not sign but left"); not on a noun with its own article.
    """
    if node.pos not in frames.VERBAL:
        return is_bare(node)
    if any(child.dep in ("nsubj", "nsubjpass", "aux") for child in node.children):
        return False
    return node.tag not in frames.FINITE or (head.child("aux") is None and head.lemma != "be")


def is_to_be(verb: Token) -> bool:
    """Whether a verb hangs on "be" as in "they are *to meet*", not "it is wrong *to meet*"."""
    return has_to(verb) and verb.head.child(*PREDICATES) is None


def takes_place(verb: Token) -> bool:
    """Whether a verb says of its subject that it happens, not what it does: "takes place",
    "began"; not "killed six", "went unpunished".
    """
    done = verb.child("dobj", "acomp")
    return done is None or done.lower in PLACE


def is_subjunctive(verb: Token) -> bool:
    """ "insisted that he *resign*"."""
    return verb.tag == "VB" and has_subject(verb) and verb.child("aux", "auxpass") is None


def is_open_question(trigger: Token, sentence: Sentence) -> bool:
    """Whether a sentence asks if its event happened, not why or how it did."""
    after = [t for t in sentence.tokens if t.i > trigger.i and t.text not in CLOSING]
    if not after or after[-1].text != "?" or any(token.text in BREAKS for token in after):
        return False
    clauses = [trigger, *trigger.ancestors]
    return not any(
        child.dep == "advmod" and child.lower in EXPLAINING
        for clause in clauses
        for child in clause.children
    )

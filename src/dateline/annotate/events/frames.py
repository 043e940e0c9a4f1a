"""Frames: the logical arguments of a predicate, whatever its syntax.

"Police arrested six men", "six men were arrested by police", "the six men police arrested",
"police, who arrested six men", "police agreed to arrest six men" and "the arrest of six men by
police" give the same fillers for the same slots. Slots are documented with the event patterns.
"""

from dateline.body import Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
PREPOSITIONAL = frozenset({"prep", "agent", "dative", "prt", "advmod", "mark", "pcomp", "npadvmod"})
OBJECT_CONTROL_PREPOSITIONS = frozenset({"of", "for", "from", "into", "against", "with", "over"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLIMB = 6  # how many governors a missing subject is sought through; deeper chains are parse errors


def with_conjuncts(tokens: list[Token]) -> list[Token]:
    """These tokens and all coordinated with them."""
    found = []
    for token in tokens:
        found.append(token)
        found.extend(conjunct for conjunct in token.conjuncts if conjunct.pos not in VERBAL)
    return found


def is_passive(verb: Token) -> bool:
    """Whether the surface subject is the logical object."""
    if any(child.dep in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag != "VBN":
        return False
    has_object = any(child.dep == "dobj" for child in verb.children)
    has_perfect = any(child.dep == "aux" and child.lemma == "have" for child in verb.children)
    if has_object or has_perfect:
        return False
    if verb.dep in ("acl", "advcl", "xcomp", "oprd"):
        return True
    if verb.dep == "conj" and verb.head.pos in VERBAL and not _own_subject(verb):
        return is_passive(verb.head)
    return False


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of a verb form, sought through coordination, control, participles and
    relatives.
    """
    own = _own_subject(verb)
    if own is not None:
        return _antecedent(own, verb)
    if verb.tag in FINITE and (swallowed := _swallowed_subject(verb)):
        return swallowed
    if depth > CLIMB or verb.is_root:
        return []
    head = verb.head
    match verb.dep:
        case "conj" if head.pos in VERBAL:
            return surface_subject(head, depth + 1)
        case "xcomp" | "advcl" | "ccomp" | "dep" if head.pos in VERBAL:
            if verb.dep == "ccomp" and verb.tag not in ("VBG", "VB", "VBN"):
                return []
            return _controller(verb, head, depth)
        case "xcomp" | "ccomp" if head.pos in ("ADJ", "NOUN"):
            return surface_subject(head.head, depth + 1) if head.head.pos in VERBAL else []
        case "pcomp":
            return _prepositional_controller(head, depth)
        case "acl" | "relcl":
            return _of_modified_noun(verb, head, depth)
    return []


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep in ("nsubj", "nsubjpass"):
            return child
        if child.dep in ("aux", "auxpass") and child.children:  # "*the visit* [is] meddling"
            hung = child.child("nsubj", "nsubjpass")
            if hung is not None:
                return hung
    return None


def _swallowed_subject(verb: Token) -> list[Token]:
    """The subject that the parser hung on a phrase before it: "In his visit to Iraq, *Iran's
    minister* told ..." (taken for an apposition to Iraq).
    """
    for child in reversed(verb.children):
        if child.dep == "prep" and child.i < verb.i:
            apposed = [t for t in child.subtree if t.pos in ("NOUN", "PROPN") and _is_apposed(t)]
            outer = [t for t in apposed if t.head not in apposed]
            if outer:
                return with_conjuncts(outer[-1:])
    return []


def _is_apposed(noun: Token) -> bool:
    """Whether only a comma joins it to the noun before: in apposition, or listed without "and"."""
    if noun.dep == "conj":
        return not any(c.dep in ("cc", "conj") and c is not noun for c in noun.head.children)
    return noun.dep == "appos"


def _antecedent(subject: Token, verb: Token) -> list[Token]:
    """What a relative pronoun stands for; any other subject stands for itself."""
    if subject.lower in RELATIVE and subject.tag in ("WDT", "WP", "WP$", "IN", "DT"):
        clause = verb
        while clause.dep == "conj" and clause.head.pos in VERBAL:
            clause = clause.head
        if clause.dep == "relcl" and clause.head is not clause:
            return [clause.head]
    return with_conjuncts([subject])


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    """ "X urged Y to leave": Y; "X agreed to leave", "X left, saying": X."""
    if verb.dep == "xcomp" and head.lemma != "promise":
        objects = [child for child in head.children if child.dep in ("dobj", "dative")]
        if objects and objects[0].i < verb.i:
            return with_conjuncts(objects[:1])
    return surface_subject(head, depth + 1)


def _prepositional_controller(preposition: Token, depth: int) -> list[Token]:
    """ "accused X of bombing": X; "responded by bombing": the subject of "responded"."""
    governor = preposition.head
    if governor.pos in VERBAL:
        objects = [child for child in governor.children if child.dep == "dobj"]
        if objects and preposition.lower in OBJECT_CONTROL_PREPOSITIONS:
            return with_conjuncts(objects[:1])
        return surface_subject(governor, depth + 1)
    if governor.dep in ("dobj", "pobj") and governor.ent:
        return [governor]  # "accused [Iran of bombing]": the preposition hung one step too low
    owner = governor.child("poss")
    return [owner] if owner else []


def _of_modified_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """ "troops firing on", "men killed by": the noun; "its plan to attack": whose plan it is."""
    if verb.tag != "VB" or verb.dep == "relcl":
        return [noun]
    owner = noun.child("poss")
    if owner:
        return [owner]
    governor = noun.head
    if noun.dep in ("dobj", "attr", "pobj", "nsubjpass") and governor.pos in VERBAL:
        return surface_subject(governor, depth + 1)
    return [noun] if noun.ent or noun.dep in ("nsubj",) else []


def logical_subject(verb: Token) -> list[Token]:
    """Who does it: the subject, or the agent of a passive."""
    if is_passive(verb):
        return prepositional(verb, "by")
    return surface_subject(verb)


def logical_object(verb: Token) -> list[Token]:
    """To whom it is done: the object, or the subject of a passive, or what a relative clause
    modifies.
    """
    if is_passive(verb):
        retained = [child for child in verb.children if child.dep in ("dobj", "oprd")]
        return surface_subject(verb) or with_conjuncts(retained)
    objects = [child for child in verb.children if child.dep == "dobj"]
    if objects and objects[0].lower in RELATIVE and objects[0].tag in ("WDT", "WP", "IN"):
        return [verb.head] if verb.dep == "relcl" else []
    if objects:
        return with_conjuncts(objects)
    clause = verb
    while clause.dep == "conj" and clause.head.pos in VERBAL:
        clause = clause.head
    own = _own_subject(clause)
    if clause.dep == "relcl" and own is not None and own.lower not in RELATIVE:
        return [clause.head]
    if verb.dep == "conj" and verb.head.pos in VERBAL:  # "attacked and burned the village"
        return []
    shared = [
        c for c in verb.children if c.dep == "conj" and c.pos in VERBAL and not _own_subject(c)
    ]
    if shared and shared[0].i - verb.i <= 3:
        return [child for child in shared[0].children if child.dep == "dobj"]
    return []


def prepositional(token: Token, preposition: str) -> list[Token]:
    """The objects of a preposition that hangs on a token ("with", "out of" counts as "of" too)."""
    found: list[Token] = []
    for child in token.children:
        if child.dep not in PREPOSITIONAL:
            continue
        if child.lower == preposition:
            found.extend(_objects(child))
        for grandchild in child.children:
            if grandchild.dep in ("prep", "pcomp") and grandchild.lower == preposition:
                found.extend(_objects(grandchild))
    return with_conjuncts(found)


def _objects(preposition: Token) -> list[Token]:
    return [
        child for child in preposition.children if child.dep in ("pobj", "pcomp", "dobj", "nsubj")
    ]


def complement(verb: Token, *, finite: bool) -> list[Token]:
    """Its that-clause (`finite`) or its infinitive or gerund, with coordinated ones."""
    deps = ("ccomp",) if finite else ("xcomp", "ccomp", "advcl", "acl", "oprd", "pcomp")
    found = []
    for child in verb.children:
        if child.dep not in deps:
            continue
        if not finite and child.dep != "xcomp" and child.tag not in ("VB", "VBG", "VBN"):
            continue
        if not finite and child.dep == "advcl" and child.tag != "VB":
            continue
        if not finite and child.dep == "ccomp" and _is_finite(child):
            continue
        found.append(child)
        found.extend(c for c in child.conjuncts if c.pos in VERBAL)
    return found


def _is_finite(clause: Token) -> bool:
    """Whether a clause is one of its own and no infinitive ("that they *should leave*")."""
    if _has_to(clause):
        return False
    return clause.tag == "VB" or _own_subject(clause) is not None


def _has_to(verb: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def governing_verb(noun: Token) -> tuple[Token, str] | None:
    """The verb a noun is an argument of, and as what: `obj`, `subj`, or the preposition.

    Climbs out of coordination ("launched air strikes and raids").
    """
    while noun.dep == "conj" and noun.head.pos in NOMINAL:
        noun = noun.head
    head = noun.head
    if head is noun:
        return None
    if noun.dep in ("dobj", "attr", "oprd") and head.pos in VERBAL:
        return head, "obj"
    if noun.dep == "nsubjpass":
        return head, "obj"
    if noun.dep == "nsubj" and head.pos in VERBAL:
        return head, "subj"
    if noun.dep == "pobj" and head.head.pos in VERBAL and head.head is not head:
        return head.head, head.lower
    return None

"""Complements: the parts of what a verb, noun or adjective reports, in the parse."""

from dateline.annotate.attributions.lexicons import Frame
from dateline.annotate.events import frames
from dateline.body import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt", "advmod", "mark", "aux"})


def complement_of(word: Token, frame: Frame) -> list[Token] | None:
    """The tokens of the content that a frame asks for, or None when a part is missing."""
    host = word
    if frame.particle is not None:
        particle = particle_of(word, frame.particle)
        if particle is None:
            return None
        if particle.dep != "prt" and frame.parts[0] in ("obj", "ing", "that"):
            host = particle
    found: list[Token] = []
    for n, part in enumerate(frame.parts):
        tokens = _part(word, host if n == 0 else word, part, first=n == 0, parts=frame.parts)
        if not tokens:
            return None
        found.extend(tokens)
    return found


def particle_of(word: Token, particle: str) -> Token | None:
    """The particle or preposition of that text that hangs on a word and belongs to it."""
    later = (c for c in word.children if c.i > word.i)
    return next((c for c in later if c.lower == particle and c.dep in PREPOSITIONS), None)


def _part(
    word: Token, host: Token, part: str, *, first: bool, parts: tuple[str, ...]
) -> list[Token] | None:
    match part:
        case "that" | "quote":
            return _finite(word, host)
        case "inf":
            return _infinitive(word, after_object=not first)
        case "ing":
            return _gerund(host)
        case "obj":
            return _object(word, host, alone=len(parts) == 1)
        case "small":
            return _small_clause(word)
        case "raise":
            return _raised(word)
        case _:
            return _prepositional(word, part, first=first)


def is_finite(verb: Token) -> bool:
    """Whether a verb heads a clause of its own tense ("that they left", "he would go")."""
    if verb.tag in FINITE:
        return True
    auxiliaries = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    if any(a.lower == "to" for a in auxiliaries):
        return False
    if any(a.tag in FINITE for a in auxiliaries):
        return True
    if any(c.dep == "cop" for c in verb.children):
        return True
    return verb.pos not in frames.VERBAL or any(
        c.dep in ("nsubj", "nsubjpass") and verb.tag not in ("VBG", "VB") for c in verb.children
    )


def _finite(word: Token, host: Token) -> list[Token] | None:
    found: list[Token] = []
    if host.pos == "ADJ" and host.dep == "acomp":  # "it *is* clear that …"
        for child in host.head.children:
            if child.dep == "ccomp" and child.i > host.i and _has_mark(child):
                return child.subtree
    is_condition = _is_inverted_condition(word)
    for child in host.children:
        if child.i < word.i and is_condition:
            continue
        if child.dep in ("ccomp", "acl", "relcl", "pcomp") and is_finite(child):
            if child.pos not in frames.VERBAL and child.i > word.i and not _has_mark(child):
                continue  # "hold them accountable"
            if child.dep in ("acl", "relcl") and not (_has_mark(child) or _is_whole(child)):
                continue
            if child.dep == "acl" and child.tag == "VBG":
                continue
            found.extend(child.subtree)
    return found or None


def _is_inverted_condition(verb: Token) -> bool:
    """Whether an auxiliary stands before the subject: "*had he denied* it, …"."""
    subject = verb.child("nsubj", "nsubjpass")
    auxiliary = verb.child("aux")
    return subject is not None and auxiliary is not None and auxiliary.i < subject.i < verb.i


def _has_mark(verb: Token) -> bool:
    return any(c.dep == "mark" and c.lower in ("that", "whether", "if") for c in verb.children)


def _is_whole(clause: Token) -> bool:
    """Whether a clause on a noun lacks nothing, so that it is no relative clause.

    "Claims that they hold the port" has its object, "claims that they made" has not.
    """
    if clause.dep == "acl" and clause.tag in ("VBD", "VBZ", "VBP"):
        return clause.child("nsubj") is not None  # "charges he ran a squad"
    relative = next((c for c in clause.children if c.lower == "that" and c.dep == "dobj"), None)
    return relative is not None and any(
        c.dep in ("dobj", "ccomp", "attr", "acomp") and c is not relative for c in clause.children
    )


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before it."""
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _infinitive(word: Token, *, after_object: bool) -> list[Token] | None:
    deps = ("xcomp", "ccomp", "acl", "advcl") if after_object else ("xcomp", "acl", "ccomp")
    for child in word.children:
        if child.dep in deps and child.i > word.i and is_infinitive(child):
            return child.subtree
    return _infinitive_of_addressee(word) if after_object else None


def _infinitive_of_addressee(word: Token) -> list[Token] | None:
    """An infinitive hung on whom it is said to: "called on both sides *to stop*"."""
    for child in word.children:
        noun = child.child("pobj") if child.dep == "prep" else None
        hung = noun.child("acl", "relcl", "xcomp") if noun is not None else None
        if hung is not None and is_infinitive(hung):
            return hung.subtree
    return None


def _gerund(host: Token) -> list[Token] | None:
    for child in host.children:
        if child.tag != "VBG" or child.i < host.i:
            continue
        if child.dep in ("xcomp", "pcomp", "ccomp") or _follows_particle(child, host):
            return child.subtree
    return None


def _follows_particle(gerund: Token, verb: Token) -> bool:
    """Whether a gerund comes right after a verb's particle: "ruled out *sending* troops"."""
    return any(c.dep == "prt" and c.i == gerund.i - 1 for c in verb.children)


def _object(word: Token, host: Token, *, alone: bool) -> list[Token] | None:
    if host is not word:
        noun = host.child("pobj")
        return restricted(noun) if noun is not None else None
    if word.pos in frames.VERBAL and frames.is_passive(word):
        if word.dep in ("acl", "relcl") and not word.child("nsubjpass"):
            return _modified(word)
        subject = word.child("nsubjpass")
        return subject.subtree if subject is not None else None
    noun = word.child("dobj")
    if noun is None or (alone and word.child("dative") is not None):
        return None  # "denied them shelter"
    if noun.lower in frames.RELATIVE and noun.tag in ("WDT", "WP", "IN"):
        return _modified(word) if word.dep == "relcl" else None
    phrase = restricted(noun)
    later = (c for c in word.children if c.i > noun.i)
    role = next((c for c in later if c.dep == "prep" and c.lower == "as"), None)
    return phrase + role.subtree if alone and role is not None else phrase


def restricted(noun: Token) -> list[Token]:
    """A noun phrase without what the narrator adds after a comma ("the mayor, who had fled")."""
    phrase = noun.subtree
    commas = {token.i for token in phrase if token.text == ","}
    if not commas:
        return phrase
    added: set[int] = set()
    for token in phrase:
        if token.dep == "relcl" and token.i not in added:
            clause = token.subtree
            if clause[0].i - 1 in commas:
                added.update(t.i for t in clause)
    return [token for token in phrase if token.i not in added] if added else phrase


def _modified(word: Token) -> list[Token]:
    """The noun that a relative clause or participle modifies, without that clause."""
    noun = word.head
    clause = {token.i for token in word.subtree}
    return [token for token in noun.subtree if token.i not in clause]


def _small_clause(word: Token) -> list[Token] | None:
    for child in word.children:
        if child.i < word.i:
            continue
        if child.dep in ("oprd", "acomp", "attr"):
            return child.subtree
        if child.dep in ("ccomp", "xcomp") and not is_finite_verb(child):
            return child.subtree
    return None


def is_finite_verb(token: Token) -> bool:
    """Whether it is a verb form of its own tense, and not an adjective or noun."""
    return token.pos in frames.VERBAL and (is_finite(token) or is_infinitive(token))


def _raised(word: Token) -> list[Token] | None:
    subject = word.child("nsubj", "nsubjpass")
    rest = next(
        (c for c in word.children if c.dep in ("xcomp", "oprd", "acomp", "ccomp") and c.i > word.i),
        None,
    )
    if rest is None or (subject is not None and subject.lower == "it" and _has_mark(rest)):
        return None  # "it seems that …" has a clause of its own
    return (subject.subtree if subject is not None else []) + rest.subtree


def _prepositional(word: Token, preposition: str, *, first: bool) -> list[Token] | None:
    for child in word.children:
        if child.lower != preposition or child.dep not in PREPOSITIONS or child.i < word.i:
            continue
        inside = [t for t in child.subtree if t is not child] if first else child.subtree
        if inside:
            return inside
    return _hung_on_object(word, preposition, first=first)


def _hung_on_object(word: Token, preposition: str, *, first: bool) -> list[Token] | None:
    """A preposition hung one step too low: "accused [the army of burning huts]"."""
    noun = word.child("dobj")
    if noun is None:
        return None
    for child in noun.children:
        if child.lower == preposition and child.dep == "prep":
            governed = child.child("pcomp", "pobj")
            if governed is not None and not governed.ent:
                return [t for t in child.subtree if t is not child] if first else child.subtree
    return None

"""Sources: who is made answerable by a cue, and the phrase that names them."""

from collections.abc import Container, Sequence

from dateline.annotate.events import frames
from dateline.body import Token

CLAUSAL = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl"})
EDGE = frozenset({"punct", "cc", "preconj"})
NAMES = frozenset({"PROPN", "NOUN", "PRON"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
CLOSERS = frozenset(',;:()"')
SUPPORTS = frozenset({"dobj", "pobj", "attr", "nsubjpass", "oprd"})


def source_of_verb(
    verb: Token, documents: Container[str], disowning: Container[str]
) -> Token | None:
    """The head of who says it: the logical subject of a reporting verb, or None.

    A statement, letter or tweet that "says" something is somebody's: theirs when the text names
    them ("issued a statement *saying*").

    Args:
        verb: the cue.
        documents: lemmas of things that speak for whoever issues them.
        disowning: see `owner_of`.
    """
    subjects = frames.logical_subject(verb)
    if not subjects:
        return None
    subject = min(subjects, key=lambda token: token.i)
    if subject.pos in frames.VERBAL or (
        subject.lower in ("there", "it") and _is_expletive(subject)
    ):
        return None
    if verb.dep == "acl" and subject.lemma in documents:
        return owner_of(subject, disowning) or subject
    return subject


def _is_expletive(subject: Token) -> bool:
    return subject.dep == "expl" or (subject.lower == "it" and frames.is_passive(subject.head))


def owner_of(noun: Token, disowning: Container[str]) -> Token | None:
    """Whose claim, statement or plan a noun is: possessor, "by", or the subject of its verb.

    Args:
        noun: the claim.
        disowning: lemmas of verbs whose subject has to do with the claims of others ("denied the
            charge", "faces allegations").
    """
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for preposition in ("by", "from"):
        given = frames.prepositional(noun, preposition)
        if given:
            return given[0]
    named = next(
        (c for c in noun.children if c.dep in ("compound", "amod", "nmod") and c.ent in NAMED), None
    )
    if named is not None:
        return named
    while noun.dep == "conj" and noun.head.pos in frames.NOMINAL:
        noun = noun.head
    verb = noun.head
    if noun.dep in SUPPORTS and verb.pos == "ADP" and not verb.is_root:
        verb = verb.head
    if noun.dep in SUPPORTS and verb.pos in frames.VERBAL and verb.lemma not in disowning:
        return next(iter(frames.logical_subject(verb)), None)
    return None


def subject_of_adjective(word: Token) -> Token | None:
    """Who is sure, afraid, ready: the subject of its verb, or the noun it stands before."""
    verb = word.head
    if word.dep in ("acomp", "attr", "oprd", "xcomp", "ccomp") and verb.pos in frames.VERBAL:
        return next(iter(frames.surface_subject(verb)), None)
    return word.head if word.dep == "amod" else None


def named_after(
    tokens: Sequence[Token], *, proper: bool, days: Container[str]
) -> tuple[Token, list[Token]] | None:
    """Head and tokens of the noun phrase right after an inverted cue, or None.

    Args:
        tokens: what follows the cue.
        proper: whether only a phrase with a name in it will do.
        days: weekdays and months in lower case.
    """
    found: list[Token] = []
    for token in tokens:
        if token.text in CLOSERS or token.pos in ("VERB", "AUX", "SCONJ", "PUNCT"):
            is_inner = token.text in ("-", ".", "'") or token.dep == "amod"
            if not is_inner:
                break
        if token.pos == "ADP" and token.lower not in ("of", "for"):
            break
        if token.ent in ("DATE", "TIME") and found and not _is_before_day(token, days):
            break
        found.append(token)
    while found and found[-1].pos not in NAMES:
        found.pop()
    if not found or (proper and not any(t.pos == "PROPN" for t in found)):
        return None
    inside = {t.i for t in found}
    tops = [t for t in found if t.head.i not in inside and t.pos in NAMES]
    if not tops:
        return None
    names = [t for t in tops if t.pos == "PROPN"]
    return (names or tops)[-1], found


def _is_before_day(token: Token, days: Container[str]) -> bool:
    """Whether it is a name that was read into the day after it: "the agency *Fars* Tuesday"."""
    return token.pos == "PROPN" and token.ent_iob == "B" and token.lower not in days


def named_before(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that ends where these tokens end, brackets left out."""
    found: list[Token] = []
    depth = 0
    for token in reversed(tokens):
        if token.text in "()":
            depth += 1 if token.text == ")" else -1
            continue
        if depth > 0:
            continue
        if token.text in ",;:" or token.pos in frames.VERBAL:
            break
        found.append(token)
    inside = {t.i for t in found}
    found.reverse()
    return next((t for t in found if t.pos in NAMES and t.head.i not in inside), None)


def noun_phrase(head: Token) -> list[Token]:
    """The tokens of a source: with titles, appositions and coordinated names, without clauses."""
    found = [head]
    for token in found:
        for child in token.children:
            if child.dep in CLAUSAL or (child.dep == "punct" and not _is_inner(child, token)):
                continue
            if child.pos in frames.VERBAL and child.dep in ("conj", "dep"):
                continue
            found.append(child)
    found.sort(key=lambda token: token.i)
    while found and found[-1] is not head and found[-1].dep in EDGE:
        found.pop()
    while found and found[0] is not head and found[0].dep in EDGE:
        found.pop(0)
    return _closed(_connected(found, head))


def _closed(tokens: list[Token]) -> list[Token]:
    """Without what follows a bracket that does not close: the parser hung its end elsewhere."""
    depth, opened = 0, 0
    for at, token in enumerate(tokens):
        if token.text == "(":
            opened = at if depth == 0 else opened
            depth += 1
        elif token.text == ")":
            depth -= 1
    return tokens[:opened] if depth > 0 and opened else tokens


def _is_inner(mark: Token, token: Token) -> bool:
    """Whether a comma stands inside the phrase and not at its edge."""
    return any(child.i > mark.i for child in token.children if child.dep not in CLAUSAL)


def _connected(tokens: list[Token], head: Token) -> list[Token]:
    """The run of tokens around the head; a gap of more than a comma and a clause ends it."""
    at = next(n for n, token in enumerate(tokens) if token is head)
    first = last = at
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 2:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i - tokens[last].i <= 2:
        last += 1
    return tokens[first : last + 1]

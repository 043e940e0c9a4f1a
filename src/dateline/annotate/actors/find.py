"""Where the article writes a name or role that the register lists.

Reads the parse and the actor register; the longest listed name at a word wins.
"""

from dataclasses import dataclass

from dateline.body import Body, Sentence, Token
from dateline.knowledge.names import Words
from dateline.knowledge.register import ActorRegister, Kind, Sense

NAME_POS = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM"})
NAME_ENTITIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
NOT_AN_AGENT = frozenset({"VERB", "AUX", "ADP", "ADV", "SCONJ", "CCONJ", "DET", "PRON", "INTJ"})
OF_A_STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
OF_PLACES = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.CITY, Kind.ADJECTIVE, Kind.PEOPLE})


@dataclass(frozen=True, eq=False)
class FoundActor:
    """A listed name or role in the text.

    Attributes:
        head: the token of it that the rest of the sentence hangs on.
        first, last: its first and last token.
        senses: what it may stand for, in register order; never empty.
    """

    head: Token
    first: Token
    last: Token
    senses: tuple[Sense, ...]


def find_actors(body: Body, register: ActorRegister) -> list[FoundActor]:
    """Find listed names and roles, in text order; none overlap."""
    found: list[FoundActor] = []
    for sentence in body.sentences:
        found.extend(_find_in(sentence, register))
    return _without_doubtful_surnames(found, body)


def _find_in(sentence: Sentence, register: ActorRegister) -> list[FoundActor]:
    found = []
    written = Words.of(sentence.tokens)
    words, tokens = written.words, written.tokens
    mixed: bool | None = None
    at = 0
    while at < len(words):
        match = register.longest(words, at)
        if match is None:
            at += 1
            continue
        if mixed is None:
            mixed = is_mixed_case(sentence)
        actor = _meant(match, at, tokens, mixed)
        while actor is None and match is not None and match[0] > 1:
            match = register.longest(words[: at + match[0] - 1], at)
            actor = _meant(match, at, tokens, mixed) if match is not None else None
        if actor is None or match is None:
            at += 1
        else:
            found.append(actor)
            at += match[0]
    return found


def _meant(
    match: tuple[int, tuple[Sense, ...]], at: int, tokens: list[Token], mixed: bool
) -> FoundActor | None:
    """The name of a match with the senses in which it can be meant; None when there is none."""
    length, senses = match
    inside = tokens[at : at + length]
    after = tokens[at + length] if at + length < len(tokens) else None
    kept = tuple(s for s in senses if _is_meant(s, inside, after, mixed))
    return FoundActor(_head_of(inside), inside[0], inside[-1], kept) if kept else None


def _without_doubtful_surnames(found: list[FoundActor], body: Body) -> list[FoundActor]:
    """Leave out bare surnames of leaders whose land a text without capitals does not speak of."""
    lands = {
        sense.known.country
        for actor in found
        for sense in actor.senses
        if sense.known.kind in OF_PLACES
    }
    if not lands:
        return found
    return [
        actor
        for actor in found
        if not _is_bare_surname(actor)
        or any(sense.known.country in lands for sense in actor.senses)
        or is_mixed_case(body.sentence_of(actor.head))
    ]


def _is_bare_surname(actor: FoundActor) -> bool:
    return actor.first is actor.last and actor.senses[0].known.kind is Kind.LEADER


def is_mixed_case(sentence: Sentence) -> bool:
    """Whether capitals tell names from words: not in wires in capitals nor in small letters."""
    letters = "".join(token.shape for token in sentence.tokens)
    return not (letters.isupper() or letters.islower())


def is_capitalised(token: Token) -> bool:
    """Whether the parser read it with a capital: the text may have none, or nothing else."""
    return token.shape[:1] == "X"


def is_in_capitals(token: Token) -> bool:
    """Whether the parser read it in capitals: "MEK", "U.N."."""
    return token.shape.isupper() and "x" not in token.shape


def _is_meant(sense: Sense, tokens: list[Token], after: Token | None, mixed: bool) -> bool:
    first = tokens[0]
    if sense.known.role == "title":
        return after is not None and after.pos == "PROPN" and after.i <= tokens[-1].i + 2
    if sense.known.kind is Kind.AGENT:
        return _is_agent(sense, tokens)
    if mixed and not any(map(is_capitalised, tokens)):
        return False
    if sense.known.kind is Kind.LEADER and _is_within_longer_name(tokens):
        return False
    if len(tokens) > 1:
        return not (mixed and _is_common_phrase(sense, tokens))
    if sense.exact and not _is_written_as_name(sense, first, mixed):
        return False
    if sense.exact and mixed and _is_inside_name(first):
        return False
    if not mixed and first.pos not in NAME_POS:
        return False
    return not (sense.known.kind in OF_PLACES and _is_within_person(first))


def _is_common_phrase(sense: Sense, tokens: list[Token]) -> bool:
    """Whether only the nationality has the capital that the name has throughout: "the Lebanese
    forces" are not the party. A state's own bodies are also called so: "the Chadian army".
    """
    known = sense.known
    if known.kind is not Kind.ORGANISATION or OF_A_STATE.intersection(known.sectors):
        return False
    first, *others = tokens
    names = [word for word in sense.spelling.split(" ") if word[:1].isupper()]
    plain = not any(map(is_capitalised, others))
    return plain and len(names) == len(tokens) and first.ent in ("NORP", "")


def _is_agent(sense: Sense, tokens: list[Token]) -> bool:
    head = tokens[-1]
    if len(tokens) > 1:
        return True
    if sense.known.role == "group" and head.pos == "PROPN" and _is_inside_name(head):
        return False  # the "National" of "National Security"
    if sense.known.role in ("person", "group") and _is_state_of_being(head):
        return False
    if head.pos in NOT_AN_AGENT:
        return head.pos == "VERB" and head.child("det") is not None  # "the wounded"
    return not (head.pos == "ADJ" and head.dep == "amod" and sense.known.role == "office")


def _is_state_of_being(head: Token) -> bool:
    """Whether it is what people are in: "a group in *exile*"."""
    bare = head.tag == "NN" and not head.children
    return bare and head.dep == "pobj" and head.head.lower in ("in", "into", "from")


def _is_written_as_name(sense: Sense, token: Token, mixed: bool) -> bool:
    """ "US" or "U.S.", not "us"; "Rice", not "rice"; without case, what the parser says."""
    if "." in token.text.rstrip("."):
        return True
    if not mixed:
        return token.ent in NAME_ENTITIES
    if sense.spelling.isupper():
        return is_in_capitals(token)
    return is_capitalised(token) and not is_in_capitals(token) and token.pos == "PROPN"


def _is_inside_name(token: Token) -> bool:
    """Whether a longer name ends in another word: the "Liberation" of "Hauran Liberation Front"."""
    head = token.head
    return token.dep in ("compound", "nmod") and head.pos == "PROPN" and head.i > token.i


def _is_within_person(token: Token) -> bool:
    """Whether it is part of a longer personal name: "Michael Jordan"."""
    if token.ent != "PERSON":
        return False
    if token.ent_iob == "I":
        return True
    return any(
        near.ent == "PERSON" and near.ent_iob == "I" and near.i == token.i + 1
        for near in (token.head, *token.children)
    )


def _is_within_longer_name(tokens: list[Token]) -> bool:
    """Whether more of a personal name stands before a surname or after: "Kate Bush", "President
    Ahmed" of "President Ahmed Ben Bella".
    """
    first, last = tokens[0], tokens[-1]
    if len(tokens) == 1 and first.ent == "PERSON" and first.ent_iob == "I":
        return any(child.ent == "PERSON" and child.i == first.i - 1 for child in first.children)
    return last.dep == "compound" and last.head.ent == "PERSON" and last.head.i > last.i


def _head_of(tokens: list[Token]) -> Token:
    if len(tokens) == 1:
        return tokens[0]
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if t.is_root or t.head.i not in inside]
    nouns = [t for t in heads if t.pos in ("NOUN", "PROPN")]
    return (nouns or heads or tokens)[-1 if len(nouns) != 1 else 0]

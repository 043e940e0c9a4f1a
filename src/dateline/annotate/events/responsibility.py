"""Claims of responsibility: who says that an act was theirs.

Reads data/en/claim_cues.tsv. "The group accepted responsibility for the attack" is not an event of
its own: it is `claimed_by` of the attack, here or in an earlier sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.events import frames
from dateline.annotate.events.anaphora import antecedent_of
from dateline.body import Body, Token
from dateline.knowledge.lexicon import Lexicon, Row, Words
from dateline.plugins import CodedEvent
from dateline.records import EventType

CLAIMABLE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
NOBODY = frozenset({"no", "nobody", "none", "neither"})


class ClaimCue(Row):
    """A verb, and the object it needs, that make its subject claim an act."""

    verb: Words
    object: Words = ()


CLAIM_CUES = Lexicon("en/claim_cues.tsv", row=ClaimCue)


@dataclass(frozen=True)
class Claim:
    """Who claims, with which verb, and the word that names the act (None: "for it").

    `explicit`: the words say that it is a claim of responsibility; else only the act can tell.
    """

    claimants: tuple[Token, ...]
    verb: Token
    act: Token | None
    explicit: bool = True


def find_claims(body: Body, cues: Sequence[ClaimCue]) -> list[Claim]:
    """The claims of responsibility of an article that are not denied, in text order."""
    by_verb: dict[str, list[ClaimCue]] = {}
    for cue in cues:
        for verb in cue.verb:
            by_verb.setdefault(verb, []).append(cue)
    found = []
    for token in body.tokens:
        if token.lemma in by_verb and token.pos in frames.VERBAL:
            claim = _claim_at(token, by_verb[token.lemma])
            if claim is not None:
                found.append(claim)
    return found


def _claim_at(verb: Token, cues: Sequence[ClaimCue]) -> Claim | None:
    if any(child.dep == "neg" for child in verb.children):
        return None
    claimants = tuple(token for token in frames.logical_subject(verb) if not _is_nobody(token))
    objects = frames.logical_object(verb)
    for cue in cues:
        if cue.object:
            held = [o for o in objects if o.lemma in cue.object]
            held += [o for o in frames.prepositional(verb, cue.object[0])]
            for named in held:
                acts = frames.prepositional(named, "for") or frames.prepositional(verb, "for")
                explicit = named.lemma in cue.object
                act = acts[0] if acts else (None if explicit else named)
                return Claim(claimants, verb, act, explicit) if claimants else None
        else:
            acts = objects or frames.prepositional(verb, "to") or frames.prepositional(verb, "of")
            if acts and claimants:
                return Claim(claimants, verb, acts[0], explicit=False)
    return None


def _is_nobody(token: Token) -> bool:
    """ "No group", "nobody", "none of them" has claimed it."""
    determiner = token.child("det")
    return token.lower in NOBODY or (determiner is not None and determiner.lower in NOBODY)


def claimed_by(
    events: Sequence[CodedEvent], claims: Sequence[Claim], means: Mapping[int, int]
) -> list[tuple[Token, ...]]:
    """Who claims each event: the head tokens of the claimants.

    `means` says which event a word that only points back ("the attack") stands for.
    """
    claimants: list[list[Token]] = [[] for _ in events]
    for claim in claims:
        for at in _claimed(claim, events, means):
            claimants[at].extend(c for c in claim.claimants if c not in claimants[at])
    return [tuple(tokens) for tokens in claimants]


def _claimed(claim: Claim, events: Sequence[CodedEvent], means: Mapping[int, int]) -> list[int]:
    """The events a claim is of: the one its words name, else (if explicit) the last one told."""
    inside = {token.i for token in claim.act.subtree} if claim.act is not None else set()
    pointed = sorted({means[i] for i in inside if i in means})
    if pointed:
        return pointed
    named = [
        n
        for n, event in enumerate(events)
        if event.event_type in CLAIMABLE and event.trigger[0].i in inside
    ]
    if named:
        return named
    if not claim.explicit:
        return []  # "claimed a refund", "confessed to a love of opera"
    if claim.act is not None and claim.act.pos != "PRON":
        before = antecedent_of(claim.act, events)
        return [before] if before is not None else []
    earlier = [
        n
        for n, event in enumerate(events)
        if event.event_type in CLAIMABLE and event.trigger[0].i < claim.verb.i
    ]
    return earlier[-1:]

"""Whom a pronoun or a description that points back stands for: light rules over the parse.

Antecedents are sought backwards through the sentence and the ones before it; subjects come first
(Hobbs 1978; Lappin & Leass 1994: recency and grammatical role). A doubtful one is left open.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dateline.annotate.actors import phrases
from dateline.annotate.actors.article import Article
from dateline.annotate.actors.people import Named
from dateline.annotate.events import frames
from dateline.body import SUBJECTS, Token
from dateline.knowledge.register import Kind, Known, plurals

REACH = 3
"""Sentences back that an antecedent of a pronoun is sought in."""
REACH_OF_DESCRIPTION = 12
"""Sentences back for "the minister" or "the group": descriptions keep longer than pronouns."""

SINGULAR = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKING = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"})
POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
NO_GROUP = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "JRN"})
"""Sectors of organisations that nobody calls "the group"."""
PARTISAN = frozenset({"PTY", "OPP", "GOV", "REB"})
PERSONAL = frozenset({"office", "person", "group"})
NO_REFERENT = frozenset({Kind.ADJECTIVE, Kind.CAPITAL, Kind.CITY})
CLAUSAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, eq=False)
class Referent:
    """Somebody mentioned that a later word may point back to.

    Attributes:
        is_body: an organisation, organ or country: "it", and as people "they".
        roles: what it is called: the agent noun, or the offices of somebody named.
        is_modifier: it only says which: the "Hamas" of "a Hamas spokesman".
    """

    head: Token
    is_person: bool
    is_plural: bool
    is_body: bool
    kind: Kind | None = None
    roles: frozenset[str] = frozenset()
    gender: str | None = None
    sectors: tuple[str, ...] = ()
    is_modifier: bool = False


class Coreference:
    """Finds antecedents in one article.

    Args:
        article: what was found in it.
        named: those borne by name, by the index of the head of each mention.
    """

    def __init__(self, article: Article, named: dict[int, Named]) -> None:
        self._article = article
        self._named = named

    def of_pronoun(self, token: Token) -> list[Token]:
        """The heads of what a pronoun stands for; [] when that is left open."""
        lower = token.lower
        if lower in phrases.RELATIVE:
            return self._of_relative(token)
        if lower in SPEAKING:
            return self._speaker(token)
        referent = self._best(token)
        return [referent.head] if referent is not None else []

    def of_description(self, head: Token) -> list[Token]:
        """The heads of what "the minister", "this group", "the two sides" point back to."""
        determiner = head.child("det")
        if determiner is None or determiner.lower not in POINTING:
            return []
        before = list(self._before(head, REACH_OF_DESCRIPTION))
        of = self._article.lists.anaphors.get(head.lemma)
        if of == "side" or self._is_two(head):
            return self._last_two([r for r in before if self._can_be_side(r, head, of)])
        if self._is_qualified(head):
            return []
        return [r.head for r in before if self._is_described(r, head, of)][:1]

    def _is_qualified(self, head: Token) -> bool:
        """Whether words besides its own say which: not the "prime" of "prime minister"."""
        found = self._article.by_token.get(head.i)
        first = found.first.i if found is not None else head.i
        if any(c.dep == "prep" and c.lower == "of" and c.i == head.i + 1 for c in head.children):
            return True
        return any(m.i < first for m in phrases.modifiers(head))

    def _is_described(self, referent: Referent, head: Token, of: str | None) -> bool:
        if self._has_role(referent, head):
            return referent.is_plural == _is_plural(head) and not referent.is_modifier
        if of is None or _is_plural(head):
            return False
        if of == "country":
            return referent.kind is Kind.COUNTRY
        if referent.kind is not Kind.ORGANISATION:
            return False
        match of:
            case "group":
                if referent.is_modifier and not referent.sectors:
                    return False  # "some *Chakma* groups": a people rather than a group
                return not NO_GROUP.intersection(referent.sectors)
            case "party":
                return not referent.sectors or bool(PARTISAN.intersection(referent.sectors))
            case _:
                return True

    def _has_role(self, referent: Referent, head: Token) -> bool:
        """Whether it was called so: "the minister" may be the foreign minister, not the reverse."""
        known = self._article.known(head)
        called = known.name if known is not None else head.lemma
        return any(role == called or role.endswith(" " + called) for role in referent.roles)

    def _can_be_side(self, referent: Referent, head: Token, of: str | None) -> bool:
        """Whether it can be one of "the two sides", "the two countries", "the two leaders"."""
        if of == "side":
            return referent.is_body or referent.is_person
        if of == "country":
            return referent.kind is Kind.COUNTRY
        known = self._article.known(head)
        return known is not None and known.role == "office" and referent.is_person

    def _is_two(self, head: Token) -> bool:
        return _is_plural(head) and any(
            c.lower in ("two", "both")
            for c in head.children
            if c.dep in ("nummod", "det", "predet")
        )

    def _last_two(self, before: list[Referent]) -> list[Token]:
        """Both parties last named together: "Iran and Iraq", "X met Y"."""
        for referent in before:
            first = phrases.first_conjunct(referent.head)
            if first is not referent.head:
                return [first, referent.head]
        seen: list[Referent] = []
        for referent in before:
            if all(r.head.sentence == referent.head.sentence for r in seen) and len(seen) < 2:
                seen.append(referent)
        return [r.head for r in reversed(seen)] if len(seen) == 2 else []

    def _of_relative(self, token: Token) -> list[Token]:
        clause = token
        while clause.dep != "relcl" and not clause.is_root:
            clause = clause.head
        return [clause.head] if clause.dep == "relcl" and clause.head is not clause else []

    # -- quotations -----------------------------------------------------------------------------

    def _speaker(self, token: Token) -> list[Token]:
        """Who says "we" or "I": the subject of the verb that governs the quoted clause."""
        for governor in token.ancestors:
            if governor.dep in ("ccomp", "parataxis") and governor.head.pos in CLAUSAL:
                subject = governor.head.child("nsubj")
                if subject is not None and subject.lower not in SPEAKING:
                    return self.of_pronoun(subject) if subject.pos == "PRON" else [subject]
        for governor in (token, *token.ancestors):
            if governor.pos in CLAUSAL:
                for child in governor.children:
                    if self._is_speech(child):
                        subject = child.child("nsubj")
                        if subject is not None and subject.pos != "PRON":
                            return [subject]
        return []

    def _is_speech(self, verb: Token) -> bool:
        """Whether it is set beside what is said: "We will not go home," they *said*."""
        return verb.dep in ("parataxis", "ccomp") and verb.lemma in self._article.lists.speech

    # -- candidates -----------------------------------------------------------------------------

    @cached_property
    def _referents(self) -> list[Referent]:
        heads = {found.head.i for found in self._article.found} | set(self._named)
        anaphors = self._article.lists.anaphors
        heads.update(t.i for t in self._article.body.tokens if _is_pointing(t, anaphors))
        tokens = self._article.body.all_tokens
        told = (tokens[i] for i in sorted(heads) if self._article.is_told_of(tokens[i]))
        made = (self._referent(token) for token in told)
        return [referent for referent in made if referent is not None]

    @cached_property
    def _by_head(self) -> dict[int, Referent]:
        return {referent.head.i: referent for referent in self._referents}

    def _referent(self, head: Token) -> Referent | None:
        modifier = phrases.is_modifier(head)
        named = self._named.get(head.i)
        if named is not None:
            body = named.is_person is not True
            return Referent(
                head,
                is_person=named.is_person is not False,
                is_plural=False,
                is_body=body,
                kind=Kind.ORGANISATION if named.is_person is False else None,
                roles=frozenset(named.offices),
                gender=named.gender,
                sectors=named.sectors,
                is_modifier=modifier,
            )
        known = self._article.known(head)
        if known is None:
            return Referent(head, False, _is_plural(head), not _is_plural(head))
        if known.kind in NO_REFERENT or (modifier and known.kind is not Kind.ORGANISATION):
            return None
        agent = known.kind is Kind.AGENT
        body = known.kind in (Kind.COUNTRY, Kind.ORGANISATION) or known.role == "organ"
        body = body or head.lemma in self._article.lists.bodies
        return Referent(
            head,
            is_person=not body and (known.kind is Kind.LEADER or known.role in PERSONAL),
            is_plural=_is_plural(head) or (agent and _is_plural_of(head, known)),
            is_body=body,
            kind=known.kind,
            roles=frozenset({known.name}) if agent else frozenset(),
            gender=self._article.lists.noun_genders.get(head.lemma),
            sectors=known.sectors,
            is_modifier=modifier,
        )

    def _before(self, token: Token, reach: int) -> Iterator[Referent]:
        """What was mentioned before a token, nearest first."""
        for referent in reversed(self._referents):
            if referent.head.i >= token.i:
                continue
            if token.sentence - referent.head.sentence > reach:
                return
            yield referent

    def _best(self, token: Token) -> Referent | None:
        near = self._before(token, REACH)
        fitting = [r for r in near if not r.is_modifier and self._fits(r, token)]
        for certain in (self._coordinated_owner(token), self._subject_ahead(token)):
            if certain is not None:
                return certain
        if not fitting:
            return None
        return max(fitting, key=lambda r: (self._salience(r, token), r.head.i))

    def _coordinated_owner(self, token: Token) -> Referent | None:
        """ "Maliki" for the "his" of "met Maliki and his deputy"."""
        if token.dep != "poss":
            return None
        first = phrases.first_conjunct(token.head)
        return self._fitting_at(first, token) if first is not token.head else None

    def _fitting_at(self, head: Token, token: Token) -> Referent | None:
        referent = self._by_head.get(head.i)
        return referent if referent is not None and self._fits(referent, token) else None

    def _subject_ahead(self, token: Token) -> Referent | None:
        """The subject that an opening phrase waits for: "In his visit, the minister said"."""
        verb = next((t for t in token.ancestors if t.pos in CLAUSAL), None)
        if verb is None:
            return None
        subject = next(iter(frames.surface_subject(verb)), None)
        if subject is None or subject.i < token.i or subject.sentence != token.sentence:
            return None
        return self._fitting_at(subject, token)

    def _fits(self, referent: Referent, token: Token) -> bool:
        lower = token.lower
        if lower in SINGULAR:
            same = referent.gender in (None, SINGULAR[lower])
            fits = referent.is_person and not referent.is_plural and same
        elif lower in NEUTRAL:
            fits = referent.is_body and not referent.is_plural
        elif lower in PLURAL:
            fits = referent.is_plural or referent.is_body or bool(referent.head.conjuncts)
        else:
            return False
        return fits and not _are_coarguments(referent.head, token)

    def _salience(self, referent: Referent, token: Token) -> float:
        score = -2.0 * (token.sentence - referent.head.sentence)
        role = phrases.first_conjunct(referent.head)
        if role.dep in SUBJECTS:
            score += 1.5
            if role.head.is_root:
                score += 0.5
        elif role.dep == "pobj":
            score -= 0.5
        if token.lower in PLURAL and referent.is_plural:
            score += 1.0
        return score


def _is_pointing(token: Token, anaphors: Mapping[str, str]) -> bool:
    """Whether it is a description that points back: "the two countries"."""
    if token.lemma not in anaphors:
        return False
    determiner = token.child("det")
    return determiner is not None and determiner.lower in POINTING


def _is_plural_of(head: Token, known: Known) -> bool:
    return head.lower in plurals(known.name.split(" ")[-1])


def _is_plural(head: Token) -> bool:
    return head.tag in ("NNS", "NNPS") or (head.lower.endswith("s") and head.lower != head.lemma)


def _are_coarguments(noun: Token, pronoun: Token) -> bool:
    """Whether both are arguments of one verb: "Iran told it" never means Iran by "it"."""
    if pronoun.dep == "poss":
        return False
    noun = phrases.first_conjunct(noun)
    verb = pronoun.head.head if pronoun.dep == "pobj" else pronoun.head
    if verb.dep in ("dobj", "nsubjpass", "pobj"):  # "arrested nine of them"
        verb = verb.head
    return noun.head is verb

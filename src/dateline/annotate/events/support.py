"""Support: the light verb that a noun event hangs on ("*launched* an attack", "*suffered* an
attack").

Reads data/en/support_verbs.tsv.
"""

from dataclasses import dataclass
from typing import Literal

from dateline.annotate.events import frames
from dateline.body import Token
from dateline.knowledge.lexicon import Lexicon, Lexicons, Row, Words


class SupportVerb(Row):
    """A verb that lends a noun event its subject, as actor or as recipient, or only its mood."""

    verb: Words
    slot: str
    role: Literal["actor", "recipient", "none"]


SUPPORT_VERBS = Lexicon("en/support_verbs.tsv", row=SupportVerb, unique=("verb", "slot"))


@dataclass(frozen=True)
class Support:
    """The verb that a noun event hangs on, and what its subject is to the event."""

    verb: Token
    role: Literal["actor", "recipient", "none"]


class Supports:
    """Answers which verb supports a noun event."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._rows = {(verb, row.slot): row for row in lexicons[SUPPORT_VERBS] for verb in row.verb}

    def of(self, noun: Token) -> Support | None:
        """The support verb of a noun, or None."""
        governed = frames.governing_verb(noun)
        if governed is None:
            return None
        verb, slot = governed
        row = self._row(verb, slot)
        return Support(verb=verb, role=row.role) if row else None

    def __call__(self, verb: Token, slot: str) -> bool:
        """Whether a verb supports the nouns in a slot."""
        return self._row(verb, slot) is not None

    def _row(self, verb: Token, slot: str) -> SupportVerb | None:
        particle = next((child.lower for child in verb.children if child.dep == "prt"), None)
        if particle:
            found = self._rows.get((f"{verb.lemma} {particle}", slot))
            if found is not None:
                return found
        return self._rows.get((verb.lemma, slot))

"""Draft: an attribution while its content may still grow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.annotate.attributions.content import pieces_of
from dateline.annotate.attributions.mention import FoundAttribution
from dateline.annotate.attributions.source import noun_phrase
from dateline.body import Body, Token

NOBODY = frozenset({"no", "nobody", "none", "neither"})
CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})


@dataclass
class Draft:
    """Tokens of source, cue and content; see FoundAttribution.

    Attributes:
        is_phrasal: whether the content is a noun phrase only ("announced the arrest").
        source: the tokens of the source where they are not what the parse hangs on its head.
    """

    head: Token | None
    cue: Token | None
    cue_tokens: list[Token]
    content: dict[int, Token]
    factivity: str | None = None
    rule: str | None = None
    is_phrasal: bool = False
    source: list[Token] | None = None

    def add(self, tokens: Iterable[Token]) -> None:
        """Let the content take in these tokens."""
        self.content.update((token.i, token) for token in tokens)

    def drop(self, tokens: Iterable[Token]) -> None:
        """Take these tokens out of the content."""
        for token in tokens:
            self.content.pop(token.i, None)

    def keep(self, start: int, end: int) -> None:
        """Take out of the content what lies outside these characters."""
        self.content = {i: t for i, t in self.content.items() if start <= t.start < end}

    def finish(self, body: Body, in_quotation: Sequence[int | None]) -> FoundAttribution | None:
        """The attribution, or None when nothing is left of its content."""
        outer = in_quotation[self.cue.i] if self.cue is not None else None
        source = self.source or (noun_phrase(self.head) if self.head is not None else [])
        if outer is not None:
            own = [token for token in source if in_quotation[token.i] == outer]
            source = own or source
        cue_ids = {token.i for token in self.cue_tokens}
        source = [token for token in source if token.i not in cue_ids]
        if outer is None:
            self.drop(source)
        self.drop(self.cue_tokens)
        pieces = pieces_of(self.content.values())
        if not pieces:
            return None
        return FoundAttribution(
            head=self.head if source else None,
            source=body.cover(source) if source else None,
            cue=self.cue,
            cue_span=body.cover(self.cue_tokens) if self.cue_tokens else None,
            content=pieces,
            kind=self._kind(in_quotation, outer),
            factivity="unsaid" if self._is_unsaid() else self.factivity,
            rule=self.rule,
        )

    def _is_unsaid(self) -> bool:
        """Whether the text says that it was not said, or that nobody said it."""
        if self.cue is not None and any(c.dep == "neg" for c in self.cue.children):
            return True
        if self.head is None:
            return False
        determiner = self.head.child("det")
        return self.head.lower in NOBODY or (determiner is not None and determiner.lower in NOBODY)

    def _kind(
        self, in_quotation: Sequence[int | None], outer: int | None
    ) -> Literal["direct", "indirect", "mixed"]:
        words = [t for t in self.content.values() if t.pos != "PUNCT"]
        quoted = sum(in_quotation[t.i] not in (None, outer) for t in words)
        if not quoted:
            return "indirect"
        return "direct" if quoted == len(words) else "mixed"


def cue_of(word: Token, particle: Token | None = None) -> list[Token]:
    """The cue's words: auxiliaries, negation, the word and its particle, where they touch."""
    parts = [c for c in word.children if c.dep in CUE_PARTS and abs(c.i - word.i) <= 3]
    if particle is not None and particle.i - word.i <= 3:
        parts.append(particle)
    parts.append(word)
    parts = list({token.i: token for token in parts}.values())
    parts.sort(key=lambda token: token.i)
    at = parts.index(word)
    first = last = at
    while first > 0 and parts[first].i - parts[first - 1].i == 1:
        first -= 1
    while last + 1 < len(parts) and parts[last + 1].i - parts[last].i == 1:
        last += 1
    return parts[first : last + 1]

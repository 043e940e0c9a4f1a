"""An attribution as it is found: the record's spans, and the tokens that later stages need."""

from dataclasses import dataclass
from typing import Literal

from dateline.annotate.attributions.lexicons import VOICED
from dateline.body import Token
from dateline.records import Attribution, Span


@dataclass(frozen=True)
class FoundAttribution:
    """Who says what.

    Attributes:
        head: the head token of the source, or None where no source is named.
        source: the source's span, or None.
        cue: the reporting word ("said", "according"), or None (a bare colon).
        cue_span: the whole cue ("according to").
        content: what is said, as one or more (start, end), in text order.
        kind: `direct` (quoted), `indirect`, or `mixed`.
        factivity: how the cue stands to the content, one of `lexicons.Factivity`; None when there
            is no cue (a bare colon).
        rule: the row that found it, or None.
    """

    head: Token | None
    source: Span | None
    cue: Token | None
    cue_span: Span | None
    content: tuple[tuple[int, int], ...]
    kind: Literal["direct", "indirect", "mixed"]
    factivity: str | None = None
    rule: str | None = None

    @property
    def is_voiced(self) -> bool:
        """Whether the source answers for what the content tells of: it said, denied, demanded or
        promised it, and did not only think, want or judge it."""
        return self.factivity is None or self.factivity in VOICED

    def to_record(self, text: str) -> Attribution:
        """As a record; content in several pieces is given from its first to its last character."""
        content = None
        if self.content:
            start, end = self.content[0][0], self.content[-1][1]
            content = Span(start=start, end=end, text=text[start:end])
        return Attribution(source=self.source, cue=self.cue_span, content=content, kind=self.kind)

"""Parses built by hand, so that unit tests need no model."""

from collections.abc import Sequence

import spacy
from spacy.tokens import Doc

from dateline.body import Body
from dateline.records import Boilerplate

_BLANK = spacy.blank("en")


def body(
    text: str,
    *,
    heads: Sequence[int] | None = None,
    deps: Sequence[str] | None = None,
    lemmas: Sequence[str] | None = None,
    pos: Sequence[str] | None = None,
    tags: Sequence[str] | None = None,
    ents: Sequence[str] | None = None,
    sent_starts: Sequence[bool] | None = None,
    outside: Sequence[Boilerplate] = (),
) -> Body:
    """A Body of a text, tokenized by spaCy's English rules; the rest is one value a token.

    Without `heads` each sentence is flat: every token hangs on its first. `ents` are IOB tags
    such as `B-GPE`.
    """
    plain = _BLANK.make_doc(text)
    words = [token.text for token in plain]
    if heads is None:
        starts = [i for i in range(len(words)) if i == 0 or (sent_starts and sent_starts[i])]
        heads = [max(start for start in starts if start <= i) for i in range(len(words))]
    doc = Doc(
        _BLANK.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in plain],
        heads=list(heads),
        deps=list(deps)
        if deps
        else ["ROOT" if head == i else "dep" for i, head in enumerate(heads)],
        lemmas=list(lemmas) if lemmas else [word.lower() for word in words],
        pos=list(pos) if pos else None,
        tags=list(tags) if tags else None,
        ents=list(ents) if ents else None,
    )
    return Body(doc, text=text, outside=outside)

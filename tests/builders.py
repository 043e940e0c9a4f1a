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


def parsed(table: str) -> Body:
    """A Body from one line a token: `word lemma POS TAG dep head`, head as a line number from 0.

    Words are joined by one space, except that `_` before a word glues it to the one before
    ("Iran _'s"). An empty line begins a new sentence. A seventh column is an IOB entity tag.
    """
    rows: list[list[str]] = []
    starts: list[bool] = []
    fresh = True
    for line in table.strip("\n").split("\n"):
        if not line.strip():
            fresh = True
            continue
        rows.append(line.split())
        starts.append(fresh)
        fresh = False
    glued = [row[0].startswith("_") and len(row[0]) > 1 for row in rows]
    words = [row[0][1:] if glue else row[0] for row, glue in zip(rows, glued, strict=True)]
    spaces = [not (glued[i + 1] if i + 1 < len(rows) else True) for i in range(len(rows))]
    doc = Doc(
        _BLANK.vocab,
        words=words,
        spaces=spaces,
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        deps=[row[4] for row in rows],
        heads=[int(row[5]) for row in rows],
        ents=[row[6] if len(row) > 6 else "O" for row in rows],
        sent_starts=starts,
    )
    return Body(doc, text=doc.text)

"""Phrases: "according to X", "in the words of X", "by X's account", "reportedly"."""

from collections.abc import Sequence

from dateline.annotate.attributions.draft import Draft
from dateline.annotate.attributions.lexicons import ReportingPhrase
from dateline.annotate.events import frames as grammar
from dateline.body import Body, Sentence, Token

LONGEST_SOURCE = 8  # tokens between the halves of a phrase that goes around its source
PLACEHOLDER = "X"


class PhraseFinder:
    """Finds the phrases of reporting_phrases.tsv.

    Args:
        rows: its rows.
    """

    def __init__(self, rows: Sequence[ReportingPhrase]) -> None:
        self._by_first: dict[str, list[tuple[list[str], list[str] | None, ReportingPhrase]]] = {}
        for row in rows:
            for phrase in row.phrase:
                words = phrase.split()
                before, after = words, None
                if PLACEHOLDER in words:
                    at = words.index(PLACEHOLDER)
                    before, after = words[:at], words[at + 1 :]
                self._by_first.setdefault(before[0], []).append((before, after, row))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]) - len(entry[1] or ()))

    def find(self, body: Body) -> list[Draft]:
        """The attributions made by phrases, in text order."""
        found = []
        for sentence in body.sentences:
            for n, token in enumerate(sentence.tokens):
                if token.lower in self._by_first:
                    draft = self._at(sentence, n)
                    if draft is not None:
                        found.append(draft)
        return found

    def _at(self, sentence: Sentence, n: int) -> Draft | None:
        tokens = sentence.tokens
        for before, after, row in self._by_first[tokens[n].lower]:
            stop = n + len(before)
            if [t.lower for t in tokens[n:stop]] != before:
                continue
            if after is None:
                return _draft(sentence, None, tokens[n:stop], tokens[n:stop], row)
            if not after:
                head = _named_after(tokens, stop)
                if head is None:
                    continue
                inside = {t.i for t in head.subtree}
                phrase = tokens[n:stop] + [t for t in tokens[stop:] if t.i in inside]
                return _draft(sentence, head, tokens[n:stop], phrase, row)
            end = _find_words(tokens, stop, after)
            if end is None or not _is_set_off(tokens, n):
                continue
            head = _top_of(tokens[stop : end - len(after)])
            cue = tokens[n:stop] + tokens[end - len(after) : end]
            return _draft(sentence, head, cue, tokens[n:end], row)
        return None


def _named_after(tokens: Sequence[Token], at: int) -> Token | None:
    """The head of the noun phrase that begins at a token."""
    if at >= len(tokens):
        return None
    preposition = tokens[at - 1]
    named = preposition.child("pobj", "dobj")
    if named is not None:
        return named
    return _top_of([t for t in tokens[at : at + 3] if t.pos != "PUNCT"])


def _top_of(tokens: Sequence[Token]) -> Token | None:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.is_root or t.head.i not in inside), None)


def _is_set_off(tokens: Sequence[Token], n: int) -> bool:
    """Whether a phrase begins its sentence or follows a comma: "as rich as he says" does not."""
    return n == 0 or tokens[n - 1].pos in ("PUNCT", "CCONJ") or tokens[n - 1].lower == "is"


def _find_words(tokens: Sequence[Token], at: int, words: Sequence[str]) -> int | None:
    """Where these words end, if they come soon."""
    for start in range(at + 1, min(at + LONGEST_SOURCE, len(tokens) - len(words)) + 1):
        if [t.lower for t in tokens[start : start + len(words)]] == list(words):
            return start + len(words)
    return None


def _draft(
    sentence: Sentence,
    head: Token | None,
    cue: Sequence[Token],
    phrase: Sequence[Token],
    row: ReportingPhrase,
) -> Draft:
    draft = Draft(
        head=head,
        cue=cue[0],
        cue_tokens=list(cue),
        content={},
        factivity=row.factivity,
        rule=f"reporting_phrases:{row.id}",
    )
    draft.add(_clause_around(sentence, phrase))
    draft.drop(phrase)
    return draft


def _clause_around(sentence: Sentence, phrase: Sequence[Token]) -> list[Token]:
    """The clause that a phrase gives the source of: the sentence, or a coordinated clause."""
    inside = {t.i for t in phrase}
    anchor = phrase[0]
    while anchor.i in inside and not anchor.is_root:
        anchor = anchor.head
    while not anchor.is_root and anchor.pos not in grammar.VERBAL:
        anchor = anchor.head
    while not anchor.is_root and not (
        anchor.dep in ("conj", "ccomp", "parataxis")
        and any(c.dep in ("nsubj", "nsubjpass", "expl") for c in anchor.children)
    ):
        anchor = anchor.head
    if anchor.is_root:
        return list(sentence.tokens)
    return anchor.subtree

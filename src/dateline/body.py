"""Body: the parse of an article outside its boilerplate; what every stage reads.

spaCy's tokens are copied once into plain objects: reading an attribute of ours costs a tenth of
asking spaCy's for it, and stages ask millions of times. Offsets are those of the stored text,
and so is `text`, even where the parser read it in another case (see `annotate/sentences.py`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

from dateline.records import Boilerplate, Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


class Token:
    """A node of the parse. `start`/`end` are code points of the stored text."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "ent",
        "ent_iob",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "sentence",
        "shape",
        "start",
        "tag",
        "text",
    )

    def __init__(self, i: int, text: str, start: int) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.start = start
        self.end = start + len(text)
        self.lemma = self.lower
        self.pos = self.tag = self.dep = self.ent = self.ent_iob = self.shape = ""
        self.sentence = 0
        self.head: Token = self
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.dep})"

    @property
    def is_root(self) -> bool:
        """Whether nothing governs it."""
        return self.head is self

    @property
    def ancestors(self) -> Iterator["Token"]:
        """Its head, its head's head, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> list["Token"]:
        """It and all that it governs, in text order."""
        found = [self]
        for token in found:
            found.extend(token.children)
        found.sort(key=lambda token: token.i)
        return found

    @property
    def conjuncts(self) -> list["Token"]:
        """The tokens coordinated below it ("A, B and C" seen from A: B, C), without itself."""
        found = []
        frontier = [self]
        while frontier:
            token = frontier.pop()
            for child in token.children:
                if child.dep == "conj":
                    found.append(child)
                    frontier.append(child)
        found.sort(key=lambda token: token.i)
        return found

    def child(self, *deps: str) -> "Token | None":
        """Its first child with one of these relations, or None."""
        return next((child for child in self.children if child.dep in deps), None)


class Sentence:
    """The tokens of one sentence, white space left out; offsets run from its first to its last."""

    __slots__ = ("end", "index", "start", "tokens")

    def __init__(self, index: int, tokens: list[Token]) -> None:
        self.index = index
        self.tokens = tokens
        self.start = tokens[0].start
        self.end = tokens[-1].end

    @property
    def root(self) -> Token:
        """The token that nothing else in the sentence governs."""
        return next((token for token in self.tokens if token.is_root), self.tokens[0])


class Body:
    """The parse of one article, by sentence and token, without its boilerplate.

    Args:
        doc: spaCy's parse of a text of the same length as `text`.
        text: the article as stored.
        outside: spans to leave out; their tokens are not in `tokens` nor `sentences`.

    Attributes:
        legible: the text as the parser read it, of the same length.
        all_tokens: every token, white space and boilerplate too; `all_tokens[t.i] is t`.
        tokens: the tokens to read, in text order.
        sentences: of those tokens.
    """

    def __init__(self, doc: Doc, *, text: str, outside: Sequence[Boilerplate] = ()) -> None:
        self.text = text
        self.legible: str = doc.text
        self.all_tokens = _copy_tokens(doc, text)
        self.sentences = _sentences(doc, self.all_tokens, outside)
        self.tokens = [token for sentence in self.sentences for token in sentence.tokens]

    def evidence(self, start: int, end: int) -> dict[str, Any]:
        """`start`, `end` and `text` of these characters, as keyword arguments of a record."""
        return {"start": start, "end": end, "text": self.text[start:end]}

    def span(self, start: int, end: int) -> Span:
        """These characters as a Span."""
        return Span(start=start, end=end, text=self.text[start:end])

    def cover(self, tokens: Iterable[Token]) -> Span:
        """The span from the first to the last of these tokens."""
        found = list(tokens)
        return self.span(min(t.start for t in found), max(t.end for t in found))

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds a token of `tokens`."""
        return self.sentences[token.sentence]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in `[start, end)`."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def head_of(self, start: int, end: int) -> Token | None:
        """The token of these characters whose head lies outside them: the head of the phrase."""
        inside = self.tokens_in(start, end)
        return next(
            (t for t in inside if t.is_root or not start <= t.head.start < end),
            None,
        )


def _copy_tokens(doc: Doc, text: str) -> list[Token]:
    tokens = []
    for spacy_token in doc:
        start = spacy_token.idx
        token = Token(spacy_token.i, text[start : start + len(spacy_token)], start)
        token.pos = spacy_token.pos_
        token.tag = spacy_token.tag_
        token.dep = spacy_token.dep_
        token.ent = spacy_token.ent_type_
        first = bool(spacy_token.is_sent_start)
        token.lemma = _lemma(spacy_token.lemma_.lower() or token.lower, token, first=first)
        token.ent_iob = spacy_token.ent_iob_
        token.shape = spacy_token.shape_
        tokens.append(token)
    for token, spacy_token in zip(tokens, doc, strict=True):
        token.head = tokens[spacy_token.head.i]
        if token.head is not token and token.pos != "SPACE":
            token.head.children.append(token)
    return tokens


_CLIPPED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def _lemma(lemma: str, token: Token, *, first: bool) -> str:
    """The lemma, put right where spaCy is known to err.

    It takes "staged" for a form of "stag" and "raped" of "rap": a short verb of that shape doubles
    its last letter ("stagged"), so the undoubled form has an "e". And it takes a capitalised
    plural at the head of a sentence ("Rockets hit the camp") for a name, which has no singular.
    """
    if token.tag in ("VBD", "VBN", "VBG") and _CLIPPED.fullmatch(lemma):
        suffix = "ing" if token.tag == "VBG" else "ed"
        if token.lower == lemma + suffix:
            return lemma + "e"
    if first and token.pos == "PROPN" and not token.ent and lemma == token.lower:
        return _singular(lemma)
    return lemma


def _singular(noun: str) -> str:
    """A plural's singular by its spelling: "clashes", "militias", "parties"."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def _sentences(doc: Doc, tokens: list[Token], outside: Sequence[Boilerplate]) -> list[Sentence]:
    sentences: list[Sentence] = []
    for span in doc.sents:
        kept = [
            token
            for token in tokens[span.start : span.end]
            if token.pos != "SPACE" and not token.text.isspace() and not _lies_in(token, outside)
        ]
        if not kept:
            continue
        for token in kept:
            token.sentence = len(sentences)
        sentences.append(Sentence(len(sentences), kept))
    return sentences


def _lies_in(token: Token, outside: Sequence[Boilerplate]) -> bool:
    return any(span.start <= token.start < span.end for span in outside)

"""Labels: speakers named by layout.

"Clinton: …", "TAPPER: …", "(CRISTIANI) …", "…: police", "…" — Ana Ruiz.
"""

import re
from collections.abc import Container, Sequence

from dateline.annotate.attributions.draft import Draft
from dateline.body import Body, Token

LONGEST = 5  # tokens of a label; longer ones are sentences
SHORTEST = 3  # words that a label must be followed (or, at a headline's end, preceded) by
HEADLINE = 200  # code points; a longer first paragraph is no headline
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
DASHES = frozenset("-–—―") | {"--"}
_BEFORE_COLON = re.compile(r"[\"“']{0,2}([^\n:\"“”(){}]{2,50}):[ \xa0]*(?=\S)")
_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z .'-]{2,40})\) (?=\S)")


class LabelFinder:
    """Finds who speaks a paragraph by the label it bears.

    Args:
        speakers: lemmas of nouns that can speak without a name ("police", "report").
    """

    def __init__(self, speakers: Container[str]) -> None:
        self._speakers = speakers

    def find(self, body: Body, paragraphs: Sequence[tuple[int, int]]) -> list[Draft]:
        """The attributions made by labels, in text order."""
        found = []
        for n, (start, end) in enumerate(paragraphs):
            draft = self._leading(body, start, end, is_first=n == 0)
            if draft is None and n == 0 and end - start <= HEADLINE:
                draft = self._trailing(body, start, end)
            if draft is not None:
                found.append(draft)
        return found

    def _leading(self, body: Body, start: int, end: int, *, is_first: bool) -> Draft | None:
        """A paragraph that begins with its speaker.

        Within an article only labels in capitals count, as transcripts have them: "Note: …" is the
        outlet's own.
        """
        match = _IN_BRACKETS.match(body.text, start, end)
        if match is None:
            match = _BEFORE_COLON.match(body.text, start, end)
            if match is None or not (
                match.group(1).isupper() or (is_first and end - start <= HEADLINE)
            ):
                return None
        label = body.tokens_in(match.start(1), match.end(1))
        content = body.tokens_in(match.end(), end)
        if not self._can_speak(label) or _words(content) < SHORTEST:
            return None
        return _draft(label, content)

    def _trailing(self, body: Body, start: int, end: int) -> Draft | None:
        """A headline that ends with its speaker: "Bomb kills six in market: police"."""
        text = body.text[start:end].rstrip(" .\n")
        colon = text.rfind(": ")
        if colon < 0:
            return None
        label = body.tokens_in(start + colon + 1, start + len(text))
        content = body.tokens_in(start, start + colon)
        if not self._can_speak(label) or _words(content) < SHORTEST:
            return None
        return _draft(label, content)

    def _can_speak(self, label: Sequence[Token]) -> bool:
        words = [t for t in label if t.pos != "PUNCT"]
        if not 0 < len(words) <= LONGEST or any(t.pos in ("VERB", "AUX") for t in words):
            return False
        return any(t.ent in NAMED for t in words) or words[-1].lemma in self._speakers


def signature(body: Body, last: Token) -> list[Token] | None:
    """The name that signs a quotation: "…" — Ana Ruiz; None when none does.

    Args:
        body: the article.
        last: the quotation's last token.
    """
    words: list[Token] = []
    has_dash = False
    for token in body.all_tokens[last.i + 1 : last.i + 4 + 2 * LONGEST]:
        if token.pos == "SPACE" or token.text.isspace():
            if "\n" in token.text and words:
                break
            continue
        if not has_dash:
            if token.text not in DASHES:
                return None
            has_dash = True
            continue
        if token.text in ("(", ",", ".") and words:
            break
        words.append(token)
    if not words or len(words) > LONGEST or words[-1].pos != "PROPN":
        return None
    return words if words[0].pos == "PROPN" else None


def head_of(label: Sequence[Token]) -> Token:
    """The word of a label that the others hang on."""
    inside = {t.i for t in label}
    tops = [t for t in label if t.pos != "PUNCT" and (t.is_root or t.head.i not in inside)]
    return tops[-1] if tops else label[-1]


def _draft(label: Sequence[Token], content: Sequence[Token]) -> Draft:
    draft = Draft(head=head_of(label), cue=None, cue_tokens=[], content={}, source=list(label))
    draft.add(content)
    return draft


def _words(tokens: Sequence[Token]) -> int:
    return sum(t.pos not in ("PUNCT", "SPACE") for t in tokens)

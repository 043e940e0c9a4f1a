"""What holds for any article, in any company."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.annotate.build import build_pipeline
from dateline.annotate.parallel import annotate
from dateline.annotate.pipeline import Pipeline
from dateline.export.jsonl import to_line
from dateline.read import read_sources
from dateline.records import Analysis, Document
from dateline.settings import Settings

pytestmark = pytest.mark.model
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

VOCABULARY = """
troops rebels Iraq Iraqi police the a , . “ ” ' - ( ) killed attacked said would not if on Monday 8
at least dozens of people Camp Liberty in Baghdad agreed to withdraw from talks with he his who
which that were denied — BAGHDAD (AP) ’s İstanbul ß ﬁ 1990s
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(WORDS, max_size=60).map(" ".join).map(str.upper),
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build_pipeline(Settings())


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    read = list(read_sources([EXAMPLES]))
    return [document for document in read if isinstance(document, Document)]


def _lines(pipeline: Pipeline, documents: Sequence[Document]) -> dict[str, str]:
    results = list(pipeline.pipe(documents))
    return {
        document.id: to_line(result) for document, result in zip(documents, results, strict=True)
    }


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
@example(text="İ")
@example(text="\n\n\n")
@example(text="MÜNCHEN, İZMİR (AP) -- \n\n POLICE SAID SIX WERE KILLED.")
@example(text="“" * 50)
def test_any_text_becomes_an_analysis_whose_spans_are_its_text(
    text: str, pipeline: Pipeline
) -> None:
    (result,) = pipeline.pipe([Document(id="any", text=text)])
    assert isinstance(result, Analysis), result
    assert Analysis.model_validate_json(to_line(result)) == result


def test_order_and_company_change_nothing(pipeline: Pipeline, documents: list[Document]) -> None:
    together = _lines(pipeline, documents)
    shuffled = random.Random(7).sample(documents, len(documents))
    assert _lines(pipeline, shuffled) == together
    alone = {d.id: _lines(pipeline, [d])[d.id] for d in documents}
    assert alone == together


def test_several_processes_give_the_same_bytes(
    pipeline: Pipeline, documents: list[Document]
) -> None:
    spread = [to_line(r) for r in annotate(documents, Settings(), jobs=2)]
    assert spread == list(_lines(pipeline, documents).values())


def test_what_did_not_happen_is_never_reported(pipeline: Pipeline) -> None:
    text = (
        "The army will not attack Benin. Police denied that officers had shot two students. "
        "If rebels attack the port, thousands will flee. No arrests were made."
    )
    (result,) = pipeline.pipe([Document(id="no", text=text)])
    assert isinstance(result, Analysis)
    told = {(e.event_type.value, e.status.value) for e in result.events}
    assert told, "these sentences hold events"
    assert not {kind for kind, status in told if status == "reported"} & {"ASSAULT", "COERCE"}


def test_the_datelines_city_is_never_the_events_place(pipeline: Pipeline) -> None:
    text = "NAIROBI, May 12 (Reuters) - Rockets hit a camp in eastern Chad on Sunday, police said."
    (result,) = pipeline.pipe([Document(id="where", text=text, published="2014-05-12")])
    assert isinstance(result, Analysis)
    assert result.dateline is not None
    assert result.dateline.place == "NAIROBI"
    where = {place.name for event in result.events for place in event.locations}
    assert where
    assert "Nairobi" not in where


def test_an_analysis_is_plain_json(pipeline: Pipeline) -> None:
    (result,) = pipeline.pipe([Document(id="j", text="Troops shelled Homs on Monday.")])
    keys = set(json.loads(to_line(result)))
    assert keys == {
        "document", "sentences", "boilerplate", "dateline", "times", "places", "actors",
        "figures", "attributions", "events",
    }  # fmt: skip

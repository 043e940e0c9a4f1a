import json
from pathlib import Path

import pytest
from tests.samples import ANALYSIS, DENIED, TOLD

from dateline.evaluate.report import describe, find_changes, write_report
from dateline.evaluate.sets import BenchmarkSet, Scores
from dateline.export.jsonl import to_line
from dateline.records import Status


@pytest.fixture
def news(tmp_path: Path) -> BenchmarkSet:
    folder = tmp_path / "bench" / "news"
    folder.mkdir(parents=True)
    (folder / "docs.jsonl").write_text('{"id": "d", "text": "x"}\n', encoding="utf-8")
    (folder / "gold.jsonl").write_text('{"id": "d", "label": "`3`"}\n', encoding="utf-8")
    one = BenchmarkSet(folder, tmp_path / "out")
    (tmp_path / "out" / "last").mkdir(parents=True)
    one.predictions.write_text(to_line(ANALYSIS) + "\n", encoding="utf-8")
    before = DENIED.model_copy(update={"status": Status.REPORTED})
    last = ANALYSIS.model_copy(update={"events": (TOLD, before)})
    one.last_predictions.write_text(to_line(last) + "\n", encoding="utf-8")
    return one


def test_an_event_on_one_line() -> None:
    assert describe(json.loads(to_line(TOLD))) == (
        "ASSAULT reported “killed”; Gunmen [] → at least 3 judges [COL]; killed at least 3; "
        "says police  `event_patterns:assault.kill.01`"
    )


def test_only_the_sentence_that_changed(news: BenchmarkSet) -> None:
    (change,) = find_changes(news)
    ((sentence, gone, come),) = change.sentences
    assert sentence.startswith("The mayor denied")
    assert gone[0].startswith("ASSAULT reported “attacked”")
    assert come[0].startswith("ASSAULT denied “attacked”")


def test_the_report(news: BenchmarkSet) -> None:
    now = {"news": Scores({"f1": 0.5, "recall": 0.25}, {}, ("f1", "recall"))}
    last = {"news": Scores({"f1": 0.45}, {}, ("f1",))}
    report = write_report([news], now, last)
    assert "| news | 1 | f1 | 0.500 | 0.450 | **+0.050** |" in report
    assert "| news | 1 | recall | 0.250 |  |  |" in report
    assert "## news: 1 documents changed" in report
    assert """gold: `{"label": "'3'"}`""" in report
    assert "- lost: ASSAULT reported" in report


def test_without_a_last_run_nothing_changed(news: BenchmarkSet) -> None:
    news.last_predictions.unlink()
    assert list(find_changes(news)) == []
    assert "not scored" in write_report([news], {}, {})

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tests.samples import ANALYSIS, TEXT

from dateline.errors import SettingsError
from dateline.evaluate.sets import BenchmarkSet, find_sets, score
from dateline.records import Analysis, Document, Failure

SCORER = """
import json, pathlib, sys
name, bench, out = sys.argv[1:4]
if pathlib.Path(bench, "broken").exists():
    sys.exit("the gold is broken")
n = len(pathlib.Path(out, "news.jsonl").read_text().splitlines())
print(f"news         events_f1 {n / 10:.3f}  speaker {0.5:.3f}")
metrics = {"events_f1": n / 10, "other": 1.0, "speaker": 0.5}
print(json.dumps({"news": {"metrics": metrics, "n": {"d": n}}}))
"""


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    folder = tmp_path / "bench"
    for name in ("news", "other"):
        (folder / name).mkdir(parents=True)
        docs = "".join(json.dumps({"id": f"d{n}", "text": TEXT}) + "\n" for n in range(3))
        (folder / name / "docs.jsonl").write_text(docs, encoding="utf-8")
        (folder / name / "gold.jsonl").write_text('{"id": "d0", "x": 1}\n', encoding="utf-8")
    (folder / "notes").mkdir()
    (folder / "score.py").write_text(SCORER, encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


class Annotator:
    """Annotates, and notes which documents; stops like a killed process after `stop` of them."""

    def __init__(self, stop: int | None = None) -> None:
        self.seen: list[str] = []
        self.stop = stop

    def __call__(self, documents: Iterable[Document | Failure]) -> Iterator[Analysis | Failure]:
        for document in documents:
            assert isinstance(document, Document)
            if len(self.seen) == self.stop:
                raise KeyboardInterrupt
            self.seen.append(document.id)
            yield ANALYSIS.model_copy(update={"document": document})


def test_sets_are_folders_with_documents_and_gold(bench: Path, out: Path) -> None:
    assert [one.name for one in find_sets(bench, out)] == ["news", "other"]
    assert [one.name for one in find_sets(bench, out, ["other"])] == ["other"]
    (news, _) = find_sets(bench, out)
    assert news.size == 3
    assert news.gold() == {"d0": {"id": "d0", "x": 1}}


def test_what_is_missing_is_said(bench: Path, out: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--set: 'nws' is not one of news, other"):
        find_sets(bench, out, ["nws"])
    with pytest.raises(SettingsError, match=r"no score\.py"):
        find_sets(tmp_path, out)


def test_an_interrupted_run_goes_on_where_it_stopped(bench: Path, out: Path) -> None:
    news = BenchmarkSet(bench / "news", out)
    steps: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        news.annotate("key", Annotator(stop=2), step=lambda: steps.append(1))
    assert not news.is_done("key")
    part = out / "news.jsonl.part"
    part.write_bytes(part.read_bytes() + b'{"document": {"id": "d2')  # cut in the middle of a line
    again = Annotator()
    news.annotate("key", again, step=lambda: steps.append(1))
    assert again.seen == ["d2"]
    assert news.is_done("key")
    ids = [json.loads(line)["document"]["id"] for line in news.predictions.read_text().splitlines()]
    assert ids == ["d0", "d1", "d2"]
    assert len(steps) == 2 + 3


def test_a_changed_program_begins_anew_and_keeps_the_last_run(bench: Path, out: Path) -> None:
    news = BenchmarkSet(bench / "news", out)
    news.annotate("old", Annotator(), step=lambda: None)
    old = news.predictions.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        news.annotate("new", Annotator(stop=1), step=lambda: None)
    assert news.predictions.read_bytes() == old
    assert not news.is_done("newer")
    anew = Annotator()
    news.annotate("newer", anew, step=lambda: None)
    assert anew.seen == ["d0", "d1", "d2"]
    assert news.last_predictions.read_bytes() == old


def test_scores_and_which_are_the_main_ones(bench: Path, out: Path) -> None:
    BenchmarkSet(bench / "news", out).annotate("key", Annotator(), step=lambda: None)
    scores = score(bench, out)["news"]
    assert scores.headline == ("events_f1", "speaker")
    assert scores.metrics["other"] == 1.0
    assert scores.counts == {"d": 3}


def test_the_last_words_of_a_scorer_that_fails(bench: Path, out: Path) -> None:
    (bench / "broken").touch()
    with pytest.raises(SettingsError, match=r"score\.py: the gold is broken"):
        score(bench, out)


def test_the_events_of_the_set_of_incidents_are_linked(bench: Path, out: Path) -> None:
    (bench / "news").rename(bench / "incidents")
    (chosen,) = find_sets(bench, out, ["incidents"])
    chosen.annotate("key", Annotator(), step=lambda: None)
    rows = (out / "incidents.incidents.jsonl").read_text(encoding="utf-8").splitlines()
    linked = {report for row in rows for report in json.loads(row)["reports"]}
    assert linked == {event.id for event in ANALYSIS.events}
    assert {json.loads(row)["event_type"] for row in rows} == {
        event.event_type for event in ANALYSIS.events
    }

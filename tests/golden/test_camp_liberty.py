"""The first real article: all that a careful reader finds in it, and in six rewritings of it.

The article is not ours and is not committed; it is read from ../shared/examples beside the
repository, or from the folder that DATELINE_EXAMPLES names. Where it is absent these tests say so.
"""

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.camp_variants import VARIANTS, Variant, rewrite

from dateline.annotate.build import build_pipeline
from dateline.annotate.pipeline import Pipeline
from dateline.records import Analysis, Document
from dateline.settings import Settings

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = Path(os.environ.get("DATELINE_EXAMPLES", REPOSITORY.parent / "shared" / "examples"))
ARTICLE = EXAMPLES / "camp-liberty.txt"

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        not ARTICLE.exists(), reason=f"the camp article is not in {EXAMPLES}: not tested"
    ),
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build_pipeline(Settings())


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("camp_check", EXAMPLES / "check.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _expected() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        (EXAMPLES / "camp-liberty.expected.json").read_text(encoding="utf-8")
    )
    return loaded


def _annotate(pipeline: Pipeline, text: str, published: str | None = None) -> Analysis:
    (result,) = pipeline.pipe([Document(id="camp", text=text, published=published)])
    assert isinstance(result, Analysis)
    return result


def _missing(
    checker: ModuleType,
    analysis: Analysis,
    expected: dict[str, Any],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> list[str]:
    want, got = folder / "expected.json", folder / "analysis.jsonl"
    want.write_text(json.dumps(expected), encoding="utf-8")
    got.write_text(analysis.model_dump_json() + "\n", encoding="utf-8")
    checker.main(str(want), str(got))
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("MISSING")]


def test_everything_a_careful_reader_finds(
    pipeline: Pipeline,
    checker: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    analysis = _annotate(pipeline, ARTICLE.read_text(encoding="utf-8"))
    assert _missing(checker, analysis, _expected(), tmp_path, capsys) == []


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_rewriting_gives_as_much(
    variant: Variant,
    pipeline: Pipeline,
    checker: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text, expected = rewrite(ARTICLE.read_text(encoding="utf-8"), _expected(), variant)
    assert _missing(checker, _annotate(pipeline, text), expected, tmp_path, capsys) == []


@pytest.mark.parametrize(
    ("words", "edtf"),
    [("Tuesday", "2013-04-09"), ("last February", "2013-02"), ("February 9", "2013-02-09")],
)
def test_times_are_placed_by_the_publication_date(
    words: str, edtf: str, pipeline: Pipeline
) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    times = _annotate(pipeline, text, published="2013-04-10").times
    assert [time.edtf for time in times if time.text == words] == [edtf]

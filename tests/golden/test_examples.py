"""The example dispatches and the JSON they must give, byte for byte."""

import json
from pathlib import Path

import pytest

from dateline.annotate.build import build_pipeline
from dateline.export.jsonl import to_line
from dateline.read import read_sources
from dateline.records import Analysis, Document
from dateline.settings import Settings

pytestmark = pytest.mark.model
HERE = Path(__file__).parent / "examples"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))


@pytest.fixture(scope="module")
def analyses() -> dict[str, Analysis]:
    documents = [document for file in FILES for document in read_sources([file])]
    assert all(isinstance(document, Document) for document in documents)
    results = list(build_pipeline(Settings()).pipe(documents))
    return {
        file.stem: result
        for file, result in zip(FILES, results, strict=True)
        if isinstance(result, Analysis)
    }


def test_there_are_examples_for_every_reader() -> None:
    assert len(FILES) >= 8
    assert {file.suffix for file in FILES} == {".txt", ".html", ".jsonl"}


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_an_example_gives_what_it_gave(
    name: str, analyses: dict[str, Analysis], update_golden: bool
) -> None:
    golden = HERE / f"{name}.json"
    given = json.dumps(json.loads(to_line(analyses[name])), indent=1, ensure_ascii=False) + "\n"
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(given, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == given

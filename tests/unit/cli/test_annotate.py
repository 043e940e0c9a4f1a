import json
from pathlib import Path

import pytest
from tests.samples import TEXT
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import SettingsError

runner = CliRunner()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_analysis_a_line(article: Path) -> None:
    result = runner.invoke(app, ["annotate", str(article), str(article)])
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["document"]["text"] for line in lines] == [TEXT, TEXT]


def test_options_say_what_the_file_does_not(article: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text(json.dumps({"text": TEXT, "outlet": "Own"}), encoding="utf-8")
    command = ["annotate", str(article), str(own), "--published", "2013-04-10", "--outlet", "X"]
    lines = [json.loads(line) for line in runner.invoke(app, command).stdout.splitlines()]
    assert [line["document"]["outlet"] for line in lines] == ["X", "Own"]
    assert {line["document"]["published"] for line in lines} == {"2013-04-10"}


def test_a_document_that_fails_is_named_and_the_rest_is_written(
    article: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    other = tmp_path / "other.txt"
    other.write_text("Something else.", encoding="utf-8")
    command = ["annotate", str(other), str(tmp_path / "none.txt"), str(article), "--out", str(out)]
    result = runner.invoke(app, command)
    assert result.exit_code == 1
    assert "not annotated" in result.stderr
    assert "none.txt: no such file" in result.stderr
    assert "2 of 3 documents failed" in result.stderr
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize("value", ["2013-02-30", "yesterday", "2999-01-01"])
def test_an_impossible_or_future_date_is_wrong_usage(article: Path, value: str) -> None:
    result = runner.invoke(app, ["annotate", str(article), "--published", value])
    assert isinstance(result.exception, SettingsError)
    assert "--published" in str(result.exception)


@pytest.mark.parametrize("command", [["annotate"], ["annotate", "x", "--jobs", "0"], ["nothing"]])
def test_wrong_usage(command: list[str]) -> None:
    assert runner.invoke(app, command).exit_code == 2


def test_version() -> None:
    result = runner.invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("dateline ")

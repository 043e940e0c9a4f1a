import csv
import io
import json
from pathlib import Path

import pytest
from tests.samples import TEXT
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.export.plover import PLOVER_COLUMNS
from dateline.export.rows import COLUMNS

runner = CliRunner()


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> str:
    result = runner.invoke(app, ["code", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_table_fits_and_says_everything(article: str) -> None:
    table = run(article)
    assert max(len(line) for line in table.splitlines()) <= 100
    for words in (
        "● reported", "2013-04-08", "ASSAULT", "firearms", "gunmen [UAF]", "→ judges [COL JUD]",
        "Medellín", "killed 3+", "The Andes Post › police", "claimed by gunmen",
        "“Gunmen killed at least 3 judges in Medellin on Monday”",
    ):  # fmt: skip
        assert words in table


def test_what_did_not_happen_does_not_look_like_an_event(article: str) -> None:
    table = run(article)
    assert "✗ denied" in table
    assert "(ASSAULT)" in table
    assert "1 event told as fact; in brackets, not told as fact: 1 denied" in table


def test_control_characters_do_not_reach_the_terminal(
    article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = run(article, "--outlet", "\x1b]0;owned\x07[red]X[/red]")
    assert "\x1b" not in table
    assert "\x07" not in table
    assert "[red]X[/red]" in table


def test_json_lines_are_event_records(article: str) -> None:
    events = [json.loads(line) for line in run(article, "--format", "jsonl").splitlines()]
    assert [event["status"] for event in events] == ["reported", "denied"]
    assert events[0]["document_id"] == "d"


def test_csv(article: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run(article, "--format", "csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["trigger"] for row in rows] == ["killed", "attacked"]


def test_plover_leaves_out_what_it_cannot_say_is_not_so(article: str) -> None:
    records = [json.loads(line) for line in run(article, "--format", "plover").splitlines()]
    assert [record["id"] for record in records] == ["e-1"]
    lines = run(article, "--format", "plover-tsv").splitlines()
    assert lines[0].split("\t") == list(PLOVER_COLUMNS)
    assert len(lines) == 2


def test_a_status_may_be_chosen(article: str) -> None:
    for format_ in ("jsonl", "plover"):
        lines = run(article, "--format", format_, "--status", "denied").splitlines()
        assert [json.loads(line)["id"] for line in lines] == ["e-2"]


def test_out(article: str, tmp_path: Path) -> None:
    for format_ in ("table", "csv", "plover"):
        out = tmp_path / format_
        assert run(article, "--format", format_, "--out", str(out)) == ""
        assert out.read_text(encoding="utf-8")


def test_failed_documents_give_status_1(article: str, tmp_path: Path) -> None:
    result = runner.invoke(app, ["code", article, str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert "1 event told as fact" in result.stdout

"""Linking and incidents on the command line, without a model."""

import json
from pathlib import Path

import pytest
from tests.desks import SentencePipeline
from typer.testing import CliRunner, Result

from dateline.annotate import parallel
from dateline.cli.main import app
from dateline.errors import DatelineError

runner = CliRunner()
FIRST = "Gunmen killed 13 people in Cali. The governor called it the worst raid in years."
SECOND = "Rebels killed 12 people in Cali. The governor called the raid the worst in years."
OTHER = "Police arrested 2 people in Pasto over a stolen herd of mules near the harbour."


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_pipeline: None) -> Path:
    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: SentencePipeline())
    monkeypatch.chdir(tmp_path)
    lines = [
        {"id": str(n), "text": text, "outlet": f"Outlet {n}", "published": "2013-04-09"}
        for n, text in enumerate((FIRST, SECOND, OTHER))
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines)))
    run("add", "a.desk", "news.jsonl")
    return tmp_path


def run(*arguments: str) -> Result:
    result = runner.invoke(app, arguments, env={"COLUMNS": "140"})
    assert result.exit_code == 0, (result.output, result.exception)
    return result


def incidents(*filters: str) -> list[dict[str, object]]:
    lines = run("incidents", "a.desk", *filters, "--format", "jsonl").stdout.splitlines()
    return [json.loads(line) for line in lines]


def test_two_reports_of_one_raid_are_one_incident() -> None:
    shown = run("link", "a.desk").stdout
    assert "2 incidents, 1 of them told more than once" in shown
    (raid,) = incidents("--killed", "1")
    assert len(raid["reports"]) == len(raid["sources"]) == 2  # type: ignore[arg-type]
    again = run("link", "a.desk").stdout
    assert "0 new, 0 changed, 2 as before, 0 gone" in again


def test_the_page_of_an_incident() -> None:
    run("link", "a.desk")
    (raid,) = incidents("--killed", "1")
    page = run("incident", "a.desk", str(raid["id"])).stdout
    for told in ("Sources", "Toll, by source", "Reports", "Outlet 0", "killed 12–13"):
        assert told in page, told
    report = raid["reports"][0]  # type: ignore[index]
    assert (
        run("incident", "a.desk", report, "--json").stdout
        == run("incident", "a.desk", str(raid["id"]), "--json").stdout
    )


def test_lists_for_machines(place: Path) -> None:
    run("link", "a.desk")
    rows = run("incidents", "a.desk", "--format", "csv").stdout.splitlines()
    assert len(rows) == 3
    told = json.loads(run("incidents", "a.desk", "--format", "geojson").stdout)
    assert len(told["features"]) == 2
    assert "2 incidents" in run("incidents", "a.desk").stdout
    assert incidents("--sources", "3") == []


def test_a_reviewer_splits_and_merges() -> None:
    run("link", "a.desk")
    (raid,) = incidents("--killed", "1")
    one, other = raid["reports"]  # type: ignore[misc]
    assert "two happenings" in run("review", "split", "a.desk", one, other, "--by", "amal").stdout
    run("link", "a.desk")
    assert len(incidents("--killed", "1")) == 2
    assert "are two incidents" in run("explain", "a.desk", "--why-linked", one, other).stdout
    run("review", "merge", "a.desk", one, other, "--by", "boris")
    run("link", "a.desk")
    assert len(incidents("--killed", "1")) == 1
    why = run("explain", "a.desk", "--why-linked", one, other).stdout
    assert "a reviewer said that they are one" in why
    assert "are one incident" in why


def test_analyses_without_a_desk(place: Path) -> None:
    run("annotate", "news.jsonl", "--out", "a.jsonl")
    lines = run("link", "a.jsonl").stdout.splitlines()
    assert sorted(len(json.loads(line)["reports"]) for line in lines) == [1, 2]
    result = runner.invoke(app, ["link", "news.jsonl"])
    assert isinstance(result.exception, DatelineError)
    assert "news.jsonl:1: no analysis" in str(result.exception)

"""The commands on a desk, as a person sees them, without a model."""

import json
from pathlib import Path

import pytest
from tests.desks import BREAKS, SentencePipeline, article
from typer.testing import CliRunner, Result

from dateline.annotate import parallel
from dateline.cli.main import app
from dateline.errors import DatelineError, SettingsError, StoreError

runner = CliRunner()


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_pipeline: None) -> Path:
    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: SentencePipeline())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for n in range(4):
        (tmp_path / "news" / f"{n}.txt").write_text(article(n))
    return tmp_path


def run(*arguments: str, status: int = 0) -> Result:
    result = runner.invoke(app, arguments, env={"COLUMNS": "120"})
    assert result.exit_code == status, (result.output, result.exception)
    return result


def refused(*arguments: str) -> DatelineError:
    result = runner.invoke(app, arguments)
    assert isinstance(result.exception, DatelineError), result.output
    return result.exception


def event_ids() -> list[str]:
    lines = run("events", "a.desk", "--format", "jsonl").stdout.splitlines()
    return [json.loads(line)["id"] for line in lines]


def test_init_makes_an_empty_desk_once() -> None:
    assert "made a.desk" in run("init", "a.desk").stdout
    assert isinstance(refused("init", "a.desk"), SettingsError)
    assert "0 documents" in run("status", "a.desk").stdout


def test_add_says_what_it_did_and_does_it_once() -> None:
    first = run("add", "a.desk", "news").stdout
    assert first.splitlines() == ["a.desk: 4 added", "6 events"]
    assert run("add", "a.desk", "news").stdout.splitlines() == ["a.desk: 4 there already"]


def test_add_fails_where_some_failed_and_names_them(place: Path) -> None:
    (place / "news" / "bad.txt").write_text(BREAKS)
    result = run("add", "a.desk", "news", "missing.txt", status=1)
    assert "a.desk: 4 added, 2 failed" in result.stdout
    assert "missing.txt: no such file" in result.stderr
    shown = run("status", "a.desk").stdout
    assert "not coded: " in shown
    assert "missing.txt" not in shown, "a slip in the command is no failure of the desk"


def test_a_dry_run_changes_nothing(place: Path) -> None:
    shown = run("add", "a.desk", "news", "--dry-run").stdout
    assert "nothing changed; would be: 4 added" in shown
    assert not (place / "a.desk").exists()
    run("add", "a.desk", "news/0.txt")
    shown = run("add", "a.desk", "news", "--dry-run").stdout
    assert "would be: 3 added, 1 there already" in shown
    assert "1 document" in run("status", "a.desk").stdout


def test_a_table_needs_its_map(place: Path) -> None:
    (place / "t.csv").write_text("body,day\nGunmen killed 3 people in Cali.,2013-04-08\n")
    result = run("add", "a.desk", "t.csv", status=1)
    assert "body, day" in result.stderr
    run("add", "a.desk", "t.csv", "--map", "text=body,published=day")
    assert "published 2013-04-08" in run("status", "a.desk").stdout
    assert "no field 'body'" in str(refused("add", "a.desk", "t.csv", "--map", "body=text"))
    assert "FIELD=COLUMN" in str(refused("add", "a.desk", "t.csv", "--map", "text"))


def test_status_for_machines(place: Path) -> None:
    (place / "news" / "nul.txt").write_bytes(b"Troops\0 left.")
    run("add", "a.desk", "news", status=1)
    told = json.loads(run("status", "a.desk", "--format", "jsonl").stdout)
    assert (told["documents"], told["types"]["ASSAULT"]) == (4, [4, 4])
    rows = run("status", "a.desk", "--format", "csv").stdout.splitlines()
    assert "events,COERCE,2," in rows
    (failure,) = [row for row in rows if row.startswith("failed_read")]
    assert "nul.txt: NUL character at 6" in failure


def test_search_in_its_three_formats(place: Path) -> None:
    run("add", "a.desk", "news", "--outlet", "The Andes Post")
    table = run("search", "a.desk", "gunmen", "--type", "coerce", "--place", "medellin").stdout
    assert "The Andes Post" in table
    assert "COERCE" in table
    assert "1 document" in table
    rows = run("search", "a.desk", "--type", "COERCE", "--format", "csv").stdout.splitlines()
    assert len(rows) == 3
    lines = run("search", "a.desk", "gunmen", "--format", "jsonl", "--limit", "2").stdout
    told = [json.loads(line) for line in lines.splitlines()]
    assert len(told) == 2
    assert "Gunmen" in told[0]["snippet"]
    assert "\x02" not in told[0]["snippet"]
    assert "no word to search for" in str(refused("search", "a.desk", "--", "-"))
    assert "is not a date" in str(refused("search", "a.desk", "--since", "yesterday"))


def test_events_to_a_file(place: Path) -> None:
    run("add", "a.desk", "news")
    run("events", "a.desk", "--type", "ASSAULT", "--format", "csv", "--out", "e.csv")
    assert len((place / "e.csv").read_text().splitlines()) == 5
    assert "6 events" in run("events", "a.desk").stdout
    assert "2 of 6 events" in run("events", "a.desk", "--limit", "2").stdout


def test_show_a_document_its_text_and_its_bytes(place: Path) -> None:
    run("add", "a.desk", "news/0.txt")
    (line,) = run("search", "a.desk", "--format", "jsonl").stdout.splitlines()
    id_ = json.loads(line)["document"]["id"]
    shown = run("show", "a.desk", id_, "--text").stdout
    assert "news/0.txt; add of" in shown
    assert json.loads(line)["original"] in shown
    assert "Report 0." in shown
    run("show", "a.desk", id_, "--original", "back.txt")
    assert (place / "back.txt").read_bytes() == (place / "news" / "0.txt").read_bytes()
    told = json.loads(run("show", "a.desk", id_, "--format", "jsonl").stdout)
    assert len(told["events"]) == 2
    assert "is there already" in str(refused("show", "a.desk", id_, "--original", "back.txt"))
    assert "no such document" in str(refused("show", "a.desk", "nothing"))
    assert "no such event" in str(refused("show", "a.desk", "e-nothing"))


def test_deciding_and_coding_again(place: Path) -> None:
    run("add", "a.desk", "news/0.txt")
    killed, arrested = event_ids()
    run("review", "reject", "a.desk", arrested, "--by", "amal", "--why", "a drill")
    told = run("review", "correct", "a.desk", killed, "mode", "destroy", "--by", "amal").stdout
    assert 'correct mode: null → "destroy", by amal' in told
    assert event_ids() == [killed]
    assert "reject by amal" in run("show", "a.desk", arrested).stdout
    shown = run("recode", "a.desk", "--all", "--report", "r.md").stdout
    assert "1 document coded again" in shown
    assert "no event changed" in shown
    assert (place / "r.md").read_text().startswith("# What coding a.desk again changed")
    assert (
        json.loads(run("show", "a.desk", killed, "--format", "jsonl").stdout)["mode"] == "destroy"
    )
    assert "decided by reviewers: 2 events" in run("status", "a.desk").stdout
    assert "cannot be corrected" in str(refused("review", "correct", "a.desk", killed, "text", "x"))


def test_giving_out_to_two_coders_and_how_far_they_agree() -> None:
    run("add", "a.desk", "news")
    to = ("--to", "ana", "--to", "ben", "--by", "olga")
    told = run("review", "assign", "a.desk", *to, "--share", "50%", "--type", "assault").stdout
    assert told == "assignment 1: 2 events to ana and ben\n"
    again = run("review", "assign", "a.desk", *to, "--share", "50%", "--type", "assault").stdout
    assert "nothing new: 0 events to ana and ben; 2 events of this share before" in again
    assert "not defined" in run("review", "agreement", "a.desk").stdout
    rows = run("review", "agreement", "a.desk", "--format", "csv").stdout.splitlines()
    assert rows[:2] == ["field,metric,units,agreed,alpha", "verdict,nominal,0,,"]
    told = run("review", "agreement", "a.desk", "--format", "json", "--assignment", "1").stdout
    assert json.loads(told)[-1] == {
        "field": "killed", "metric": "ratio", "units": 0, "agreed": None, "alpha": None,
    }  # fmt: skip
    assert run("review", "release", "a.desk", "1").stdout == "2 events went back to the queue\n"
    assert "no such assignment" in str(refused("review", "release", "a.desk", "7"))
    assert "two people" in str(refused("review", "assign", "a.desk", *to[:2], "--share", "1"))
    assert "such as 10%" in str(refused("review", "assign", "a.desk", *to, "--share", "some"))


def test_a_report_escapes_what_an_article_says(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "a.desk", "news/0.txt")

    class Later(SentencePipeline):
        def annotate(self, document):  # type: ignore[no-untyped-def]
            analysis = super().annotate(document)
            evil = [
                one.model_copy(
                    update={
                        "actors": tuple(a.model_copy(update={"name": "<b>*x*"}) for a in one.actors)
                    }
                )
                for one in analysis.events
            ]
            return analysis.model_copy(update={"events": tuple(evil)})

    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: Later())
    assert "changed" in run("recode", "a.desk", "--all", "--report", "r.md").stdout
    assert "\\<b\\>\\*x\\*" in (place / "r.md").read_text()


def test_verify_backup_forget(place: Path) -> None:
    run("add", "a.desk", "news")
    whole = run("verify", "a.desk").stdout
    assert "a.desk: whole" in whole
    head = whole.split()[-1]
    run("backup", "a.desk", "b.desk")
    (line, *_) = run("search", "a.desk", "--format", "jsonl").stdout.splitlines()
    id_ = json.loads(line)["document"]["id"]
    run("forget", "a.desk", id_, "--why", "asked for")
    assert "taken out for good: 1 document" in run("status", "a.desk").stdout
    run("verify", "a.desk", "--contains", head)
    run("verify", "b.desk", "--contains", head)
    assert "made anew" in run("verify", "b.desk", "--contains", "f" * 64, status=1).stderr
    assert isinstance(refused("backup", "a.desk", "b.desk"), StoreError)


@pytest.mark.parametrize("command", ["status", "search", "events", "verify", "recode"])
def test_no_command_makes_a_desk_but_add_and_init(command: str, place: Path) -> None:
    assert "no such desk" in str(refused(command, "none.desk"))
    assert not (place / "none.desk").exists()


def test_fetch_needs_an_address() -> None:
    assert "none given" in str(refused("fetch", "a.desk"))

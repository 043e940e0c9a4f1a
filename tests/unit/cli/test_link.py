"""`dateline link` over files."""

import json
from pathlib import Path

from tests.reports import ABECHE, at, report
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import SettingsError
from dateline.link import Linker

HERE = at("Abéché", **ABECHE)


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code == 0
    return result.stdout


def test_reports_in_files_become_incidents(tmp_path: Path) -> None:
    told = [
        report(name, on=day, where=HERE, published="2014-05-20")
        for name, day in (("a", "2014-05-11"), ("b", "2014-05-11"), ("c", "2014-04-01"))
    ]
    for name, some in (("one.jsonl", told[:1]), ("other.jsonl", told[1:])):
        (tmp_path / name).write_text("".join(f"{one.model_dump_json()}\n\n" for one in some))
    out = run("link", tmp_path / "one.jsonl", tmp_path / "other.jsonl", "--jobs", 2)
    found = [json.loads(line) for line in out.splitlines()]
    assert found == [one.model_dump(mode="json") for one in Linker().link(told)]
    assert sorted(len(one["reports"]) for one in found) == [1, 2]


def test_an_event_with_its_outlet_is_enough(tmp_path: Path) -> None:
    told = [report(name, on="2014-05-11", where=HERE) for name in ("a", "b")]
    lines = [
        json.dumps({"outlet": one.outlet, "event": one.event.model_dump(mode="json")})
        for one in told
    ]
    file = tmp_path / "events.jsonl"
    file.write_text("\n".join(lines))
    out = run("link", file)
    assert [len(json.loads(line)["reports"]) for line in out.splitlines()] == [2]


def test_a_line_that_is_neither_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_text('\n{"secret": "words"}\n')
    for jobs in (1, 2):
        result = CliRunner().invoke(app, ["link", str(file), "--jobs", str(jobs)])
        assert isinstance(result.exception, SettingsError)
        assert "broken.jsonl:2: no analysis" in str(result.exception)
        assert "words" not in str(result.exception)

"""What the README shows is what the program gives; its Python runs."""

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app

pytestmark = pytest.mark.model
SHOWN = re.compile(
    r"(<!-- real output -->\n```console\n\$ dateline ([^\n]+)\n)(.*?)(```)", re.DOTALL
)
RECORD = re.compile(r"(<!-- record: (\S+) (\d+) -->\n```json\n)(.*?)(```)", re.DOTALL)
TOUR = re.compile(r"(<!-- real tour -->\n```console\n)(.*?)(```)", re.DOTALL)
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")  # of the desk itself
SOME_TIME = "2026-03-01T09:00:00Z"
runner = CliRunner()


def output(arguments: str) -> str:
    result = runner.invoke(app, shlex.split(arguments), env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()) + "\n"


def record(file: str, number: str) -> str:
    line = output(f"code {file} --format jsonl").splitlines()[int(number)]
    return json.dumps(json.loads(line), indent=2, ensure_ascii=False) + "\n"


def tour(commands: str) -> str:
    """What the commands of a tour print, one after the other."""
    lines = re.findall(r"^\$ dateline (.+)$", commands, re.MULTILINE)
    shown = "\n".join(f"$ dateline {line}\n{output(line)}" for line in lines)
    return TIME.sub(SOME_TIME, shown)


@pytest.fixture
def readme(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(repository)
    return repository / "README.md"


def test_the_output_shown_is_real(readme: Path, update_golden: bool) -> None:
    text = readme.read_text(encoding="utf-8")
    given = SHOWN.sub(lambda found: found[1] + output(found[2]) + found[4], text)
    given = RECORD.sub(lambda found: found[1] + record(found[2], found[3]) + found[5], given)
    assert SHOWN.search(text)
    assert RECORD.search(text)
    if update_golden:
        readme.write_text(given, encoding="utf-8")
        text = given
    assert text == given


def test_the_tour_shown_is_real(
    readme: Path, update_golden: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(readme.parent / "examples")
    monkeypatch.chdir(tmp_path)
    text = readme.read_text(encoding="utf-8")
    assert len(TOUR.findall(text)) == 2  # the second goes on with the desk of the first
    given = TOUR.sub(lambda found: found[1] + tour(found[2]) + found[3], text)
    if update_golden:
        readme.write_text(given, encoding="utf-8")
        text = given
    assert text == given


def test_the_python_shown_runs(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert "ASSAULT reported ['Gunmen'] ['three judges'] 2013-04-08" in capsys.readouterr().out

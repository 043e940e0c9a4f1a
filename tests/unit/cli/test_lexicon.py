from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app

runner = CliRunner()
HEADER = "id\tverb\tslot\trole\texample\tcounterexample\n"


def test_list_names_every_file() -> None:
    result = runner.invoke(app, ["lexicon", "list"])
    assert result.exit_code == 0
    for path in ("en/event_patterns.tsv", "en/status_cues.tsv", "ontology/countries.tsv"):
        assert path in result.stdout


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("support.1\tlaunch\tobj\n", ":2: 3 columns, expected 6"),
        ("support.1\tlaunch\tobj\tactress\t\t\n", ":2: role: Input should be 'actor'"),
        (
            "support.1\tlaunch\tobj\tactor\t\t\nsupport.1\tmount\tobj\tactor\t\t\n",
            ":3: 'support.1' stands already at",
        ),
        ("\tlaunch\tobj\tactor\t\t\n", ":2: id: Field required"),
    ],
)
def test_check_names_file_and_line(tmp_path: Path, rows: str, problem: str) -> None:
    file = tmp_path / "en" / "support_verbs.tsv"
    file.parent.mkdir()
    file.write_text(HEADER + rows, encoding="utf-8")
    result = runner.invoke(app, ["lexicon", "check", "--lexicons", str(tmp_path)])
    assert result.exit_code == 1
    assert f"{file}{problem}" in result.stdout

"""What reviewers decide becomes test cases, and rows that, once adopted, make them pass."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from dateline.annotate.build import build_pipeline
from dateline.annotate.examples import check_codes, check_examples, check_form, examples_of
from dateline.cli.main import app
from dateline.knowledge.gazetteer import cache_folder, open_gazetteer
from dateline.knowledge.lexicon import Lexicons
from dateline.runs.propose.proposal import EXAMPLE
from dateline.settings import Settings

pytestmark = pytest.mark.model
runner = CliRunner()

ARTICLE = """Two huts burn near Goz Beida

GOZ BEIDA, Chad, 3 May - Villagers murmured that soldiers burned two huts on Friday.

The Sable Lions killed three traders in Farchana. The mayor will send 200 soldiers to the market.

The choir fired on all cylinders. Police arrested two men in Abeche.
"""
JANJAWEED = {
    "start": 121, "end": 132, "text": "Sable Lions", "name": "Janjaweed", "id": "sdn-janjaweed",
    "country": "SDN", "sectors": ["PRM"],
}  # fmt: skip
ADRE = {
    "start": 159, "end": 167, "text": "Farchana", "name": "Adré", "kind": "city",
    "geonames": 245669, "country": "TCD", "admin1": "12", "lat": 13.46648, "lon": 21.19836,
    "confidence": 1.0,
}  # fmt: skip
SENTENCES = {
    "murmur": ("Porters murmured that rebels burned a barn.", "Rebels burned a barn, murmuring."),
    "send": ("The king will send soldiers to the fair.", "The king will send his fleet."),
    "arrest": ("In the film, police arrested two men.", "Police arrested a colonel."),
}
"""By the word of a row, an example and a counterexample, as a person writes them."""


def run(*arguments: object, status: int = 0) -> Result:
    result = runner.invoke(app, [str(one) for one in arguments], env={"COLUMNS": "160"})
    assert result.exit_code == status, (result.output, result.exception)
    return result


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder of the test's own, since lists of places of one's own make a new gazetteer."""
    open_gazetteer()
    ours = cache_folder()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache_folder().mkdir(parents=True)
    for file in ours.glob("gazetteer-*.sqlite"):
        (cache_folder() / file.name).symlink_to(file)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE)
    run("add", tmp_path / "a.desk", tmp_path / "a.txt", "--published", "2014-05-04")
    return tmp_path / "a.desk"


def event(desk: Path, trigger: str) -> dict[str, Any]:
    lines = run("events", desk, "--format", "jsonl").stdout.splitlines()
    found: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return next(one for one in found if one["trigger"]["text"] == trigger)


@pytest.fixture
def decided(desk: Path) -> Path:
    def correct(trigger: str, field: str, new: object) -> None:
        value = new if isinstance(new, str) else json.dumps(new)
        run("review", "correct", desk, event(desk, trigger)["id"], field, value, "--by", "amal")

    correct("burned", "status", "alleged")
    correct("send", "event_type", "COERCE")
    correct("killed", "actors", [_in_the_text(JANJAWEED)])
    correct("killed", "locations", [_in_the_text(ADRE)])
    run("review", "reject", desk, event(desk, "arrested")["id"], "--by", "boris", "--why", "a film")
    return desk


def _in_the_text(mention: dict[str, Any]) -> dict[str, Any]:
    start = ARTICLE.index(mention["text"])
    return mention | {"start": start, "end": start + len(mention["text"])}


@pytest.mark.slow
def test_a_row_that_was_proposed_and_adopted_makes_its_case_pass(
    decided: Path, tmp_path: Path
) -> None:
    cases, lexicons = tmp_path / "cases", tmp_path / "lexicons"
    told = run("review", "export-cases", decided, "--out", cases)
    assert "4 cases (3 corrected, 1 rejected)" in told.stdout
    assert "5 rows proposed" in told.stdout
    assert "text of articles" in told.stderr
    assert _outcomes(cases) == {"fails": 5}
    _adopt(cases / "proposed", lexicons)
    assert _problems(lexicons) == []
    assert _outcomes(cases, "--lexicons", lexicons, "--record") == {"right": 5}
    assert _outcomes(cases, status=1) == {"regressed": 5}, "what once came out right must stay"


def test_a_proposal_is_refused_until_somebody_wrote_a_sentence(
    decided: Path, tmp_path: Path
) -> None:
    run("review", "export-cases", decided, "--out", tmp_path / "cases")
    shutil.rmtree(tmp_path / "cases" / "proposed" / "ontology")  # places make a new gazetteer
    problems = _problems(tmp_path / "cases" / "proposed")
    assert sum("example: not found in" in one for one in problems) == 3
    assert sum("no counterexample" in one for one in problems) == 3


def test_a_row_says_whether_it_helps(decided: Path, tmp_path: Path) -> None:
    run("review", "export-cases", decided, "--out", tmp_path / "cases")
    files = (tmp_path / "cases" / "proposed").rglob("*.tsv")
    told = [one for file in files for one in file.read_text().splitlines() if one[:3] == "# 1"]
    assert len(told) == 5
    assert sum("tried alone, right in 1 of 1" in one for one in told) == 4
    assert sum("tried" not in one for one in told) == 1, "places are not tried"


def test_nothing_of_an_article_but_words_is_proposed(decided: Path, tmp_path: Path) -> None:
    run("review", "export-cases", decided, "--out", tmp_path / "cases")
    written = "".join(one.read_text() for one in (tmp_path / "cases" / "proposed").rglob("*.tsv"))
    for sentence in ("soldiers burned two huts", "killed three traders", "200 soldiers"):
        assert sentence in ARTICLE
        assert sentence not in written


def _adopt(proposed: Path, lexicons: Path) -> None:
    """As docs/cases.md says: a sentence of one's own in each row, in the lexicons folder."""
    for file in proposed.rglob("*.tsv"):
        lines = []
        for line in file.read_text().splitlines():
            word = next((w for w in SENTENCES if f"\t{w}\t" in line), None)
            if word is not None:
                example, counterexample = SENTENCES[word]
                line = line.replace(f"{EXAMPLE}\t", f"{example}\t{counterexample}")
            lines.append(line.replace(EXAMPLE, "Adré lies near Farchana."))
        target = lexicons / file.relative_to(proposed)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(lines) + "\n")


def _problems(folder: Path) -> list[str]:
    """What `dateline lexicon check` says, of rows of our own alone."""
    lexicons = Lexicons(folder)
    assert list(check_form(lexicons)) == []
    examples = [one for one in examples_of(lexicons) if one.row.id.startswith("own.")]
    pipeline = build_pipeline(Settings(lexicons=folder))
    return [*check_codes(lexicons), *check_examples(examples, pipeline, step=lambda: None)]


def _outcomes(cases: Path, *options: object, status: int = 0) -> dict[str, int]:
    told = json.loads(
        run("review", "check-cases", cases, "--format", "json", *options, status=status).stdout
    )
    return {outcome: count for outcome, count in told["counts"].items() if count}

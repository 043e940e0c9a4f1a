from pathlib import Path

import pytest
from tests.samples import ANALYSIS, BREAK, DENIED, TEXT
from typer.testing import CliRunner

from dateline.annotate.explain import Explanation
from dateline.cli import explain as module
from dateline.cli.main import app
from dateline.errors import InputError
from dateline.records import Boilerplate, Considered, Document, EventType

runner = CliRunner()
CAPTION = "\nA caption\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT + CAPTION, encoding="utf-8")
    monkeypatch.setattr(module, "build_pipeline", lambda *_, **__: None)
    monkeypatch.setattr(module, "explain_document", explained)
    return str(path)


def explained(_: object, document: Document) -> Explanation:
    at = len(TEXT) + 1
    caption = Boilerplate(start=at, end=at + len("A caption"), reason="repeated")
    start = TEXT.index("said")
    said = Considered(
        start=start, end=start + 4, text="said", event_type=EventType.ACCUSE, rules=("r.1",),
        reason="needs something as its object",
    )  # fmt: skip
    analysis = ANALYSIS.model_copy(
        update={"document": document, "boilerplate": (caption,), "considered": (said,)}
    )
    return Explanation(
        analysis=analysis,
        status_reasons={DENIED.id: ("status_cues:denied.deny.01",)},
    )


def test_everything_stands_under_its_sentence(article: str) -> None:
    result = runner.invoke(app, ["explain", article])
    assert result.exit_code == 0, result.output
    shown = " ".join(result.stdout.split())
    first, second = shown.index(TEXT[:BREAK]), shown.index(TEXT[BREAK + 1 :])
    for words in (
        "● reported ASSAULT firearms “killed” event_patterns:assault.kill.01 0.90",
        "who gunmen “Gunmen” [? UAF]",
        "where Medellín [city, COL, 3674962]",
        "when 2013-04-08 (from “Monday”, published)",
        "cost killed 3+",
        "says The Andes Post › police; claimed by gunmen",
        "· “said” not coded as ACCUSE: needs something as its object (r.1)",
    ):
        assert first < shown.index(words) < second, words
    assert second < shown.index("✗ denied (ASSAULT) “attacked”")
    assert second < shown.index("status from status_cues:denied.deny.01")
    assert "A caption not read: repeated" in shown


def test_what_was_left_can_be_hidden(article: str) -> None:
    assert "not coded" not in runner.invoke(app, ["explain", article, "--no-considered"]).stdout


def test_an_article_that_is_too_long_fails(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Explanation:
        raise InputError("d: 2,000,000 characters; is this one article?")

    monkeypatch.setattr(module, "explain_document", refuse)
    result = runner.invoke(app, ["explain", article])
    assert result.exit_code == 1
    assert "is this one article?" in result.stderr


def test_an_article_that_is_not_there_fails(article: str) -> None:
    result = runner.invoke(app, ["explain", article + ".none"])
    assert result.exit_code == 1
    assert "no such file" in result.stderr

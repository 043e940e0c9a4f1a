"""Cases from a desk, with a pipeline that needs no model."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desks import SentencePipeline, original, put

from dateline.annotate import parallel
from dateline.errors import SettingsError
from dateline.records import Event
from dateline.records.review import Action
from dateline.review.case import Case
from dateline.review.fold import Review
from dateline.runs.cases import case_files, make_cases, write_files
from dateline.runs.recode import recode
from dateline.settings import Settings
from dateline.store import Desk, open_desk
from dateline.store.begin import begin_run
from dateline.store.cases import Decided, find_decided
from dateline.store.decisions import decide
from dateline.store.filter import Filter
from dateline.store.find import find_events

TEXT = "Gunmen killed 3 people in Cali. Police arrested 2 people in Pasto."
ALL = Filter(rejected=True)


class Pipeline(SentencePipeline):
    """Knows sentences by their full stops."""

    def annotate(self, document):  # type: ignore[no-untyped-def]
        bounds = tuple(one.span() for one in re.finditer(r"[^. ][^.]*\.?", document.text))
        return super().annotate(document).model_copy(update={"sentences": bounds})


class Unlike(Pipeline):
    """Needs a word of another paragraph."""

    def annotate(self, document):  # type: ignore[no-untyped-def]
        analysis = super().annotate(document)
        if "Background" in document.text:
            return analysis
        return analysis.model_copy(update={"events": ()})


class Nothing(Pipeline):
    """A later coder that finds nothing."""

    def annotate(self, document):  # type: ignore[no-untyped-def]
        return super().annotate(document).model_copy(update={"events": ()})


def use(monkeypatch: pytest.MonkeyPatch, pipeline: SentencePipeline) -> None:
    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: pipeline)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    use(monkeypatch, Pipeline())
    with open_desk(tmp_path / "a.desk", create=True) as desk:
        put(desk, original(TEXT))
        yield desk


def say(desk: Desk, event: Event, action: Action, by: str = "amal", **said: object) -> None:
    decide(desk, event.id, action, by=by, run=begin_run(desk, "review", Settings()), **said)  # type: ignore[arg-type]


def both(desk: Desk) -> tuple[Event, Event]:
    killed, arrested = (one.reviewed.event for one in find_events(desk, ALL))
    return killed, arrested


def decided(desk: Desk, **asked: str) -> list[Decided]:
    return list(find_decided(desk, ALL, **asked))


def test_a_case_says_what_was_put_right_and_its_text_holds_the_evidence(desk: Desk) -> None:
    arrested = both(desk)[1]
    say(desk, arrested, Action.CORRECT, field="status", new="denied", note="see below")
    (case,) = make_cases(decided(desk), Settings()).cases
    assert (case.verdict, case.corrected, case.is_accepted) == (
        Review.CORRECTED, ("status",), False,
    )  # fmt: skip
    assert case.expected is not None
    for event in (case.coded, case.expected):
        for part in (event, event.trigger, *event.actors, *event.locations, *event.figures):
            assert case.text[part.start : part.end] == part.text
    assert case.decisions[0].by == "amal"
    assert (case.coded.status, case.expected.status) == ("reported", "denied")


def test_a_note_or_what_was_taken_back_makes_no_case(desk: Desk) -> None:
    killed, arrested = both(desk)
    say(desk, killed, Action.NOTE, note="ask")
    say(desk, arrested, Action.REJECT)
    say(desk, arrested, Action.UNDO)
    assert decided(desk) == []


def test_who_and_when_narrow_it_down(desk: Desk) -> None:
    killed, arrested = both(desk)
    say(desk, killed, Action.ACCEPT)
    say(desk, arrested, Action.REJECT, by="boris")
    assert [one.coded.id for one in decided(desk, by="boris")] == [arrested.id]
    assert len(decided(desk, since="2020-01-01")) == 2
    assert decided(desk, since="2999-01-01") == []


def test_what_was_rejected_is_a_case_when_it_is_coded_no_longer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(desk, both(desk)[0], Action.REJECT)
    use(monkeypatch, Nothing())
    list(recode(desk, Settings(), everything=True))
    (one,) = decided(desk)
    (case,) = make_cases([one], Settings()).cases
    assert (case.verdict, case.expected) == (Review.REJECTED, None)
    assert case.coded.trigger.text == "killed"


def test_a_passage_that_is_coded_otherwise_is_given_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Unlike())
    with open_desk(tmp_path / "b.desk", create=True) as desk:
        text = "Gunmen killed 3 people in Cali. " + "Rain fell. " * 5 + "Background follows."
        put(desk, original(text))
        (killed,) = (one.reviewed.event for one in find_events(desk, ALL))
        say(desk, killed, Action.ACCEPT)
        found = decided(desk)
        made = make_cases(found, Settings())
        assert (made.widened, made.cases[0].whole) == (1, True)
        use(monkeypatch, Pipeline())
        made = make_cases(found, Settings())
        assert (made.widened, made.cases[0].text) == (0, text[:42])


def test_names_are_left_out_and_files_are_named_by_ids_alone(desk: Desk) -> None:
    say(desk, both(desk)[0], Action.ACCEPT, note="right")
    (case,) = make_cases(decided(desk), Settings(), anonymous=True).cases
    hostile = case.model_copy(update={"event": "../../etc/passwd"})
    ours, theirs = case_files([case]), case_files([hostile])
    assert list(ours) == [f"cases/{case.event}.json"]
    (name,) = theirs
    assert name.removeprefix("cases/").removesuffix(".json").removeprefix("e-").isalnum()
    assert "amal" not in "".join(ours.values())
    assert Case.model_validate_json(next(iter(ours.values()))) == case


def test_files_are_written_once_and_never_over_others(tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = {"cases/a.json": "{}\n", "proposed/register/own.tsv": "id\n"}
    assert write_files(out, files) == 2
    assert write_files(out, files) == 0
    (out / "cases" / "a.json").write_text("mine")
    with pytest.raises(SettingsError, match="another content"):
        write_files(out, files | {"cases/b.json": "{}\n"})
    assert (out / "cases" / "a.json").read_text() == "mine"
    assert not (out / "cases" / "b.json").exists(), "all or none"


@pytest.mark.parametrize("link", ["cases", "cases/a.json"])
def test_no_link_leads_out_of_the_folder(tmp_path: Path, link: str) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (out / link).parent.mkdir(parents=True)
    (out / link).symlink_to(elsewhere)
    with pytest.raises(SettingsError, match="link"):
        write_files(out, {"cases/a.json": json.dumps({})})
    assert list(elsewhere.iterdir()) == []

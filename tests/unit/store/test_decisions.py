import sqlite3

import pytest
from tests.desks import SentencePipeline, original, put

from dateline.annotate import parallel
from dateline.errors import ConflictError, InputError
from dateline.records import Event, EventType
from dateline.records.review import Action
from dateline.review import fold
from dateline.review.fold import Review
from dateline.runs.recode import recode
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.begin import Run, begin_run
from dateline.store.decisions import decide
from dateline.store.filter import Filter
from dateline.store.find import event, find_events
from dateline.store.provenance import decisions
from dateline.store.queue import count_waiting, decisions_on, find_waiting, pace
from dateline.store.verify import verify

TEXT = "Gunmen killed 3 people in Cali. Police arrested 2 people in Pasto."


class WithoutArrests(SentencePipeline):
    """A later coder: it no longer finds arrests, and is surer of the rest."""

    def annotate(self, document):  # type: ignore[no-untyped-def]
        analysis = super().annotate(document)
        kept = [
            one.model_copy(update={"confidence": 0.9})
            for one in analysis.events
            if one.event_type is EventType.ASSAULT
        ]
        return analysis.model_copy(update={"events": tuple(kept)})


@pytest.fixture
def run(desk: Desk) -> Run:
    put(desk, original(TEXT))
    return begin_run(desk, "review", Settings())


def events(desk: Desk, **asked: object) -> list[Event]:
    return [one.reviewed.event for one in find_events(desk, Filter(**asked))]  # type: ignore[arg-type]


def code_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: WithoutArrests())
    list(recode(desk, Settings(), everything=True))


def test_a_rejected_event_is_no_longer_counted(desk: Desk, run: Run) -> None:
    killed, arrested = events(desk)
    decide(desk, killed.id, Action.REJECT, by="amal", run=run, note="a drill")
    assert events(desk) == [arrested]
    assert events(desk, rejected=True) == [killed, arrested]
    (decision,) = decisions(desk, killed.id)
    assert (decision.by, decision.note) == ("amal", "a drill")
    assert list(verify(desk)) == []


def test_a_correction_shows_at_once_with_what_follows_from_it(desk: Desk, run: Run) -> None:
    killed = events(desk)[0]
    decision = decide(
        desk, killed.id, Action.CORRECT, by="amal", run=run, field="event_type", new="PROTEST"
    )
    assert (decision.old, decision.new) == ("ASSAULT", "PROTEST")
    found = event(desk, killed.id)
    assert found.reviewed.event.event_type is EventType.PROTEST
    assert found.reviewed.event.quad.value == "material-conflict"
    assert found.reviewed.review is Review.CORRECTED
    assert list(verify(desk)) == []


@pytest.mark.parametrize(
    ("field", "new", "error"),
    [
        ("event_type", "FIGHT", "event_type: Input should be"),
        ("text", "x", "cannot be corrected"),
        ("status", None, "status"),
        (
            "actors",
            [{"start": 0, "end": 6, "text": "Police", "name": "police"}],
            "the article does not say that there",
        ),
    ],
)
def test_a_correction_must_fit_and_have_its_evidence(
    desk: Desk, run: Run, field: str, new: object, error: str
) -> None:
    killed = events(desk)[0]
    with pytest.raises(InputError, match=error):
        decide(desk, killed.id, Action.CORRECT, by="amal", run=run, field=field, new=new)
    assert event(desk, killed.id).reviewed.event == killed
    assert decisions(desk, killed.id) == []


def test_decisions_survive_coding_again(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed, arrested = events(desk)
    decide(desk, killed.id, Action.CORRECT, by="amal", run=run, field="mode", new="destroy")
    decide(desk, arrested.id, Action.ACCEPT, by="boris", run=run)
    code_again(desk, monkeypatch)
    now = events(desk)
    assert [one.id for one in now] == [killed.id, arrested.id]
    assert now[0].mode == "destroy", "the correction lies over the new coding"
    assert now[0].confidence == 0.9, "the rest is the new coding"
    assert now[1] == arrested, "what was accepted stays as it was accepted"
    assert list(verify(desk)) == []


def test_a_correction_that_other_code_books_do_not_know_keeps_the_event_as_it_was(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = events(desk)[0]
    decide(desk, killed.id, Action.CORRECT, by="amal", run=run, field="contexts", new=["military"])
    stood = event(desk, killed.id)
    known = fold.corrected

    def with_other_books(one: Event, field: str, value: list[str]) -> Event:
        if one.confidence == 0.9:  # as it is coded later
            raise InputError("contexts: 'military' is not one of them")
        return known(one, field, value)

    monkeypatch.setattr(fold, "corrected", with_other_books)
    code_again(desk, monkeypatch)
    assert event(desk, killed.id) == stood


def test_what_was_rejected_or_never_looked_at_goes_with_its_coding(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed, arrested = events(desk)
    decide(desk, arrested.id, Action.REJECT, by="amal", run=run)
    code_again(desk, monkeypatch)
    assert [one.id for one in events(desk, rejected=True)] == [killed.id]
    assert decisions(desk, arrested.id), "the decision itself stays"


def test_later_decisions_lie_over_earlier_ones(desk: Desk, run: Run) -> None:
    killed = events(desk)[0]
    for action in (Action.REJECT, Action.ACCEPT, Action.NOTE):
        decide(desk, killed.id, action, by="amal", run=run)
    assert event(desk, killed.id).reviewed.review is Review.ACCEPTED
    assert len(decisions(desk, killed.id)) == 3


def test_decisions_are_appended_and_logged(desk: Desk, run: Run) -> None:
    killed = events(desk)[0]
    decide(desk, killed.id, Action.ACCEPT, by="amal", run=run)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        desk.db.execute("UPDATE decisions SET action = 'reject'")
    last = desk.db.execute("SELECT * FROM log ORDER BY number DESC LIMIT 1").fetchone()
    assert (last["action"], last["record"]) == ("decide", "decisions")
    assert killed.id in last["details"]


def test_a_decision_leaves_who_coded_an_event(desk: Desk, run: Run) -> None:
    runs = dict(desk.db.execute("SELECT id, run FROM events").fetchall())
    decide(desk, events(desk)[0].id, Action.ACCEPT, by="amal", run=run)
    assert dict(desk.db.execute("SELECT id, run FROM events").fetchall()) == runs


def test_what_is_kept_by_a_decision_names_the_run_that_coded_it(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed, arrested = events(desk)
    by = desk.db.execute("SELECT run FROM events WHERE id = ?", (arrested.id,)).fetchone()["run"]
    decide(desk, arrested.id, Action.ACCEPT, by="amal", run=run)
    code_again(desk, monkeypatch)
    runs = dict(desk.db.execute("SELECT id, run FROM events").fetchall())
    assert runs[arrested.id] == by
    assert runs[killed.id] > run.id


def test_no_decision_on_what_is_not_there(desk: Desk, run: Run) -> None:
    with pytest.raises(InputError, match="e-0: no such event"):
        decide(desk, "e-0", Action.ACCEPT, by="amal", run=run)


def test_undo_takes_back_the_persons_own_latest_decision(desk: Desk, run: Run) -> None:
    (first, *_) = find_events(desk, Filter())
    id_ = first.reviewed.event.id
    decide(desk, id_, Action.CORRECT, by="ada", run=run, field="status", new="denied")
    decide(desk, id_, Action.CORRECT, by="ada", run=run, field="event_type", new="COERCE")
    decide(desk, id_, Action.NOTE, by="bo", run=run, note="see the second report")
    decide(desk, id_, Action.UNDO, by="ada", run=run)
    now = event(desk, id_).reviewed
    assert (now.event.event_type, now.event.status) == (EventType.ASSAULT, "denied")
    decide(desk, id_, Action.UNDO, by="ada", run=run)
    assert event(desk, id_).reviewed.review is None
    assert len(decisions(desk, id_)) == 5, "the log keeps what was undone"
    with pytest.raises(InputError, match="nothing to undo"):
        decide(desk, id_, Action.UNDO, by="ada", run=run)
    assert list(verify(desk)) == []


def test_a_decision_that_was_not_seen_stands_in_the_way(desk: Desk, run: Run) -> None:
    (first, *_) = find_events(desk, Filter())
    id_ = first.reviewed.event.id
    decide(desk, id_, Action.REJECT, by="ada", run=run, seen=0)
    with pytest.raises(ConflictError):
        decide(desk, id_, Action.ACCEPT, by="bo", run=run, seen=0)
    assert event(desk, id_).reviewed.review is Review.REJECTED
    decide(desk, id_, Action.ACCEPT, by="bo", run=run, seen=decisions_on(desk, id_)[-1].number)
    assert event(desk, id_).reviewed.review is Review.ACCEPTED


def test_the_queue_gives_what_is_least_sure_first_and_nothing_decided(desk: Desk, run: Run) -> None:
    found = find_waiting(desk, Filter())
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    decide(desk, found[0].reviewed.event.id, Action.ACCEPT, by="ada", run=run)
    assert find_waiting(desk, Filter()) == found[1:]
    assert count_waiting(desk, Filter()) == len(found) - 1
    made = pace(desk, day="2000-01-01", hour="2000-01-01T00:00:00Z")
    assert (made.decided, made.today, made.by) == (1, 1, {"ada": 1})

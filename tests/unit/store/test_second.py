"""Two people code the same events, each alone, and what differs is settled."""

from pathlib import Path

import pytest
from tests.desks import SentencePipeline, original, put

from dateline.annotate import parallel
from dateline.errors import ConflictError, InputError
from dateline.records import Event, EventType
from dateline.records.review import Action
from dateline.review.fold import Review
from dateline.review.second import Verdict, share_of
from dateline.runs.recode import recode
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.assignments import assign, assignments, release
from dateline.store.begin import Run, begin_run
from dateline.store.decisions import decide
from dateline.store.filter import Filter
from dateline.store.find import event, find_events
from dateline.store.forget import forget
from dateline.store.provenance import decisions
from dateline.store.queue import count_waiting, find_waiting
from dateline.store.second import agreements, code, pairs, task, tasks
from dateline.store.settle import settle, settle_agreed, to_settle
from dateline.store.verify import verify

PEOPLE = ("ana", "ben")
PLACES = ("Cali", "Pasto", "Tunja", "Neiva", "Mocoa", "Yopal")


@pytest.fixture
def run(desk: Desk) -> Run:
    put(desk, original(" ".join(f"Gunmen killed 3 people in {place}." for place in PLACES)))
    return begin_run(desk, "review", Settings())


def give(desk: Desk, run: Run, share: str = "100%", **asked: object) -> list[str]:
    assign(desk, Filter(**asked), share, to=PEOPLE, by="olga", run=run)  # type: ignore[arg-type]
    return [one.event.id for one in tasks(desk, "ana")]


def both(desk: Desk, run: Run, event_id: str, **changes: object) -> None:
    """Both finish an event; ana puts right what is given."""
    code(desk, event_id, "ana", run=run, changes=changes, verdict=Verdict.ACCEPT)
    code(desk, event_id, "ben", run=run, verdict=Verdict.ACCEPT)


def test_the_same_share_gives_the_same_events_and_they_leave_the_queue(
    desk: Desk, run: Run
) -> None:
    given = assign(desk, Filter(), "50%", to=PEOPLE, by="olga", run=run)
    assert (given.events, given.before) == (3, 0)
    first = {one.event.id for one in tasks(desk, "ana")}
    assert first == {one.event.id for one in tasks(desk, "ben")}
    again = assign(desk, Filter(), "50%", to=("carla", "dan"), by="olga", run=run)
    assert (again.number, again.events, again.before) == (None, 0, 3)
    more = assign(desk, Filter(), "4", to=PEOPLE, by="olga", run=run)
    assert (more.events, more.before) == (1, 3)
    waiting = {one.reviewed.event.id for one in find_waiting(desk, Filter())}
    assert len(waiting) == count_waiting(desk, Filter()) == 2
    assert not waiting & first
    assert list(verify(desk)) == []


def test_a_share_is_of_what_answers_the_filters(desk: Desk, run: Run) -> None:
    (only,) = give(desk, run, place="Cali")
    assert event(desk, only).reviewed.event.locations[0].name == "Cali"


@pytest.mark.parametrize(
    ("told", "number"), [("10%", 1), ("10.5 %", 1), ("100%", 6), ("4", 4), ("900", 6)]
)
def test_a_share_is_rounded_up_and_never_more_than_all(told: str, number: int) -> None:
    assert share_of(told, 6) == number


@pytest.mark.parametrize("told", ["", "0", "0%", "101%", "-1", "a tenth", "1.5", "%"])
def test_a_share_that_is_none_is_refused(told: str) -> None:
    with pytest.raises(InputError, match="expected a number"):
        share_of(told, 6)


def test_two_different_people_are_needed(desk: Desk, run: Run) -> None:
    for to in (("ana", "ana"), ("ana", "b en"), ("ana", "")):
        with pytest.raises(InputError):
            assign(desk, Filter(), "1", to=to, by="olga", run=run)


def test_a_coding_changes_no_event_and_is_told_to_nobody_else_before_both_have_finished(
    desk: Desk, run: Run
) -> None:
    (id_,) = give(desk, run, "1")
    before = event(desk, id_).reviewed
    done = code(desk, id_, "ana", run=run, changes={"status": "alleged"}, verdict=Verdict.ACCEPT)
    assert done.both is None
    assert done.own is not None
    assert done.own.event.status == "alleged"
    bens = task(desk, "ben", id_)
    assert (bens.own, bens.both) == (None, None)
    assert bens.event == before.event
    assert event(desk, id_).reviewed == before
    assert decisions(desk, id_) == []
    assert pairs(desk) == to_settle(desk) == []
    last = code(desk, id_, "ben", run=run, verdict=Verdict.ACCEPT)
    assert last.both is not None
    assert [one.event.status for one in last.both] == ["alleged", before.event.status]
    assert list(verify(desk)) == []


def test_who_opens_an_event_again_has_not_finished_it(desk: Desk, run: Run) -> None:
    (id_,) = give(desk, run, "1")
    code(desk, id_, "ana", run=run, changes={"status": "alleged"}, verdict=Verdict.ACCEPT)
    code(desk, id_, "ana", run=run)
    assert code(desk, id_, "ben", run=run, verdict=Verdict.ACCEPT).both is None
    assert [one.finished for one in assignments(desk)] == [(0, 1)]
    last = code(desk, id_, "ana", run=run, verdict=Verdict.ACCEPT)
    assert last.own is not None
    assert last.own.changes == {"status": "alleged"}


def test_what_both_have_finished_can_no_longer_be_coded(desk: Desk, run: Run) -> None:
    (id_,) = give(desk, run, "1")
    both(desk, run, id_)
    with pytest.raises(ConflictError):
        code(desk, id_, "ana", run=run, verdict=Verdict.REJECT)


def test_a_coding_must_fit_the_field_and_stand_in_the_article(desk: Desk, run: Run) -> None:
    (id_,) = give(desk, run, "1")
    elsewhere = {"start": 0, "end": 5, "text": "Rebel", "name": "Rebels"}
    for changes in ({"status": "odd"}, {"confidence": 1}, {"actors": [elsewhere]}):
        with pytest.raises(InputError):
            code(desk, id_, "ana", run=run, changes=changes)
    with pytest.raises(InputError, match="no such event"):
        code(desk, id_, "olga", run=run, verdict=Verdict.ACCEPT)
    assert task(desk, "ana", id_).own is None


def test_nobody_decides_on_an_event_that_two_people_code(desk: Desk, run: Run) -> None:
    (id_,) = give(desk, run, "1")
    with pytest.raises(InputError, match="two people code it"):
        decide(desk, id_, Action.NOTE, by="ana", run=run, note="ben should see this")
    both(desk, run, id_)
    with pytest.raises(InputError, match="two people code it"):
        decide(desk, id_, Action.REJECT, by="ana", run=run)
    settle(desk, id_, Verdict.ACCEPT, {}, by="olga", run=run)
    decide(desk, id_, Action.REJECT, by="ana", run=run)
    assert event(desk, id_).reviewed.review is Review.REJECTED


def test_an_event_of_which_somebody_said_something_is_not_given_out(desk: Desk, run: Run) -> None:
    noted = next(iter(find_events(desk, Filter()))).reviewed.event.id
    decide(desk, noted, Action.NOTE, by="ana", run=run, note="looks odd")
    assert noted not in give(desk, run)


def test_what_is_settled_is_decided_as_by_anybody_and_coding_again_keeps_it(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (id_,) = give(desk, run, "1")
    both(desk, run, id_, event_type="COERCE", status="alleged")
    (pair,) = to_settle(desk)
    assert pair.differs == ("event_type", "status")
    fields = {"event_type": "PROTEST", "status": "alleged", "date": None}
    settle(desk, id_, Verdict.ACCEPT, fields, by="olga", run=run, note="a march")
    made = decisions(desk, id_)
    assert [(one.action, one.field) for one in made] == [
        (Action.CORRECT, "event_type"), (Action.CORRECT, "status"), (Action.ACCEPT, None),
    ]  # fmt: skip
    assert {one.by for one in made} == {"olga"}
    assert {one.note for one in made} == {"adjudicated: ana and ben; a march"}
    with pytest.raises(ConflictError):
        settle(desk, id_, Verdict.REJECT, {}, by="paul", run=run)
    assert to_settle(desk) == []
    assert len(pairs(desk)) == 1
    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: NothingFound())
    list(recode(desk, Settings(), everything=True))
    stands = event(desk, id_).reviewed
    assert (stands.event.event_type, stands.review) == (EventType.PROTEST, Review.CORRECTED)
    assert list(verify(desk)) == []


class NothingFound(SentencePipeline):
    """A later coder that finds no event."""

    def annotate(self, document):  # type: ignore[no-untyped-def]
        return super().annotate(document).model_copy(update={"events": ()})


def test_all_on_which_both_agree_is_decided_and_names_both(desk: Desk, run: Run) -> None:
    same, put_right, none, differ, *open_ = give(desk, run)
    both(desk, run, same)
    both(desk, run, differ, status="alleged")
    for name in PEOPLE:
        code(desk, put_right, name, run=run, changes={"status": "denied"}, verdict=Verdict.ACCEPT)
        code(desk, none, name, run=run, changes={"status": "denied"}, verdict=Verdict.REJECT)
    code(desk, open_[0], "ana", run=run, verdict=Verdict.ACCEPT)
    assert settle_agreed(desk, by="olga", run=run) == 3
    assert [one.event.id for one in to_settle(desk)] == [differ]
    stand = [event(desk, id_).reviewed for id_ in (same, put_right, none)]
    assert [one.review for one in stand] == [Review.ACCEPTED, Review.CORRECTED, Review.REJECTED]
    assert [one.event.status for one in stand] == ["reported", "denied", "reported"]
    assert {one.note for one in decisions(desk, none)} == {"agreed: ana and ben"}
    (told,) = assignments(desk)
    assert (told.events, told.finished, told.both, told.settled) == (6, (5, 4), 4, 3)
    assert list(verify(desk)) == []


def test_agreement_counts_what_both_have_finished_and_nothing_of_who_sees_no_event(
    desk: Desk, run: Run
) -> None:
    one, other, third, *_ = give(desk, run)
    both(desk, run, one, status="alleged")
    both(desk, run, other)
    code(desk, third, "ana", run=run, verdict=Verdict.REJECT)
    code(desk, third, "ben", run=run, verdict=Verdict.ACCEPT)
    told = {found.field: found.agreement for found in agreements(desk)}
    assert (told["verdict"].units, told["verdict"].agreed) == (3, 2 / 3)
    assert (told["status"].units, told["status"].agreed) == (2, 1 / 2)
    assert (told["killed"].units, told["killed"].alpha) == (2, None)
    assert (told["locations"].agreed, told["locations"].alpha) == (1, 1)
    assert agreements(desk, assignment=1) == agreements(desk)
    with pytest.raises(InputError, match="no such assignment"):
        agreements(desk, assignment=2)


def test_what_not_both_have_finished_can_be_taken_back(desk: Desk, run: Run) -> None:
    done, begun, *_ = give(desk, run)
    both(desk, run, done)
    code(desk, begun, "ana", run=run, verdict=Verdict.ACCEPT)
    assert release(desk, 1, run=run) == 5
    assert count_waiting(desk, Filter()) == 5
    assert [one.event.id for one in tasks(desk, "ana")] == [done]
    decide(desk, begun, Action.ACCEPT, by="ben", run=run)
    assert [one.event.id for one in to_settle(desk)] == [done]
    assert list(verify(desk)) == []


def test_nothing_of_a_forgotten_document_is_left_in_second_codings(desk: Desk) -> None:
    secret = "Zarathustrian"
    (gone,) = put(desk, original(f"Gunmen killed 3 people in {secret}."))
    run = begin_run(desk, "review", Settings())
    (id_,) = give(desk, run)
    both(desk, run, id_, status="alleged")
    forget(desk, [str(gone.document_id)], why="asked for", run=run)
    beside = [Path(f"{desk.path}{end}") for end in ("", "-wal")]
    assert not any(secret.encode() in path.read_bytes() for path in beside if path.exists())
    assert pairs(desk) == []
    assert list(verify(desk)) == []


def test_a_changed_coding_is_found(desk: Desk, run: Run) -> None:
    (id_,) = give(desk, run, "1")
    code(desk, id_, "ana", run=run, verdict=Verdict.ACCEPT)
    desk.db.execute("DROP TRIGGER second_codings_are_not_changed")
    desk.db.execute("UPDATE second_codings SET verdict = 'reject'")
    assert any("second_codings 1: is not what the log says" in one for one in verify(desk))


def test_events_are_given_out_as_they_were_coded(desk: Desk, run: Run) -> None:
    ids = give(desk, run)
    there = {one.reviewed.event.id: one.reviewed.event for one in find_events(desk, Filter())}
    given: list[Event] = [one.event for one in tasks(desk, "ben")]
    assert given == [there[id_] for id_ in ids]
    starts = [one.trigger.start for one in given]
    assert starts == sorted(starts)

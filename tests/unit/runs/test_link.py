"""Linking a desk: what came since, what was coded again, judged, pinned or forgotten."""

from importlib import import_module

import pytest
from tests.desks import original, put

from dateline.errors import InputError
from dateline.records.incident import Incident
from dateline.records.review import Action
from dateline.runs.link import link_desk
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.begin import begin_run
from dateline.store.decisions import decide
from dateline.store.find import document
from dateline.store.forget import forget
from dateline.store.incidents import all_incidents, incident
from dateline.store.pins import pin
from dateline.store.verify import verify

FILLER = {
    "a": "The market was closed when the river rose over the old bridge near the school.",
    "b": "Traders had asked for guards; the council said it would think of it next week.",
    "c": "A bus full of pilgrims passed through the village some hours before all that.",
}


def tell(desk: Desk, name: str, town: str, number: int = 3) -> str:
    """Add an article on an attack, and return its id."""
    text = f"Gunmen killed {number} people in {town}. {FILLER[name]}"
    (saved,) = put(desk, original(text, f"{name}.txt"))
    return str(saved.document_id)


def relinked(desk: Desk) -> list[Incident]:
    """The incidents after linking, checked against linking everything."""
    link_desk(desk, Settings())
    found = list(all_incidents(desk))
    changes = link_desk(desk, Settings(), anew=True)
    assert (changes.added, changes.changed, changes.gone) == (0, 0, {})
    assert list(all_incidents(desk)) == found
    return found


def take_out(desk: Desk, id_: str) -> None:
    forget(desk, [id_], why="asked for", run=begin_run(desk, "forget", Settings()))


def test_a_new_report_joins_an_incident_or_opens_one(desk: Desk) -> None:
    tell(desk, "a", "Medellin")
    assert [len(one.reports) for one in relinked(desk)] == [1]
    tell(desk, "b", "Medellin")
    tell(desk, "c", "Pasto", number=9)
    assert sorted(len(one.reports) for one in relinked(desk)) == [1, 2]


def test_nothing_new_changes_nothing(desk: Desk) -> None:
    tell(desk, "a", "Medellin")
    link_desk(desk, Settings())
    changes = link_desk(desk, Settings())
    assert (changes.added, changes.changed, changes.unchanged, changes.gone) == (0, 0, 1, {})


def test_a_forgotten_report_leaves_its_incident_at_once(desk: Desk) -> None:
    """Also the words of it that the incident held; the others make it anew."""
    first, second = (tell(desk, name, "Medellin") for name in "ab")
    (before,) = relinked(desk)
    take_out(desk, first)
    assert list(all_incidents(desk)) == []
    (after,) = relinked(desk)
    assert {document(desk, second).events[0].event.id} == set(after.reports)
    assert incident(desk, before.id) == after
    take_out(desk, second)
    assert relinked(desk) == []
    with pytest.raises(InputError, match="no such incident"):
        incident(desk, before.id)
    assert list(verify(desk)) == []


def test_a_rejected_event_is_in_no_incident(desk: Desk) -> None:
    ids = [tell(desk, name, "Medellin") for name in "ab"]
    relinked(desk)
    event = document(desk, ids[1]).events[0].event
    run = begin_run(desk, "review", Settings())
    decide(desk, event.id, Action.REJECT, by="amal", run=run)
    (left,) = relinked(desk)
    assert event.id not in left.reports


@pytest.mark.parametrize(("how", "expected"), [("two", 2), ("one", 1)])
def test_a_pin_is_followed_and_undone(desk: Desk, how: str, expected: int) -> None:
    town, number = ("Medellin", 3) if how == "two" else ("Pasto", 9)
    ids = [tell(desk, "a", "Medellin"), tell(desk, "b", town, number)]
    before = len(relinked(desk))
    assert before != expected
    one, other = (document(desk, id_).events[0].event.id for id_ in ids)

    def say(what: str) -> None:
        pin(desk, one, other, what, by="amal", run=begin_run(desk, "review", Settings()))  # type: ignore[arg-type]

    say(how)
    assert len(relinked(desk)) == expected
    say("none")
    assert len(relinked(desk)) == before


def test_other_weights_link_everything_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "ab":
        tell(desk, name, "Medellin")
    assert len(relinked(desk)) == 1
    linking = import_module("dateline.link.link")  # `dateline.link.link` is the function
    monkeypatch.setattr(linking, "load_weights", lambda documents: {"any pair": -5.0})
    assert len(relinked(desk)) == 2

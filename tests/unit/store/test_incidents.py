import pytest
from tests.desks import original, put
from tests.incidents import incident

from dateline.errors import InputError
from dateline.link import Report
from dateline.records.incident import Incident, IncidentDate, IncidentPlace
from dateline.records.review import Action
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.around import around
from dateline.store.begin import Run, begin_run
from dateline.store.decisions import decide
from dateline.store.filter import Filter
from dateline.store.find import find_events
from dateline.store.incidents import (
    Relinked,
    count_incidents,
    find_incidents,
    incident_ids,
    keep_incidents,
)
from dateline.store.incidents import incident as one_incident
from dateline.store.pins import pin
from dateline.store.reports import read_pins, read_reports
from dateline.store.verify import verify

CALI = IncidentPlace(name="Cali", kind="city", country="COL")


@pytest.fixture
def run(desk: Desk) -> Run:
    return begin_run(desk, "link", Settings())


def save_incidents(desk: Desk, incidents: list[Incident], run: Run) -> Relinked:
    """Put incidents in the place of all that are there."""
    with desk.changing() as db:
        gone = incident_ids(db) - {one.id for one in incidents}
        return keep_incidents(db, incidents, gone, run)


def reports_of(desk: Desk) -> list[Report]:
    """The reports of all documents."""
    ids = [row["id"] for row in desk.db.execute("SELECT id FROM documents ORDER BY number")]
    return list(read_reports(desk, ids))


def on(day: str) -> IncidentDate:
    return IncidentDate(edtf=day, earliest=day, latest=day)


def test_what_is_saved_is_found_whole(desk: Desk, run: Run) -> None:
    one = incident("i-1", "e-1", "e-2", place=CALI, date=on("2013-04-08"), killed=((3, 3),))
    changes = save_incidents(desk, [one], run)
    assert (changes.added, changes.changed, changes.unchanged, changes.gone) == (1, 0, 0, {})
    assert one_incident(desk, "i-1") == one
    assert one_incident(desk, "e-2") == one
    assert find_incidents(desk, Filter()) == [one]
    row = desk.db.execute("SELECT * FROM incidents").fetchone()
    assert (row["killed_low"], row["sources"], row["country"]) == (3, 2, "COL")
    assert list(verify(desk)) == []


def test_saving_again_changes_only_what_changed(desk: Desk, run: Run) -> None:
    same, old = incident("i-1", "e-1"), incident("i-2", "e-2")
    save_incidents(desk, [same, old], run)
    length = desk.db.execute("SELECT count(*) FROM log").fetchone()[0]
    changes = save_incidents(desk, [same, incident("i-2", "e-2", "e-3")], run)
    assert (changes.added, changes.changed, changes.unchanged) == (0, 1, 1)
    assert desk.db.execute("SELECT count(*) FROM log").fetchone()[0] == length + 1


def test_an_id_that_is_no_more_points_on(desk: Desk, run: Run) -> None:
    save_incidents(desk, [incident("i-1", "e-1"), incident("i-2", "e-2", "e-3")], run)
    merged = incident("i-1", "e-1", "e-2", "e-3")
    changes = save_incidents(desk, [merged], run)
    assert changes.gone == {"i-2": "i-1"}
    assert one_incident(desk, "i-2") == merged
    again = save_incidents(desk, [incident("i-1", "e-1"), incident("i-2", "e-2", "e-3")], run)
    assert again.added == 1
    assert one_incident(desk, "i-2").reports == ("e-2", "e-3"), "it is there again"


def test_an_incident_without_reports_is_gone_for_good(desk: Desk, run: Run) -> None:
    save_incidents(desk, [incident("i-1", "e-1")], run)
    assert save_incidents(desk, [], run).gone == {"i-1": None}
    with pytest.raises(InputError, match="i-1: no such incident"):
        one_incident(desk, "i-1")


def test_filters_ask_of_the_reports(desk: Desk, run: Run) -> None:
    put(
        desk,
        original("Gunmen killed 3 people in Cali.", "a.txt"),
        original("Rebels killed 12 people in Bogota.", "b.txt"),
    )
    first, second = (one.reviewed.event for one in find_events(desk, Filter()))
    save_incidents(desk, [incident("i-1", first.id), incident("i-2", second.id)], run)
    assert [one.id for one in find_incidents(desk, Filter(place="bogota"))] == ["i-2"]
    assert [one.id for one in find_incidents(desk, Filter(actor="gunmen"))] == ["i-1"]
    assert count_incidents(desk, Filter(killed=5)) == 1
    assert count_incidents(desk, Filter(), sources=2) == 0


def test_what_is_rejected_is_no_report(desk: Desk, run: Run) -> None:
    put(desk, original("Gunmen killed 3 people in Cali. Police arrested 2 people in Pasto."))
    killed, arrested = reports_of(desk)
    decide(desk, killed.id, Action.REJECT, by="amal", run=run)
    assert [report.id for report in reports_of(desk)] == [arrested.id]


def test_the_last_pin_of_a_pair_holds(desk: Desk, run: Run) -> None:
    put(desk, original("Gunmen killed 3 people in Cali. Police arrested 2 people in Pasto."))
    one, other = sorted(report.id for report in reports_of(desk))
    pin(desk, other, one, "two", by="amal", run=run)
    assert read_pins(desk).cannot == {(one, other)}
    pin(desk, one, other, "one", by="boris", run=run)
    assert (read_pins(desk).must, read_pins(desk).cannot) == ({(one, other)}, frozenset())
    pin(desk, one, other, "none", by="boris", run=run)
    assert read_pins(desk).must == frozenset()
    with pytest.raises(InputError, match="the same report"):
        pin(desk, one, one, "one", by="amal", run=run)
    with pytest.raises(InputError, match="no such incident"):
        pin(desk, one, "i-none", "one", by="amal", run=run)


def test_what_happened_before_and_after_at_the_same_place(desk: Desk, run: Run) -> None:
    days = ["2013-01-01", "2013-04-01", "2013-04-08", "2013-05-01", "2014-05-01"]
    told = [incident(f"i-{day}", place=CALI, date=on(day)) for day in days]
    elsewhere = incident("i-x", place=IncidentPlace(name="Pasto", kind="city"), date=on(days[1]))
    save_incidents(desk, [*told, elsewhere], run)
    near = around(desk, told[2])
    assert [one.id for one in near.before] == ["i-2013-04-01"]
    assert [one.id for one in near.after] == ["i-2013-05-01"]
    assert around(desk, incident("i-undated", place=CALI)).before == ()


def test_an_incident_that_was_changed_or_taken_out_is_named(desk: Desk, run: Run) -> None:
    save_incidents(desk, [incident("i-1", "e-1"), incident("i-2", "e-2")], run)
    desk.db.execute("UPDATE incidents SET summary = 'Nothing happened.' WHERE id = 'i-1'")
    desk.db.execute("DELETE FROM incidents WHERE id = 'i-2'")
    assert set(verify(desk)) == {
        "incidents i-1: is not what the log says",
        "incidents i-2: the log knows it, and it is not there",
    }

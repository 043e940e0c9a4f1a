"""Lists over the whole desk are answered from an index alone: no event is read to be counted."""

from collections.abc import Callable

import pytest
from tests.desks import original, put

from dateline.store import Desk
from dateline.store.activity import count_actors, count_places, find_actors, find_places
from dateline.store.filter import Filter
from dateline.store.queue import count_waiting, find_waiting
from dateline.store.spread import incident_gatherings


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (find_actors, "COVERING INDEX event_actors_by_key"),
        (count_actors, "COVERING INDEX event_actors_by_key"),
        (find_places, "COVERING INDEX event_locations_by_key"),
        (count_places, "COVERING INDEX event_locations_by_key"),
        (lambda desk: find_waiting(desk, Filter()), "COVERING INDEX events_waiting (review=?)"),
        (lambda desk: count_waiting(desk, Filter()), "COVERING INDEX events_waiting (review=?)"),
        (lambda desk: incident_gatherings(desk, Filter()), "COVERING INDEX incidents_by_place"),
    ],
)
def test_list_reads_an_index_alone(desk: Desk, ask: Callable[[Desk], object], index: str) -> None:
    put(desk, original("Gunmen killed 3 people in Cali. Police arrested 2 people in Pasto.", "a"))
    asked: list[str] = []
    desk.db.set_trace_callback(asked.append)
    ask(desk)
    desk.db.set_trace_callback(None)
    for _ in ("as it is", "with what SQLite knows of it"):
        plan = [row["detail"] for row in desk.db.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
        assert any(step.endswith(index) for step in plan), plan
        desk.db.execute("ANALYZE")

"""Stand: a document's events as they now stand, as rows."""

import sqlite3
from collections.abc import Sequence

from dateline.records import Event
from dateline.review.fold import fold_all
from dateline.store.decided import coded_by, decided_on
from dateline.store.rows import write_events


def show_events(db: sqlite3.Connection, document_id: str, coded: Sequence[Event]) -> int:
    """Write a document's events as they now stand: as they were coded, with what people decided.

    Each names the run that coded it so: one that was decided and is coded no more, the run that
    had coded it when it was decided.

    Returns:
        How many there are.
    """
    row = db.execute("SELECT run FROM analyses WHERE document_id = ?", (document_id,)).fetchone()
    events = fold_all(coded, decided_on(db, document_id))
    ids = {event.id for event in coded}
    runs = {
        one.event.id: row["run"] if one.event.id in ids else coded_by(db, one.event.id)
        for one in events
    }
    write_events(db, document_id, events, runs)
    return len(events)

"""Stand: a document's events as they now stand, as rows."""

import sqlite3
from collections.abc import Sequence

from dateline.records import Event
from dateline.review.fold import fold_all
from dateline.store.decided import decided_on
from dateline.store.rows import write_events


def show_events(db: sqlite3.Connection, document_id: str, coded: Sequence[Event]) -> int:
    """Write a document's events as they now stand: as they were coded, with what people decided.

    Each names the run that coded it so: one that a decision keeps as it was, that earlier run.

    Returns:
        How many there are.
    """
    row = db.execute("SELECT run FROM analyses WHERE document_id = ?", (document_id,)).fetchone()
    events = fold_all(coded, decided_on(db, document_id))
    runs = {one.event.id: one.run or row["run"] for one in events}
    write_events(db, document_id, events, runs)
    return len(events)

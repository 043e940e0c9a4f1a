"""Held: events that are coded twice, on which nobody decides before both codings are settled.

So no decision can tell a coder what the other one thinks.
"""

import sqlite3

HELD = "(e.review IS NULL AND e.id IN (SELECT event_id FROM second_events WHERE released IS NULL))"
"""That a row `e` of `events` is such an event: it was given out, and no decision stands."""


def is_held(db: sqlite3.Connection, event_id: str) -> bool:
    """Whether an event waits for two codings, or for somebody to settle them."""
    row = db.execute(f"SELECT 1 FROM events e WHERE e.id = ? AND {HELD}", (event_id,)).fetchone()
    return row is not None

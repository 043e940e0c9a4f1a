"""What addresses answered last: so that they are asked only for what is new."""

import json
from collections.abc import Mapping

from dateline.records import Original
from dateline.store.clock import now
from dateline.store.desk import Desk


def last_headers(desk: Desk, url: str) -> Mapping[str, str] | None:
    """The headers of the last answer that was kept from an address; None: there is none."""
    with desk.guarded():
        row = desk.db.execute(
            "SELECT headers, retrieved FROM fetched WHERE url = :url UNION ALL"
            " SELECT headers, retrieved FROM origins WHERE url = :url AND retrieved IS NOT NULL"
            " ORDER BY retrieved DESC LIMIT 1",
            {"url": url},
        ).fetchone()
    return None if row is None else json.loads(row["headers"])


def remember_answer(desk: Desk, answer: Original) -> None:
    """Keep the headers of an answer that is no document: a feed's."""
    with desk.changing() as db:
        db.execute(
            "INSERT OR REPLACE INTO fetched VALUES (?, ?, ?)",
            (
                answer.url or answer.origin,
                answer.retrieved or now(),
                json.dumps(answer.headers, sort_keys=True),
            ),
        )

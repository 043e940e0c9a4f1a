"""What addresses answered last: so that they are asked only for what is new."""

import json
from collections.abc import Mapping

from dateline.records import Original
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.log import Log


def last_headers(desk: Desk, url: str) -> Mapping[str, str] | None:
    """The headers of the last answer that was kept from an address, and could be read and coded;
    None: there is none.
    """
    with desk.guarded():
        row = desk.db.execute(
            "SELECT headers, retrieved FROM fetched WHERE url = :url UNION ALL"
            " SELECT headers, retrieved FROM origins WHERE url = :url AND retrieved IS NOT NULL"
            " AND original IN (SELECT original FROM documents) AND original NOT IN"
            " (SELECT original FROM failures WHERE original IS NOT NULL)"
            " ORDER BY retrieved DESC LIMIT 1",
            {"url": url},
        ).fetchone()
    return None if row is None else json.loads(row["headers"])


def remember_answer(desk: Desk, answer: Original, run: Run) -> None:
    """Keep the headers of an answer that is no document: a feed's."""
    url = answer.url or answer.origin
    with desk.changing() as db:
        db.execute(
            "INSERT OR REPLACE INTO fetched VALUES (?, ?, ?)",
            (
                url,
                answer.retrieved or now(),
                json.dumps(answer.headers, sort_keys=True),
            ),
        )
        Log(db, at=now(), run=run.id).note("fetch", "fetched", url)

"""Reports: the events of a desk, as they stand, in the form that linking reads."""

import sqlite3
from collections.abc import Iterable, Iterator

from dateline.link import Pins, Report, reports_of
from dateline.review.fold import Review, fold_all
from dateline.store.decided import Decided, decided_on
from dateline.store.desk import Desk
from dateline.store.pack import analysis_from_json, document_from_row, unpack


def read_reports(desk: Desk, document_ids: Iterable[str]) -> Iterator[Report]:
    """The reports of documents that are in the desk in no newer version, without what reviewers
    rejected, and with what they put right; of others nothing.
    """
    for id_ in document_ids:
        yield from reports_in(desk, id_, latest=True)


def reports_in(desk: Desk, document_id: str, *, latest: bool = False) -> list[Report]:
    """The reports of one document; none, where it was not coded.

    Args:
        latest: none either, where the desk has a newer version of it.
    """
    with desk.guarded():
        row = desk.db.execute(
            "SELECT d.*, a.content FROM documents d JOIN analyses a ON a.document_id = d.id"
            " WHERE d.id = ? AND d.latest >= ?",
            (document_id, latest),
        ).fetchone()
        if row is None:
            return []
        return list(_reports(row, decided_on(desk.db, document_id)))


def read_pins(desk: Desk) -> Pins:
    """What reviewers decided of pairs of reports; of one pair the last decision holds."""
    with desk.guarded():
        rows = desk.db.execute("SELECT one, other, pin FROM pins ORDER BY number").fetchall()
    last = {(row["one"], row["other"]): row["pin"] for row in rows}
    return Pins(
        must=frozenset(pair for pair, pin in last.items() if pin == "one"),
        cannot=frozenset(pair for pair, pin in last.items() if pin == "two"),
    )


def _reports(row: sqlite3.Row, decided: Decided) -> Iterator[Report]:
    analysis = analysis_from_json(unpack(row["content"]), document_from_row(row))
    stands = tuple(
        one.event for one in fold_all(analysis.events, decided) if one.review is not Review.REJECTED
    )
    yield from reports_of(analysis.model_copy(update={"events": stands}), row["copy_of"])

"""Reports: the events of a desk, as they stand, in the form that linking reads."""

import sqlite3
from collections.abc import Iterator

from dateline.link import Pins, Report, reports_of
from dateline.review.fold import Review, fold_all
from dateline.store.decisions import Decided, decided_on
from dateline.store.desk import Desk
from dateline.store.pack import analysis_from_json, document_from_row, unpack

PAGE = 100  # documents read from the desk at once


def read_reports(desk: Desk) -> Iterator[Report]:
    """The reports of a desk in order of arrival: of the newest version of each document, without
    what reviewers rejected, and with what they put right.
    """
    after = 0
    while True:
        with desk.guarded():
            rows = desk.db.execute(
                "SELECT d.*, a.content FROM documents d JOIN analyses a ON a.document_id = d.id"
                " WHERE d.latest = 1 AND d.number > ? ORDER BY d.number LIMIT ?",
                (after, PAGE),
            ).fetchall()
            decided = {row["id"]: decided_on(desk.db, row["id"]) for row in rows}
        if not rows:
            return
        for row in rows:
            yield from _reports(row, decided[row["id"]])
        after = rows[-1]["number"]


def reports_in(desk: Desk, document_id: str) -> list[Report]:
    """The reports of one document; none, where it was not coded."""
    with desk.guarded():
        row = desk.db.execute(
            "SELECT d.*, a.content FROM documents d JOIN analyses a ON a.document_id = d.id"
            " WHERE d.id = ?",
            (document_id,),
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

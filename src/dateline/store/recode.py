"""What of a desk is out of date, and its new coding in place of the old."""

import sqlite3
from collections.abc import Iterator, Sequence

from dateline.records import Analysis, Document, Event, Failure
from dateline.records.coded import Stage
from dateline.review.fold import fold_all
from dateline.store.begin import Coding, Run
from dateline.store.clock import now
from dateline.store.decided import coded_events, decided_on
from dateline.store.desk import Desk
from dateline.store.keep import keep_analysis, keep_failure, mend_failures
from dateline.store.log import Log
from dateline.store.pack import document_from_row

PAGE = 64  # documents read from the desk at once
_OUTDATED = (
    " FROM documents d LEFT JOIN analyses a ON a.document_id = d.id"
    " WHERE d.not_coded IS NULL AND (a.coding IS NOT :coding OR :everything)"
)
Change = tuple[Sequence[Event], Sequence[Event]]


def count_outdated(desk: Desk, coding: Coding, *, everything: bool = False) -> int:
    """How many documents `outdated` will give."""
    with desk.guarded():
        row = desk.db.execute(
            f"SELECT count(*){_OUTDATED}", {"coding": coding.digest, "everything": everything}
        ).fetchone()
    return int(row[0])


def outdated(desk: Desk, coding: Coding, *, everything: bool = False) -> Iterator[Document]:
    """The documents that something else than `coding` coded, or nothing yet, in order of arrival.

    Read page by page, so that they may be saved again in between.
    """
    after = 0
    while True:
        with desk.guarded():
            rows = desk.db.execute(
                f"SELECT d.*{_OUTDATED} AND d.number > :after ORDER BY d.number LIMIT {PAGE}",
                {"coding": coding.digest, "everything": everything, "after": after},
            ).fetchall()
        if not rows:
            return
        yield from map(document_from_row, rows)
        after = rows[-1]["number"]


def save_again(desk: Desk, batch: Sequence[Analysis | Failure], run: Run) -> list[Change]:
    """Keep new codings, a batch a transaction.

    Returns:
        Of each document its events before and after, with their decisions; of a failure nothing:
        its old coding stays.

    Raises:
        StoreError: nothing of the batch was kept.
    """
    with desk.changing() as db:
        log = Log(db, at=now(), run=run.id)
        return [_save_one(db, one, run, log) for one in batch]


def _save_one(db: sqlite3.Connection, one: Analysis | Failure, run: Run, log: Log) -> Change:
    id_ = one.document_id if isinstance(one, Failure) else one.document.id
    row = db.execute(
        "SELECT original, origin FROM documents JOIN origins USING (original)"
        " WHERE documents.id = ? ORDER BY origins.id LIMIT 1",
        (id_,),
    ).fetchone()
    if row is None:  # forgotten by another process while it was coded
        return (), ()
    if isinstance(one, Failure):
        keep_failure(
            db, origin=row["origin"], original=row["original"], stage=Stage.CODE, error=one.error,
            run=run, log=log,
        )  # fmt: skip
        return (), ()
    decided = decided_on(db, id_)
    before = fold_all(coded_events(db, id_), decided)
    mend_failures(db, origin=row["origin"], original=row["original"], log=log)
    keep_analysis(db, one, run=run, log=log)
    after = fold_all(one.events, decided)
    return [reviewed.event for reviewed in before], [reviewed.event for reviewed in after]

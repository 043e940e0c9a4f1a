"""Keep: the coding of a document, or that it failed, within a transaction of whoever saves it."""

import sqlite3

from dateline.records import Analysis
from dateline.records.coded import Stage
from dateline.records.ids import event_id
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.log import Log, digest
from dateline.store.pack import analysis_to_json, pack
from dateline.store.rows import write_mentions
from dateline.store.stand import show_events


def keep_analysis(db: sqlite3.Connection, analysis: Analysis, *, run: Run, log: Log) -> int:
    """Keep what was coded in a document, with what people decided laid over it.

    Returns:
        How many events the document now has.
    """
    assert run.coding is not None  # a run that codes says by what
    document_id = analysis.document.id
    content = analysis_to_json(analysis)
    db.execute(
        "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?, ?)",
        (document_id, pack(content.encode()), digest(content), run.coding.digest, run.id),
    )
    write_mentions(db, analysis)
    events = show_events(db, document_id, analysis.events)
    log.note("code", "analyses", document_id, events=events)
    return events


def mend_failures(db: sqlite3.Connection, *, origin: str, original: str, log: Log) -> None:
    """Take out the failures of what has been read and coded now, and of what it is in."""
    rows = db.execute(
        "SELECT origin, stage FROM failures WHERE original = ?1 OR (original IS NULL AND"
        " (origin = ?2 OR substr(?2, 1, length(origin) + 1) IN (origin || ':', origin || '!')))",
        (original, origin),
    ).fetchall()
    for row in rows:
        db.execute("DELETE FROM failures WHERE origin = ? AND stage = ?", tuple(row))
        log.note("mend", "failures", *row)


def keep_failure(
    db: sqlite3.Connection,
    *,
    origin: str,
    original: str | None,
    stage: Stage,
    error: str,
    run: Run,
    log: Log,
) -> None:
    """Keep that something could not be read or coded; the same failure again changes nothing."""
    coding = run.coding and run.coding.digest
    there = db.execute(
        "SELECT original, error FROM failures WHERE origin = ? AND stage = ?", (origin, stage.value)
    ).fetchone()
    if there is not None and (there["original"], there["error"]) == (original, error):
        return
    db.execute(
        "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?, ?)",
        (origin, original, stage.value, error, coding, now(), run.id),
    )
    log.note("fail", "failures", origin, stage.value)


def renamed(analysis: Analysis, document_id: str) -> Analysis:
    """The analysis under another document id; the ids of its events follow from it."""
    if analysis.document.id == document_id:
        return analysis
    events = tuple(
        event.model_copy(
            update={
                "id": event_id(document_id, event.event_type.value, event.trigger.bounds),
                "document_id": document_id,
            }
        )
        for event in analysis.events
    )
    document = analysis.document.model_copy(update={"id": document_id})
    return analysis.model_copy(update={"document": document, "events": events})

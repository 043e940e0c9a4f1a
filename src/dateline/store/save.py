"""Save: what was read and coded goes into the desk, a batch a transaction.

A batch is kept whole or not at all, so a killed run loses at most the batch in flight, and running
it again finishes the work. What another process saved in between is seen here, not taken twice.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dateline.records import Document, Failure, Original
from dateline.records.coded import Coded, Stage
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.copies import link_copy, note_signature
from dateline.store.desk import Desk
from dateline.store.documents import keep_document, make_room, read_before
from dateline.store.keep import keep_analysis, keep_failure, mend_failures, renamed
from dateline.store.log import Log, digest
from dateline.store.pack import pack


class Outcome(StrEnum):
    """What became of one original."""

    ADDED = "added"
    KNOWN = "known"
    FORGOTTEN = "forgotten"
    NOT_CODED = "not coded"
    FAILED = "failed"


@dataclass(frozen=True)
class Saved:
    """What became of one original.

    Attributes:
        origin: where it came from.
        document_id: None where no document was read from it.
        why: of FAILED, NOT_CODED and FORGOTTEN: fit to show.
        events: how many were coded.
        copy_of: the document whose text it has.
        version: 2 and more: a newer version of a document.
    """

    origin: str
    outcome: Outcome
    document_id: str | None = None
    why: str | None = None
    events: int = 0
    copy_of: str | None = None
    version: int = 1


def save(
    desk: Desk, batch: Iterable[Coded | Failure], run: Run, *, again: bool = False
) -> list[Saved]:
    """Keep a batch, in order; of what had no bytes to keep, that it failed.

    Args:
        again: what was read anew takes the place of what had been read from the same bytes, where
            it is another document now and nobody decided on its events.

    Raises:
        StoreError: nothing of the batch was kept.
    """
    with desk.changing() as db:
        saver = _Saver(db, run, Log(db, at=now(), run=run.id), again)
        return [saver.save(coded) for coded in batch]


def stored_document(db: sqlite3.Connection, sha256: str) -> str | None:
    """The id of the document that was read from these bytes; None: there is none, or it is to be
    tried again because it failed.
    """
    row = db.execute(
        "SELECT id FROM documents WHERE original = ?"
        " AND NOT EXISTS (SELECT 1 FROM failures f WHERE f.original = documents.original)",
        (sha256,),
    ).fetchone()
    return None if row is None else str(row["id"])


def tombstone(db: sqlite3.Connection, sha256: str) -> str | None:
    """Why these bytes were taken out for good; None: they were not."""
    row = db.execute("SELECT why FROM tombstones WHERE original = ?", (sha256,)).fetchone()
    return None if row is None else str(row["why"])


@dataclass(frozen=True)
class _Saver:
    """Saves within one transaction."""

    db: sqlite3.Connection
    run: Run
    log: Log
    again: bool

    def save(self, coded: Coded | Failure) -> Saved:
        if isinstance(coded, Failure):
            self._note_failure(coded, coded.document_id, None, Stage.READ)
            return Saved(coded.document_id, Outcome.FAILED, why=coded.error)
        original = coded.original
        if (why := self._why_forgotten(coded)) is not None:
            return Saved(original.origin, Outcome.FORGOTTEN, why=f"taken out before: {why}")
        self._keep_original(original)
        if (known := stored_document(self.db, original.sha256)) is not None:
            stays: str | None = "the same"
            if self.again and coded.document is not None:
                stays = make_room(self.db, coded.document, known, log=self.log)
            if stays is not None:
                return Saved(original.origin, Outcome.KNOWN, known, why=stays)
        if coded.document is None:
            if coded.failure is None:  # another process changed it meanwhile
                return Saved(original.origin, Outcome.KNOWN)
            self._note_failure(
                coded.failure, original.origin, original.sha256, coded.stage or Stage.READ
            )
            return Saved(original.origin, Outcome.FAILED, why=coded.failure.error)
        return self._save_document(coded, coded.document)

    def _save_document(self, coded: Coded, document: Document) -> Saved:
        original = coded.original
        kept = read_before(self.db, document, original, log=self.log)
        copy_of = None
        if kept is None:
            kept = keep_document(
                self.db, document, original, coded.not_coded, run=self.run, log=self.log
            )
            copy_of = self._note_copy(coded, kept.document)
        if coded.failure is not None:
            self._note_failure(
                coded.failure, original.origin, original.sha256, coded.stage or Stage.CODE
            )
            return Saved(original.origin, Outcome.FAILED, kept.document.id, coded.failure.error)
        mend_failures(self.db, origin=original.origin, original=original.sha256, log=self.log)
        events = 0
        if coded.analysis is not None and coded.analysis.document.text == kept.document.text:
            events = keep_analysis(
                self.db, renamed(coded.analysis, kept.document.id), run=self.run, log=self.log
            )
        return Saved(
            original.origin,
            Outcome.NOT_CODED if coded.analysis is None else Outcome.ADDED,
            kept.document.id,
            why=coded.not_coded,
            events=events,
            copy_of=copy_of,
            version=kept.version,
        )

    def _why_forgotten(self, coded: Coded) -> str | None:
        """Why these bytes, this text or this address were taken out; None: they were not."""
        document = coded.document
        url = coded.original.url or (document.url if document else None)
        row = self.db.execute(
            "SELECT why FROM tombstones WHERE original = ? OR address = ? OR text = ?",
            (
                coded.original.sha256,
                url and digest(url),
                digest(document.text) if document and document.text.strip() else None,
            ),
        ).fetchone()
        return None if row is None else str(row["why"])

    def _keep_original(self, original: Original) -> None:
        sha256 = original.sha256
        known = self.db.execute("SELECT 1 FROM originals WHERE sha256 = ?", (sha256,)).fetchone()
        if known is None:
            self.db.execute(
                "INSERT INTO originals VALUES (?, ?, ?, ?)",
                (sha256, original.media_type, len(original.raw), pack(original.raw)),
            )
            self.log.note("original", "originals", sha256)
        added = self.db.execute(
            "INSERT OR IGNORE INTO origins (original, origin, url, retrieved, headers, added, run)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                sha256,
                original.origin,
                original.url,
                original.retrieved,
                json.dumps(original.headers, sort_keys=True, ensure_ascii=False),
                now(),
                self.run.id,
            ),
        ).rowcount
        if added:
            self.log.note("seen", "origins", sha256, original.origin)

    def _note_failure(
        self, failure: Failure, origin: str, original: str | None, stage: Stage
    ) -> None:
        keep_failure(
            self.db,
            origin=origin,
            original=original,
            stage=stage,
            error=failure.error,
            run=self.run,
            log=self.log,
        )

    def _note_copy(self, coded: Coded, document: Document) -> str | None:
        if coded.signature is None:
            return None
        boilerplate = coded.analysis.boilerplate if coded.analysis else ()
        copy = link_copy(self.db, document, coded.signature, boilerplate)
        note_signature(self.db, document.id, coded.signature)
        if copy is None:
            return None
        self.log.note("copy", "documents", document.id, copy_of=copy.of)
        return copy.of

"""Save: what was read and coded goes into the desk, a batch a transaction.

A batch is kept whole or not at all, so a killed run loses at most the batch in flight, and running
it again finishes the work. What another process saved in between is seen here, not taken twice.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from dateline.records import Document, Failure, Original
from dateline.records.coded import Coded, Stage
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.copies import link_copy, note_signature
from dateline.store.desk import Desk
from dateline.store.keep import keep_analysis, keep_failure, renamed
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


def save(desk: Desk, batch: Iterable[Coded | Failure], run: Run) -> list[Saved]:
    """Keep a batch, in order; of what had no bytes to keep, that it failed.

    Raises:
        StoreError: nothing of the batch was kept.
    """
    with desk.changing() as db:
        at = now()
        saver = _Saver(db, run, at, Log(db, at=at, run=run.id))
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
    at: str
    log: Log

    def save(self, coded: Coded | Failure) -> Saved:
        if isinstance(coded, Failure):
            return self._failed_without_bytes(coded)
        original = coded.original
        why = tombstone(self.db, original.sha256)
        if why is not None:
            return Saved(original.origin, Outcome.FORGOTTEN, why=f"taken out before: {why}")
        self._keep_original(original)
        if (known := stored_document(self.db, original.sha256)) is not None:
            return Saved(original.origin, Outcome.KNOWN, document_id=known)
        if coded.document is None and coded.failure is None:  # changed by another process meanwhile
            return Saved(original.origin, Outcome.KNOWN)
        if coded.document is None:
            return self._failed(coded, None)
        there = self._document_of(original)
        if there is None:
            document, version = self._keep_document(coded.document, original, coded.not_coded)
            copy_of = self._note_copies(coded, document)
        else:  # an earlier run could read it and not code it
            document = coded.document.model_copy(update={"id": there})
            version, copy_of = 1, None
        self._clear_failures(original)
        if coded.failure is not None:
            return self._failed(coded, document.id)
        if coded.analysis is None:
            return Saved(
                original.origin, Outcome.NOT_CODED, document.id, why=coded.not_coded,
                copy_of=copy_of, version=version,
            )  # fmt: skip
        events = keep_analysis(
            self.db, renamed(coded.analysis, document.id), run=self.run, log=self.log
        )
        return Saved(
            original.origin, Outcome.ADDED, document.id, events=events, copy_of=copy_of,
            version=version,
        )  # fmt: skip

    def _keep_original(self, original: Original) -> None:
        known = self.db.execute(
            "SELECT 1 FROM originals WHERE sha256 = ?", (original.sha256,)
        ).fetchone()
        if known is None:
            self.db.execute(
                "INSERT INTO originals VALUES (?, ?, ?, ?)",
                (original.sha256, original.media_type, len(original.raw), pack(original.raw)),
            )
        added = self.db.execute(
            "INSERT OR IGNORE INTO origins (original, origin, url, retrieved, headers, added, run)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                original.sha256,
                original.origin,
                original.url,
                original.retrieved,
                json.dumps(original.headers, sort_keys=True, ensure_ascii=False),
                self.at,
                self.run.id,
            ),
        ).rowcount
        if added:
            action = "original" if known is None else "seen"
            self.log.write(action, original.sha256, {"origin": digest(original.origin)})

    def _document_of(self, original: Original) -> str | None:
        row = self.db.execute(
            "SELECT id FROM documents WHERE original = ?", (original.sha256,)
        ).fetchone()
        return None if row is None else str(row["id"])

    def _clear_failures(self, original: Original) -> None:
        self.db.execute(
            "DELETE FROM failures WHERE original = ? OR origin = ?",
            (original.sha256, original.origin),
        )

    def _failed_without_bytes(self, failure: Failure) -> Saved:
        keep_failure(
            self.db,
            origin=failure.document_id,
            original=None,
            stage=Stage.READ,
            error=failure.error,
            run=self.run,
            at=self.at,
            log=self.log,
        )
        return Saved(failure.document_id, Outcome.FAILED, why=failure.error)

    def _failed(self, coded: Coded, document_id: str | None) -> Saved:
        assert coded.failure is not None  # without a document there is always one
        stage = coded.stage or Stage.READ
        keep_failure(
            self.db,
            origin=coded.original.origin,
            original=coded.original.sha256,
            stage=stage,
            error=coded.failure.error,
            run=self.run,
            at=self.at,
            log=self.log,
        )
        return Saved(coded.original.origin, Outcome.FAILED, document_id, why=coded.failure.error)

    def _keep_document(
        self, document: Document, original: Original, not_coded: str | None
    ) -> tuple[Document, int]:
        """The document under the id it has in the desk, and its version."""
        url = document.url or original.url
        document = document.model_copy(update={"id": self._free_id(document.id, original)})
        first, version = self._versions(url)
        self.db.execute(
            "INSERT INTO documents (id, original, text, title, outlet, url, language, published,"
            " extra, version_of, version, latest, not_coded, added, run)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)",
            (
                document.id, original.sha256, document.text, document.title, document.outlet, url,
                document.language, document.published,
                json.dumps(document.extra, sort_keys=True, ensure_ascii=False),
                first, version, not_coded, self.at, self.run.id,
            ),
        )  # fmt: skip
        self.db.execute(
            "INSERT INTO documents_words (rowid, title, text)"
            " SELECT number, title, text FROM documents WHERE id = ?",
            (document.id,),
        )
        if first is not None:
            self.db.execute(
                "UPDATE documents SET latest = 0 WHERE (id = ? OR version_of = ?) AND id != ?",
                (first, first, document.id),
            )
        told = {"original": original.sha256, "text": digest(document.text), "version": version}
        self.log.write("add", document.id, told)
        return document, version

    def _free_id(self, id_: str, original: Original) -> str:
        """The id a document came with; where another has it, with the beginning of its hash."""
        taken = self.db.execute("SELECT 1 FROM documents WHERE id = ?", (id_,)).fetchone()
        return id_ if taken is None else f"{id_}@{original.sha256[:12]}"

    def _versions(self, url: str | None) -> tuple[str | None, int]:
        """The first version at this address, if there is one, and the number of the next."""
        if url is None or not _names_a_page(url):
            return None, 1
        rows = self.db.execute(
            "SELECT id, version FROM documents WHERE url = ? ORDER BY version", (url,)
        ).fetchall()
        return (rows[0]["id"], rows[-1]["version"] + 1) if rows else (None, 1)

    def _note_copies(self, coded: Coded, document: Document) -> str | None:
        if coded.signature is None:
            return None
        boilerplate = coded.analysis.boilerplate if coded.analysis else ()
        copy = link_copy(self.db, document, coded.signature, boilerplate)
        note_signature(self.db, document.id, coded.signature)
        if copy is None:
            return None
        self.log.write("copy", document.id, {"copy_of": copy.of, "shared": round(copy.shared, 4)})
        return copy.of


def _names_a_page(url: str) -> bool:
    """Whether an address is an article's: a site's front page shows another one each day."""
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)

"""Documents as rows: kept under an id of their own, as versions where their address has others."""

import json
import sqlite3
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.link.syndication import compare_texts
from dateline.read.kinds import HTML, XHTML
from dateline.records import Document, Original
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.log import Log
from dateline.store.pack import document_from_row
from dateline.store.rows import erase

FRAGMENTS = ("metadata_only", "summary_only")
"""What `extra` says of a document that has not the article's text: it is no version of it."""
ALIKE = 0.15
"""Of the shorter text of two that a page itself calls one address: sites give all of their pages
the same canonical address at times."""


@dataclass(frozen=True)
class Kept:
    """A document as it is in the desk: under its id there; `version` is 1 for the first."""

    document: Document
    version: int


def keep_document(
    db: sqlite3.Connection,
    document: Document,
    original: Original,
    not_coded: str | None,
    *,
    run: Run,
    log: Log,
) -> Kept:
    """Keep a document that is not in the desk yet.

    Args:
        original: what it was read from; the desk has it.
        not_coded: why it is not coded; None: it is, or is to be.
    """
    url = original.url or document.url
    document = document.model_copy(update={"id": _free_id(db, document.id, original)})
    first, version = _versions(db, url, document, original)
    cells = (
        document.id, original.sha256, document.text, document.title, document.outlet, url,
        document.language, document.published,
        json.dumps(document.extra, sort_keys=True, ensure_ascii=False),
        first, version, not_coded, now(), run.id,
    )  # fmt: skip
    db.execute(
        "INSERT INTO documents (id, original, text, title, outlet, url, language, published,"
        " extra, version_of, version, latest, not_coded, added, run)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)",
        cells,
    )
    db.execute(
        "INSERT INTO documents_words (rowid, title, text)"
        " SELECT number, title, text FROM documents WHERE id = ?",
        (document.id,),
    )
    log.note("add", "documents", document.id, original=original.sha256, version=version)
    if first is not None:
        _supersede(db, first, document.id, log)
    return Kept(document, version)


def read_before(
    db: sqlite3.Connection, document: Document, original: Original, *, log: Log
) -> Kept | None:
    """The document that an earlier run read from these bytes and could not code; None: there is
    none, or it was another text (by another map), which goes: nobody coded it.
    """
    row = db.execute("SELECT * FROM documents WHERE original = ?", (original.sha256,)).fetchone()
    if row is None:
        return None
    if row["text"] == document.text or _is_coded(db, row["id"]):
        return Kept(document_from_row(row), row["version"])
    _drop(db, row["id"], log)
    return None


def make_room(db: sqlite3.Connection, document: Document, id_: str, *, log: Log) -> str | None:
    """Take out a document that is read again as another one, so that the new reading is kept.

    Returns:
        None when there is room; else why there is none, fit to show: it is the same document, or
        people decided on its events.
    """
    old = document_from_row(db.execute("SELECT * FROM documents WHERE id = ?", (id_,)).fetchone())
    if old.model_copy(update={"id": document.id}) == document:
        return "the same"
    for table in ("decisions", "second_events"):
        if db.execute(f"SELECT 1 FROM {table} WHERE document_id = ?", (id_,)).fetchone():
            return "people decided on its events"
    _drop(db, id_, log)
    return None


def _is_coded(db: sqlite3.Connection, id_: str) -> bool:
    found = db.execute("SELECT 1 FROM analyses WHERE document_id = ?", (id_,)).fetchone()
    return found is not None


def _drop(db: sqlite3.Connection, id_: str, log: Log) -> None:
    was_coded = _is_coded(db, id_)
    erase(db, id_)
    db.execute(
        "INSERT INTO documents_words (documents_words, rowid, title, text)"
        " SELECT 'delete', number, title, text FROM documents WHERE id = ?",
        (id_,),
    )
    for column in ("copy_of", "version_of"):
        others = db.execute(f"SELECT id FROM documents WHERE {column} = ?", (id_,)).fetchall()
        for other in others:
            db.execute(f"UPDATE documents SET {column} = NULL WHERE id = ?", (other["id"],))
            log.note("version", "documents", other["id"])
    db.execute("DELETE FROM documents WHERE id = ?", (id_,))
    log.note("add", "documents", id_)
    if was_coded:
        log.note("code", "analyses", id_)


def _free_id(db: sqlite3.Connection, id_: str, original: Original) -> str:
    """The id a document came with; where another has it, or had, with the beginning of its hash."""
    taken = db.execute(
        "SELECT 1 FROM documents WHERE id = ?1 UNION SELECT 1 FROM tombstones"
        " WHERE document_id = ?1 AND original != ?2",
        (id_, original.sha256),
    ).fetchone()
    return id_ if taken is None else f"{id_}@{original.sha256[:12]}"


def _versions(
    db: sqlite3.Connection, url: str | None, document: Document, original: Original
) -> tuple[str | None, int]:
    """The first version at this address, if there is one, and the number of the next."""
    if url is None or not _names_a_page(url) or _is_fragment(document.extra):
        return None, 1
    rows = [
        row
        for row in db.execute(
            "SELECT id, version, text, extra FROM documents WHERE url = ? ORDER BY version", (url,)
        )
        if not _is_fragment(json.loads(row["extra"]))
    ]
    if not rows or not (_is_sure(original) or _is_alike(document.text, rows[-1]["text"])):
        return None, 1
    return rows[0]["id"], rows[-1]["version"] + 1


def _is_sure(original: Original) -> bool:
    """Whether the address is where it came from, and not only what the page says of itself."""
    return original.url is not None or original.media_type not in (HTML, XHTML)


def _is_alike(text: str, other: str) -> bool:
    shared = compare_texts(text, other)
    return max(shared.of_a, shared.of_b) >= ALIKE


def _is_fragment(extra: dict[str, object]) -> bool:
    return any(extra.get(name) for name in FRAGMENTS)


def _supersede(db: sqlite3.Connection, first: str, newest: str, log: Log) -> None:
    rows = db.execute(
        "SELECT id FROM documents WHERE (id = ?1 OR version_of = ?1) AND latest = 1 AND id != ?2",
        (first, newest),
    ).fetchall()
    for row in rows:
        db.execute("UPDATE documents SET latest = 0 WHERE id = ?", (row["id"],))
        log.note("version", "documents", row["id"], newest=newest)


def _names_a_page(url: str) -> bool:
    """Whether an address is an article's: a site's front page shows another one each day."""
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)

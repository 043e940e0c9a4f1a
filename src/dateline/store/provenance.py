"""Provenance: where a document is from, what stands behind it, and what was decided of it."""

import json
from dataclasses import dataclass

from dateline.errors import InputError
from dateline.records import Analysis
from dateline.records.review import Decision
from dateline.store.decided import decision_from_row
from dateline.store.desk import Desk
from dateline.store.find import FoundDocument
from dateline.store.pack import analysis_from_json, document_from_row, unpack


@dataclass(frozen=True)
class Origin:
    """Where and when an original came from, and which run took it in."""

    origin: str
    url: str | None
    retrieved: str | None
    headers: dict[str, str]
    added: str
    version: str
    command: str


def analysis(desk: Desk, document_id: str) -> Analysis | None:
    """What was coded in a document, before any decision; None: it was not coded."""
    with desk.guarded():
        row = desk.db.execute(
            "SELECT d.*, a.content FROM documents d JOIN analyses a ON a.document_id = d.id"
            " WHERE d.id = ?",
            (document_id,),
        ).fetchone()
    if row is None:
        return None
    return analysis_from_json(unpack(row["content"]), document_from_row(row))


def original_bytes(desk: Desk, document_id: str) -> bytes:
    """A document's original, byte for byte. Raises InputError when there is no such document."""
    with desk.guarded():
        row = desk.db.execute(
            "SELECT content FROM originals JOIN documents ON documents.original = originals.sha256"
            " WHERE documents.id = ?",
            (document_id,),
        ).fetchone()
    if row is None:
        raise InputError(f"{document_id}: no such document in this desk")
    return unpack(row["content"])


def origins(desk: Desk, document_id: str) -> list[Origin]:
    """Where a document's bytes came from, the first time first."""
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT origins.*, runs.version, runs.command FROM origins"
            " JOIN documents USING (original) JOIN runs ON runs.id = origins.run"
            " WHERE documents.id = ? ORDER BY origins.id",
            (document_id,),
        ).fetchall()
    return [
        Origin(
            row["origin"], row["url"], row["retrieved"], json.loads(row["headers"]), row["added"],
            row["version"], row["command"],
        )
        for row in rows
    ]  # fmt: skip


def related(desk: Desk, found: FoundDocument) -> tuple[list[str], list[str]]:
    """The ids of a document's other versions, and of the other copies of its text."""
    first = found.version_of or found.document.id
    head = found.copy_of or found.document.id
    with desk.guarded():
        versions = desk.db.execute(
            "SELECT id FROM documents WHERE (id = ? OR version_of = ?) AND id != ?"
            " ORDER BY version",
            (first, first, found.document.id),
        ).fetchall()
        copies = desk.db.execute(
            "SELECT id FROM documents WHERE (id = ? OR copy_of = ?) AND id != ? ORDER BY number",
            (head, head, found.document.id),
        ).fetchall()
    return [row["id"] for row in versions], [row["id"] for row in copies]


def decisions(desk: Desk, event_id: str) -> list[Decision]:
    """What was decided of an event, in order."""
    with desk.guarded():
        rows = desk.db.execute(
            'SELECT * FROM decisions WHERE "on" = ? ORDER BY number', (event_id,)
        ).fetchall()
    return [decision_from_row(row) for row in rows]

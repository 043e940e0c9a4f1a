"""Beside a document: its original, the incidents that its events tell of, and related documents."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.store.desk import Desk
from dateline.store.find import FoundDocument
from dateline.store.provenance import related
from dateline.store.unrow import marks


@dataclass(frozen=True)
class Sibling:
    """Another version of a document, or another copy of its text."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    version: int


@dataclass(frozen=True)
class Beside:
    """What a document's page shows around its text.

    Attributes:
        media_type, size: of the original; size in bytes before compression.
        incidents: by event id, the incidents that the event tells of: one, or one for each of the
            happenings that it tells of together.
        versions: other documents of the same address, the first one first.
        copies: other documents with this text, the earliest one first.
    """

    media_type: str
    size: int
    incidents: dict[str, list[str]]
    versions: tuple[Sibling, ...]
    copies: tuple[Sibling, ...]


def beside(desk: Desk, found: FoundDocument) -> Beside:
    """What lies beside a document of the desk."""
    versions, copies = related(desk, found)
    with desk.guarded():
        original = desk.db.execute(
            "SELECT media_type, size FROM originals WHERE sha256 = ?", (found.original,)
        ).fetchone()
        told = desk.db.execute(
            "SELECT r.event_id, r.incident_id FROM events e"
            " JOIN incident_reports r ON r.event_id = e.id WHERE e.document_id = ?"
            " ORDER BY r.report_id",
            (found.document.id,),
        ).fetchall()
    incidents: dict[str, list[str]] = defaultdict(list)
    for row in told:
        incidents[row["event_id"]].append(row["incident_id"])
    return Beside(
        original["media_type"],
        original["size"],
        dict(incidents),
        _siblings(desk, versions),
        _siblings(desk, copies),
    )


def _siblings(desk: Desk, ids: Sequence[str]) -> tuple[Sibling, ...]:
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT id, title, outlet, published, version FROM documents"
            f" WHERE id IN ({marks(ids)}) ORDER BY version, number",
            tuple(ids),
        ).fetchall()
    return tuple(Sibling(*row) for row in rows)

"""Behind an incident: its reports, and the documents they stand in with where these are from."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.records.incident import Incident
from dateline.store.desk import Desk
from dateline.store.find import FoundDocument, FoundEvent, document, documents_by_id
from dateline.store.pack import unpack
from dateline.store.provenance import Origin, origins
from dateline.store.unrow import marks, read_events

AT_ONCE = 500


@dataclass(frozen=True)
class Proof:
    """A document that tells of an incident, and what stands behind it.

    Attributes:
        found: the document; its `original` is the SHA-256 of the bytes it was read from.
        media_type, size: of these bytes; size before compression.
        origins: where they came from, the first time first.
        coded_by: the run: version of dateline, model, coder, digest of the word lists.
    """

    found: FoundDocument
    media_type: str
    size: int
    origins: tuple[Origin, ...]
    coded_by: tuple[str, str | None, str | None, str | None] | None


@dataclass(frozen=True)
class AsOf:
    """As of which entry of its log a desk is shown."""

    number: int
    hash: str
    at: str


def events_by_id(desk: Desk, ids: Sequence[str]) -> dict[str, FoundEvent]:
    """Events as they now stand, each with its document; those that are no more are left out."""
    found: dict[str, FoundEvent] = {}
    with desk.guarded():
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            rows = desk.db.execute(
                f"SELECT * FROM events WHERE id IN ({marks(some)})", some
            ).fetchall()
            documents = documents_by_id(desk.db, {row["document_id"] for row in rows})
            for one in read_events(desk.db, rows):
                found[one.event.id] = FoundEvent(one, documents[one.event.document_id])
    return found


def incidents_by_id(desk: Desk, ids: Sequence[str]) -> list[Incident]:
    """Incidents in the order of their ids; those that are no more are left out."""
    with desk.guarded():
        rows = desk.db.execute(
            f"SELECT id, content FROM incidents WHERE id IN ({marks(ids)})", tuple(ids)
        ).fetchall()
    found = {row["id"]: Incident.model_validate_json(unpack(row["content"])) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


def proofs(desk: Desk, ids: Sequence[str]) -> list[Proof]:
    """What stands behind documents, in the order of their ids."""
    return [_proof(desk, id_) for id_ in ids]


def _proof(desk: Desk, id_: str) -> Proof:
    found = document(desk, id_)
    with desk.guarded():
        original = desk.db.execute(
            "SELECT media_type, size FROM originals WHERE sha256 = ?", (found.original,)
        ).fetchone()
        run = desk.db.execute(
            "SELECT version, model, coder, lexicons FROM runs"
            " WHERE id = (SELECT run FROM analyses WHERE document_id = ?)",
            (id_,),
        ).fetchone()
    return Proof(
        found,
        original["media_type"],
        original["size"],
        tuple(origins(desk, id_)),
        (run["version"], run["model"], run["coder"], run["lexicons"]) if run else None,
    )


def as_of(desk: Desk) -> AsOf | None:
    """The last entry of the log; None: nothing was ever done."""
    with desk.guarded():
        row = desk.db.execute(
            "SELECT number, hash, at FROM log ORDER BY number DESC LIMIT 1"
        ).fetchone()
    return AsOf(row["number"], row["hash"], row["at"]) if row else None

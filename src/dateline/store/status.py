"""Status: what is in a desk, in numbers."""

from dataclasses import dataclass

from dateline.store.begin import Coding
from dateline.store.desk import Desk
from dateline.store.recode import count_outdated


@dataclass(frozen=True)
class DeskStatus:
    """What is in a desk.

    Attributes:
        documents: of these `copies` are copies of another's text, `old_versions` have a newer one.
        not_coded: kept and not coded, by reason.
        types: events by type, and of these the reported ones: `{"ASSAULT": (12, 9)}`; without those
            of older versions and those that reviewers rejected, with those of copies.
        outlets: documents by outlet, most first; None: the outlet is not known.
        published: first and last day of publication; None: no document has one.
        failures: where from, at which stage, and why, the latest first.
        outdated: documents that something else than the present version and settings coded.
        incidents: as of the last linking.
        decided: events that a reviewer decided on.
        size: bytes of the file.
    """

    documents: int
    copies: int
    old_versions: int
    not_coded: dict[str, int]
    types: dict[str, tuple[int, int]]
    outlets: dict[str | None, int]
    published: tuple[str, str] | None
    undated: int
    failures: list[tuple[str, str, str]]
    outdated: int
    incidents: int
    decided: int
    forgotten: int
    size: int


def desk_status(desk: Desk, coding: Coding) -> DeskStatus:
    """What is in a desk now.

    Args:
        coding: what a document must have been coded by to be up to date.
    """
    with desk.guarded():
        counts = desk.db.execute(
            "SELECT count(*) AS documents, count(copy_of) AS copies, sum(latest = 0) AS old,"
            " min(substr(published, 1, 10)) AS first, max(substr(published, 1, 10)) AS last,"
            " sum(published IS NULL) AS undated FROM documents"
        ).fetchone()
        pages = desk.db.execute("PRAGMA page_count").fetchone()[0]
        size = desk.db.execute("PRAGMA page_size").fetchone()[0]
        return DeskStatus(
            documents=counts["documents"],
            copies=counts["copies"],
            old_versions=counts["old"] or 0,
            not_coded=dict(
                _pairs(
                    desk,
                    "SELECT not_coded, count(*) FROM documents WHERE not_coded IS NOT NULL"
                    " GROUP BY 1 ORDER BY 2 DESC, 1",
                )
            ),
            types={
                row[0]: (row[1], row[2])
                for row in desk.db.execute(
                    "SELECT event_type, count(*), sum(status = 'reported') FROM events e"
                    " JOIN documents d ON d.id = e.document_id"
                    " WHERE d.latest = 1 AND e.review IS NOT 'rejected'"
                    " GROUP BY 1 ORDER BY 2 DESC, 1"
                )
            },
            outlets=dict(
                _pairs(desk, "SELECT outlet, count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1")
            ),
            published=(counts["first"], counts["last"]) if counts["first"] else None,
            undated=counts["undated"] or 0,
            failures=[
                tuple(row)
                for row in desk.db.execute(
                    "SELECT origin, stage, error FROM failures ORDER BY at DESC, origin"
                )
            ],
            outdated=count_outdated(desk, coding),
            incidents=_count(desk, "incidents"),
            decided=_count(desk, "events WHERE review IS NOT NULL"),
            forgotten=_count(desk, "tombstones"),
            size=pages * size,
        )


def _count(desk: Desk, rows: str) -> int:
    return int(desk.db.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])


def _pairs(desk: Desk, query: str) -> list[tuple[str, int]]:
    return [(row[0], row[1]) for row in desk.db.execute(query)]

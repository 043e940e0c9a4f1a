"""Incidents in a desk: saved whole, with ids that stay; found by the same filters as events."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.errors import InputError
from dateline.link.parts import courses_of
from dateline.records import FigureKind
from dateline.records.ids import event_of
from dateline.records.incident import Incident, Toll
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.filter import (
    Condition,
    Filter,
    document_conditions,
    event_conditions,
    joined,
    words_condition,
)
from dateline.store.log import Log
from dateline.store.pack import pack, unpack

NEWEST_FIRST = "ORDER BY i.date_latest IS NULL, i.date_latest DESC, i.sources DESC, i.id"


@dataclass(frozen=True)
class Relinked:
    """What linking changed.

    Attributes:
        added, changed, unchanged: incidents.
        gone: ids that are no more, and the incident that has most of their reports now, or None.
    """

    added: int
    changed: int
    unchanged: int
    gone: dict[str, str | None]


def keep_incidents(
    db: sqlite3.Connection, incidents: Sequence[Incident], gone: Iterable[str], run: Run
) -> Relinked:
    """Put incidents in the place of those of the same id, or beside them, and take others out.

    Args:
        db: in a transaction of whoever links.
        incidents: new ones, and those that may have changed.
        gone: ids that are no more; each leaves a tombstone that points on to where most of its
            reports went.
        run: of the command that links.
    """
    at = now()
    log = Log(db, at=at, run=run.id)
    packed = {one.id: pack(one.model_dump_json().encode()) for one in incidents}
    old = {id_: _content(db, id_) for id_ in packed}
    moved = [one for one in incidents if old[one.id] != packed[one.id]]
    heirs = _heirs(db, gone, incidents)
    for id_ in (*heirs, *(one.id for one in moved)):
        db.execute("DELETE FROM incidents WHERE id = ?", (id_,))
    for one in moved:
        _insert(db, one, packed[one.id], run)
        if db.execute("DELETE FROM incident_tombstones WHERE id = ?", (one.id,)).rowcount:
            log.note("link", "incident_tombstones", one.id)
        log.note("link", "incidents", one.id)
    for id_, heir in heirs.items():
        _leave_tombstone(db, id_, heir, log, run)
    added = sum(old[one.id] is None for one in moved)
    total = db.execute("SELECT count(*) FROM incidents").fetchone()[0]
    return Relinked(added, len(moved) - added, total - len(moved), heirs)


def all_incidents(desk: Desk) -> Iterator[Incident]:
    """All incidents of a desk, in id order."""
    with desk.guarded():
        for row in desk.db.execute("SELECT content FROM incidents ORDER BY id"):
            yield Incident.model_validate_json(unpack(row["content"]))


def incident_ids(db: sqlite3.Connection) -> set[str]:
    """The ids of all incidents."""
    return {id_ for (id_,) in db.execute("SELECT id FROM incidents")}


def let_go(db: sqlite3.Connection, document_id: str, log: Log, run: Run) -> None:
    """Take out the incidents that a document tells of, before it is forgotten: they hold what it
    says. The next linking makes them anew from their other reports, to which tombstones point.
    """
    rows = db.execute(
        "SELECT DISTINCT incident_id FROM incident_reports WHERE event_id IN"
        " (SELECT id FROM events WHERE document_id = ?1) OR report_id IN"
        " (SELECT report_id FROM link_reports WHERE document_id = ?1)",
        (document_id,),
    ).fetchall()
    for (id_,) in rows:
        heir = db.execute(
            "SELECT min(report_id) FROM incident_reports WHERE incident_id = ?1"
            " AND report_id NOT IN (SELECT report_id FROM link_reports WHERE document_id = ?2)",
            (id_, document_id),
        ).fetchone()[0]
        db.execute("DELETE FROM incidents WHERE id = ?", (id_,))
        _leave_tombstone(db, id_, heir, log, run)


def _leave_tombstone(
    db: sqlite3.Connection, id_: str, heir: str | None, log: Log, run: Run
) -> None:
    db.execute(
        "INSERT OR REPLACE INTO incident_tombstones VALUES (?, ?, ?, ?)", (id_, heir, now(), run.id)
    )
    log.note("link", "incidents", id_)
    log.note("link", "incident_tombstones", id_)


def _content(db: sqlite3.Connection, id_: str) -> bytes | None:
    row = db.execute("SELECT content FROM incidents WHERE id = ?", (id_,)).fetchone()
    return None if row is None else bytes(row["content"])


def find_incidents(
    desk: Desk,
    asked: Filter,
    *,
    sources: int = 1,
    verdicts: Sequence[str] = (),
    limit: int = 50,
    offset: int = 0,
) -> list[Incident]:
    """Incidents of which some event answers a filter, the latest first, undated ones last.

    Args:
        sources: at least so many independent ones.
        verdicts: `confirmed`, `fair`, `weak`, `contested`; empty: any.
    """
    where, values = incident_conditions(asked, sources, verdicts)
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT content FROM incidents i WHERE i.id IN"  # reads no content of earlier pages
            f" (SELECT i.id FROM incidents i WHERE {where} {NEWEST_FIRST} LIMIT ? OFFSET ?)"
            f" {NEWEST_FIRST}",
            (*values, limit, offset),
        ).fetchall()
    return [Incident.model_validate_json(unpack(row["content"])) for row in rows]


def count_incidents(
    desk: Desk,
    asked: Filter,
    *,
    sources: int = 1,
    reports: int = 1,
    verdicts: Sequence[str] = (),
) -> int:
    """How many incidents `find_incidents` would give without a limit.

    Args:
        sources: of at least so many independent ones.
        reports: with at least so many.
        verdicts: as there.
    """
    where, values = incident_conditions(asked, sources, verdicts)
    with desk.guarded():
        row = desk.db.execute(
            f"SELECT count(*) FROM incidents i WHERE {where} AND i.reports >= ?",
            (*values, reports),
        ).fetchone()
    return int(row[0])


def incident_id_of(desk: Desk, event_id: str) -> str | None:
    """The incident that an event tells of, the first of several; None: of none, or the desk was not
    linked yet.
    """
    with desk.guarded():
        row = desk.db.execute(
            "SELECT incident_id FROM incident_reports WHERE report_id = ?", (event_id,)
        ).fetchone()
    return row and str(row["incident_id"])


def incident(desk: Desk, id_: str) -> Incident:
    """An incident by its id, an id it once had, or the id of one of its reports.

    Raises:
        InputError: there is none.
    """
    with desk.guarded():
        for _ in range(100):  # tombstones may lead to tombstones
            row = desk.db.execute(
                "SELECT content FROM incidents WHERE id = ?1 OR id ="
                " (SELECT incident_id FROM incident_reports WHERE report_id = ?1)",
                (id_,),
            ).fetchone()
            if row is not None:
                return Incident.model_validate_json(unpack(row["content"]))
            stone = desk.db.execute(
                "SELECT now FROM incident_tombstones WHERE id = ?", (id_,)
            ).fetchone()
            if stone is None or stone["now"] is None:
                break
            id_ = stone["now"]
    raise InputError(f"{id_}: no such incident in this desk")


def incident_conditions(asked: Filter, sources: int, verdicts: Sequence[str] = ()) -> Condition:
    """What must hold of a row `i` of `incidents`: its own dates, the rest of one of its reports."""
    found: list[Condition] = [("i.sources >= ?", (sources,))]
    if verdicts:
        found.append((f"i.verdict IN ({', '.join('?' * len(verdicts))})", tuple(verdicts)))
    if asked.since:
        found.append(("i.date_latest >= ?", (asked.since,)))
    if asked.until:
        found.append(("substr(i.date_earliest, 1, 10) <= ?", (asked.until,)))
    return joined(found + _told_by(replace(asked, since=None, until=None, versions=True)))


def _told_by(asked: Filter) -> list[Condition]:
    """That one of its reports answers a filter; of whichever version, as it was linked."""
    of_documents = document_conditions(asked)
    if asked.words:
        of_documents.append(words_condition(asked.words))
    if not (asked.asks_of_events or of_documents):
        return []
    inner, values = joined(event_conditions(asked) + of_documents)
    documents = " JOIN documents d ON d.id = e.document_id" if of_documents else ""
    below = (
        "SELECT r.incident_id FROM incident_reports r"
        f" JOIN events e ON e.id = r.event_id{documents} WHERE {inner}"
    )
    return [(f"i.id IN ({below})", values)]


def _heirs(
    db: sqlite3.Connection, gone: Iterable[str], incidents: Sequence[Incident]
) -> dict[str, str | None]:
    """Of each incident that is no more, the one that has most of its reports, or None."""
    home = {report: one.id for one in incidents for report in one.reports}
    heirs: dict[str, str | None] = {}
    for id_ in gone:
        rows = db.execute("SELECT report_id FROM incident_reports WHERE incident_id = ?", (id_,))
        counts = Counter(home[row["report_id"]] for row in rows if row["report_id"] in home)
        heirs[id_] = min(counts, key=lambda one: (-counts[one], one)) if counts else None
    return heirs


def _insert(db: sqlite3.Connection, one: Incident, packed: bytes, run: Run) -> None:
    date, place = one.date, one.place
    documents = {d for source in one.sources for d in (*source.documents, *source.copies)}
    cells = (
        one.id, one.event_type.value,
        date and date.edtf, date and date.earliest, date and date.latest,
        place and place.name, place and place.kind, place and place.geonames,
        place and place.country, place and place.admin1, place and place.lat, place and place.lon,
        *_range(one.figures, FigureKind.KILLED), *_range(one.figures, FigureKind.INJURED),
        len(one.reports), len(documents), len(one.sources),
        " ".join(dispute.field for dispute in one.disputed),
        one.grade.verdict, f"{one.grade.source}{one.grade.information}", one.summary, packed,
        run.id,
    )  # fmt: skip
    db.execute(f"INSERT INTO incidents VALUES ({', '.join('?' * len(cells))})", cells)
    db.executemany(
        "INSERT OR REPLACE INTO incident_reports VALUES (?, ?, ?)",
        ((report, event_of(report), one.id) for report in one.reports),
    )
    db.executemany(
        "INSERT INTO incident_courses VALUES (?, ?)",
        ((course, one.id) for course in courses_of(one)),
    )
    for role, parties in (("actor", one.actors), ("recipient", one.recipients)):
        db.executemany(
            "INSERT INTO incident_parties VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (one.id, role, n, party.name, party.id, party.country, " ".join(party.sectors))
                for n, party in enumerate(parties)
            ),
        )


def _range(tolls: Iterable[Toll], kind: FigureKind) -> tuple[int | None, int | None]:
    for toll in tolls:
        if toll.kind is kind:
            return toll.low, toll.high
    return None, None

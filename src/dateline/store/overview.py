"""Overview: what is in a desk, what waits in it, and what it does not see."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateline.store.desk import Desk

UNSURE = 0.5
"""Confidence below which an event is worth a look."""
MANY_KILLED = 10
SILENT_DAYS = 7
"""So many days before the desk's newest report an outlet has fallen silent."""
MOST_OUTLETS = 6
MOST_GAPS = 6
MOST_FAILURES = 5


@dataclass(frozen=True)
class Waiting:
    """Events that nobody decided on; one may be in several.

    Attributes:
        all: how many.
        unsure: with a confidence below UNSURE.
        deadly: that tell of at least MANY_KILLED dead.
        contested: that belong to a contested incident.
        decided: how many a reviewer decided on already.
    """

    all: int
    unsure: int
    deadly: int
    contested: int
    decided: int


@dataclass(frozen=True)
class Gap:
    """Days, first to last, on which nothing that is in the desk was published."""

    first: str
    last: str
    days: int


@dataclass(frozen=True)
class Outlet:
    """An outlet that has fallen silent.

    Attributes:
        last: when it last published something that is in the desk (ISO date).
        documents: that are from it.
    """

    name: str
    last: str
    documents: int


@dataclass(frozen=True)
class BlindSpots:
    """What a desk does not see.

    Attributes:
        gaps: the longest, the longest first.
        silent: outlets, the longest silent first.
        undated, unnamed: documents without a date of publication, and without an outlet.
        not_coded: by why, and by language (None: not known).
        failures: how many things could not be read or coded.
        failed: where from, at which stage and why, the latest first; not all.
    """

    gaps: tuple[Gap, ...]
    silent: tuple[Outlet, ...]
    undated: int
    unnamed: int
    not_coded: tuple[tuple[str, str | None, int], ...]
    failures: int
    failed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Overview:
    """What is in a desk.

    Attributes:
        documents, events: without older versions and rejected events.
        published: first and last day of publication; None: no document has one.
        days: events by the day on which their document was published, and event type.
    """

    documents: int
    copies: int
    events: int
    incidents: int
    shared: int
    published: tuple[str, str] | None
    days: dict[tuple[str, str], int]
    waiting: Waiting
    blind: BlindSpots


_kept: dict[str, Overview] = {}


def overview(desk: Desk) -> Overview:
    """What is in a desk now; counted again only after a change, which the log always tells."""
    with desk.guarded():
        row = desk.db.execute("SELECT hash FROM log ORDER BY number DESC LIMIT 1").fetchone()
        as_of = f"{desk.path} {row['hash'] if row else ''}"
        if as_of not in _kept:
            counted = _count(desk)
            _kept.clear()
            _kept[as_of] = counted
        return _kept[as_of]


def _count(desk: Desk) -> Overview:
    documents = desk.db.execute(
        "SELECT count(*) AS number, count(copy_of) AS copies,"
        " min(substr(published, 1, 10)) AS first, max(substr(published, 1, 10)) AS last,"
        " sum(published IS NULL) AS undated, sum(outlet IS NULL) AS unnamed"
        " FROM documents WHERE latest = 1"
    ).fetchone()
    incidents = desk.db.execute(
        "SELECT count(*) AS number, sum(sources > 1) AS shared FROM incidents"
    ).fetchone()
    days, events = _days(desk)
    return Overview(
        documents=documents["number"],
        copies=documents["copies"],
        events=events,
        incidents=incidents["number"],
        shared=incidents["shared"] or 0,
        published=(documents["first"], documents["last"]) if documents["first"] else None,
        days=days,
        waiting=_waiting(desk),
        blind=BlindSpots(
            gaps=_gaps(desk),
            silent=_silent(desk, documents["last"]),
            undated=documents["undated"] or 0,
            unnamed=documents["unnamed"] or 0,
            not_coded=_not_coded(desk),
            failures=desk.db.execute("SELECT count(*) FROM failures").fetchone()[0],
            failed=_failed(desk),
        ),
    )


def _days(desk: Desk) -> tuple[dict[tuple[str, str], int], int]:
    rows = desk.db.execute(
        "SELECT substr(d.published, 1, 10) AS day, e.event_type, count(*) AS number"
        " FROM events e JOIN documents d ON d.id = e.document_id"
        " WHERE d.latest = 1 AND e.review IS NOT 'rejected' GROUP BY 1, 2"
    ).fetchall()
    days = {
        (row["day"], row["event_type"]): row["number"]
        for row in rows
        if row["day"] and len(row["day"]) == len("2013-02-09")
    }
    return days, sum(row["number"] for row in rows)


def _waiting(desk: Desk) -> Waiting:
    row = desk.db.execute(
        "SELECT sum(e.review IS NULL) AS undecided, count(e.review) AS decided,"
        f" sum(e.review IS NULL AND e.confidence < {UNSURE}) AS unsure"
        " FROM events e JOIN documents d ON d.id = e.document_id WHERE d.latest = 1"
    ).fetchone()
    deadly = desk.db.execute(
        "SELECT count(DISTINCT e.id) FROM event_figures f JOIN events e ON e.id = f.event_id"
        " JOIN documents d ON d.id = e.document_id WHERE f.kind = 'killed' AND f.low >= ?"
        " AND e.review IS NULL AND d.latest = 1",
        (MANY_KILLED,),
    ).fetchone()[0]
    contested = desk.db.execute(
        "SELECT count(DISTINCT e.id) FROM incidents i"
        " JOIN incident_reports r ON r.incident_id = i.id"
        " JOIN events e ON e.id = r.event_id WHERE i.verdict = 'contested' AND e.review IS NULL"
    ).fetchone()[0]
    return Waiting(
        row["undecided"] or 0, row["unsure"] or 0, deadly, contested, row["decided"] or 0
    )


def _gaps(desk: Desk) -> tuple[Gap, ...]:
    rows = desk.db.execute(
        "SELECT DISTINCT substr(published, 1, 10) AS day FROM documents"
        " WHERE length(published) >= 10 ORDER BY 1"
    ).fetchall()
    days = [date.fromisoformat(row["day"]) for row in rows]
    one = timedelta(days=1)
    gaps = [
        Gap((before + one).isoformat(), (after - one).isoformat(), (after - before).days - 1)
        for before, after in pairwise(days)
        if after - before > one
    ]
    return tuple(sorted(gaps, key=lambda gap: (-gap.days, gap.first))[:MOST_GAPS])


def _silent(desk: Desk, newest: str | None) -> tuple[Outlet, ...]:
    if newest is None or len(newest) < len("2013-02-09"):
        return ()
    before = (date.fromisoformat(newest) - timedelta(days=SILENT_DAYS)).isoformat()
    rows = desk.db.execute(
        "SELECT outlet, max(substr(published, 1, 10)) AS last, count(*) FROM documents"
        " WHERE outlet IS NOT NULL GROUP BY 1 HAVING last < ? ORDER BY 2, 1 LIMIT ?",
        (before, MOST_OUTLETS),
    )
    return tuple(Outlet(*row) for row in rows)


def _not_coded(desk: Desk) -> tuple[tuple[str, str | None, int], ...]:
    rows = desk.db.execute(
        "SELECT not_coded, language, count(*) FROM documents WHERE not_coded IS NOT NULL"
        " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    )
    return tuple((row[0], row[1], row[2]) for row in rows)


def _failed(desk: Desk) -> tuple[tuple[str, str, str], ...]:
    rows = desk.db.execute(
        "SELECT origin, stage, error FROM failures ORDER BY at DESC, origin LIMIT ?",
        (MOST_FAILURES,),
    )
    return tuple((row[0], row[1], row[2]) for row in rows)

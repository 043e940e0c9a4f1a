"""Around an incident: what preceded and followed it at its place, or between its parties."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.records.incident import Incident
from dateline.store.desk import Desk
from dateline.store.pack import unpack

DAYS = 90  # before and after
MOST = 12  # on either side


@dataclass(frozen=True)
class Around:
    """Incidents near another in time, in order of their dates.

    Attributes:
        before, after: the nearest ones, by their first day.
    """

    before: tuple[Incident, ...]
    after: tuple[Incident, ...]


def around(desk: Desk, one: Incident, *, days: int = DAYS) -> Around:
    """What preceded and followed an incident; nothing, where its date is not known.

    Args:
        days: how far back and on.
    """
    if one.date is None:
        return Around((), ())
    first, last = (date.fromisoformat(day[:10]) for day in (one.date.earliest, one.date.latest))
    since = (first - timedelta(days=days)).isoformat()
    until = (last + timedelta(days=days)).isoformat()
    parties = sorted({party.name for party in (*one.actors, *one.recipients)})
    place = one.place.name if one.place else None
    marks = ", ".join("?" * len(parties))
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT i.content, i.date_earliest FROM incidents i WHERE i.id != ?"
            " AND i.date_latest >= ? AND i.date_earliest <= ? AND (i.place = ? OR"
            " (SELECT count(DISTINCT p.name) FROM incident_parties p"
            f" WHERE p.incident_id = i.id AND p.name IN ({marks})) >= 2)"
            " ORDER BY i.date_earliest, i.id",
            (one.id, since, until, place, *parties),
        ).fetchall()
    found = [(row["date_earliest"], _incident(row["content"])) for row in rows]
    before = [other for day, other in found if day < one.date.earliest]
    after = [other for day, other in found if day >= one.date.earliest]
    return Around(tuple(before[-MOST:]), tuple(after[:MOST]))


def _incident(content: bytes) -> Incident:
    return Incident.model_validate_json(unpack(content))

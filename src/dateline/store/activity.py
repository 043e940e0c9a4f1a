"""Activity: actors and places over all documents, and the events that they are in.

Events that a reviewer rejected, and those of documents of which there is a newer version, are left
out, as from every list.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from dateline.errors import InputError
from dateline.store.behind import events_by_id
from dateline.store.desk import Desk
from dateline.store.filter import ACTOR_KEY, PLACE_KEY, Condition, like
from dateline.store.find import FoundEvent

Part = Literal["did", "received", "said", "about", "all"]
"""Of an actor: what they did, what was done to them, what they say, what others say of them."""
OLD_VERSIONS = "SELECT id FROM documents WHERE latest = 0"
COUNTED = f"e.review IS NOT 'rejected' AND e.document_id NOT IN ({OLD_VERSIONS})"
LEFT_OUT = (
    "SELECT id FROM events WHERE review = 'rejected' UNION ALL SELECT e.id FROM events e"
    f" WHERE e.document_id IN ({OLD_VERSIONS})"
)
"""The events that are not COUNTED: few, so that a list over all others need not look at each."""
ACTOR_ROW = (
    f"{ACTOR_KEY}, max(a.name), max(a.id), max(a.country), max(a.sectors),"
    " count(DISTINCT iif(a.role = 'actor', a.event_id, NULL)),"
    " count(DISTINCT iif(a.role = 'recipient', a.event_id, NULL))"
)
PLACE_ROW = (
    f"{PLACE_KEY}, max(l.name), max(l.kind), max(l.geonames), max(l.country),"
    " max(l.admin1), max(l.lat), max(l.lon), count(DISTINCT l.event_id)"
)
MOST_PARTNERS = 12


@dataclass(frozen=True)
class ActorRow:
    """An actor.

    Attributes:
        key: the id of the register, else the name.
        sectors: PLOVER codes, separated by spaces.
        did, received: events in which they act, and are acted on.
    """

    key: str
    name: str
    id: str | None
    country: str | None
    sectors: str
    did: int
    received: int


@dataclass(frozen=True)
class PlaceRow:
    """A place where something happened.

    Attributes:
        key: the GeoNames id, else `name,COUNTRY`.
        events: that happened there.
    """

    key: str
    name: str
    kind: str
    geonames: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    events: int


@dataclass(frozen=True)
class Partner:
    """Who an actor has to do with.

    Attributes:
        to, by: events in which the actor acts on them, and they on the actor.
    """

    key: str
    name: str
    to: int
    by: int


def find_actors(
    desk: Desk, words: str | None = None, *, limit: int = 25, offset: int = 0
) -> list[ActorRow]:
    """Actors, the most active first.

    Args:
        words: a part of the name, an id of the register or a country code; None: all.
        limit: -1: all of them.
    """
    where, values = _actors_with(words)
    with desk.guarded():
        rows = desk.db.execute(
            f"SELECT {ACTOR_ROW} FROM event_actors a WHERE {where}"
            " GROUP BY 1 ORDER BY count(*) DESC, 2 LIMIT ? OFFSET ?",
            (*values, limit, offset),
        ).fetchall()
    return [ActorRow(*row) for row in rows]


def count_actors(desk: Desk, words: str | None = None) -> int:
    """How many actors `find_actors` would give without a limit."""
    return _count(desk, f"DISTINCT {ACTOR_KEY}", "event_actors a", _actors_with(words))


def actor(desk: Desk, key: str) -> ActorRow:
    """An actor by key. Raises InputError when there is none."""
    with desk.guarded():
        row = desk.db.execute(
            f"SELECT {ACTOR_ROW} FROM event_actors a JOIN events e ON e.id = a.event_id"
            f" WHERE {ACTOR_KEY} = ? AND {COUNTED} GROUP BY 1",
            (key,),
        ).fetchone()
    if row is None:
        raise InputError(f"{key}: no such actor in this desk")
    return ActorRow(*row)


def key_of_actor(desk: Desk, name: str) -> str | None:
    """The key of an actor of exactly this name; None: there is none."""
    with desk.guarded():
        row = desk.db.execute(
            f"SELECT {ACTOR_KEY} FROM event_actors a JOIN events e ON e.id = a.event_id"
            f" WHERE {COUNTED} AND a.name = ? COLLATE NOCASE ORDER BY a.id IS NULL LIMIT 1",
            (name,),
        ).fetchone()
    return row and str(row[0])


def partners(desk: Desk, one: ActorRow) -> list[Partner]:
    """With whom an actor has most to do."""
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT coalesce(b.id, b.name), max(b.name),"
            " count(DISTINCT iif(a.role = 'actor', e.id, NULL)),"
            " count(DISTINCT iif(a.role = 'recipient', e.id, NULL))"
            " FROM event_actors a JOIN event_actors b ON b.event_id = a.event_id"
            " AND ((a.role = 'actor' AND b.role = 'recipient')"
            " OR (a.role = 'recipient' AND b.role = 'actor'))"
            f" JOIN events e ON e.id = a.event_id WHERE {ACTOR_KEY} = ?1"
            f" AND coalesce(b.id, b.name) != ?1 AND {COUNTED}"
            " GROUP BY 1 ORDER BY count(DISTINCT e.id) DESC, 2 LIMIT ?2",
            (one.key, MOST_PARTNERS),
        ).fetchall()
    return [Partner(*row) for row in rows]


def actor_events(
    desk: Desk, one: ActorRow, part: Part, *, limit: int, offset: int = 0
) -> list[FoundEvent]:
    """Events of an actor, the latest first, undated ones last."""
    return _events(desk, _part(one, part), limit, offset)


def count_actor_events(desk: Desk, one: ActorRow, part: Part) -> int:
    """How many events `actor_events` would give without a limit."""
    return _total(desk, _part(one, part))


def actor_types(desk: Desk, one: ActorRow, part: Part) -> dict[str, int]:
    """How many events `actor_events` would give of each type, the most first."""
    return _types(desk, _part(one, part))


def actor_days(desk: Desk, one: ActorRow, part: Part) -> dict[tuple[str, str], int]:
    """How many events of an actor there are, by first day and event type."""
    return _days(desk, _part(one, part))


def find_places(
    desk: Desk, words: str | None = None, *, limit: int = 25, offset: int = 0
) -> list[PlaceRow]:
    """Places, where most happened first.

    Args:
        words: a part of the name; None: all.
        limit: -1: all of them.
    """
    where, values = _places_with(words)
    with desk.guarded():
        rows = desk.db.execute(
            f"SELECT {PLACE_ROW} FROM event_locations l WHERE {where}"
            " GROUP BY 1 ORDER BY 9 DESC, 2 LIMIT ? OFFSET ?",
            (*values, limit, offset),
        ).fetchall()
    return [PlaceRow(*row) for row in rows]


def count_places(desk: Desk, words: str | None = None) -> int:
    """How many places `find_places` would give without a limit."""
    return _count(desk, f"DISTINCT {PLACE_KEY}", "event_locations l", _places_with(words))


def place(desk: Desk, key: str) -> PlaceRow:
    """A place by key. Raises InputError when there is none."""
    with desk.guarded():
        row = desk.db.execute(
            f"SELECT {PLACE_ROW} FROM event_locations l JOIN events e ON e.id = l.event_id"
            f" WHERE {PLACE_KEY} = ? AND {COUNTED} GROUP BY 1",
            (key,),
        ).fetchone()
    if row is None:
        raise InputError(f"{key}: no such place in this desk")
    return PlaceRow(*row)


def place_events(desk: Desk, one: PlaceRow, *, limit: int, offset: int = 0) -> list[FoundEvent]:
    """Events that happened at a place, the latest first, undated ones last."""
    return _events(desk, _there(one), limit, offset)


def place_types(desk: Desk, one: PlaceRow) -> dict[str, int]:
    """How many events of each type happened at a place, the most first."""
    return _types(desk, _there(one))


def place_days(desk: Desk, one: PlaceRow) -> dict[tuple[str, str], int]:
    """How many events happened at a place, by first day and event type."""
    return _days(desk, _there(one))


def _actors_with(words: str | None) -> Condition:
    counted = f"a.event_id NOT IN ({LEFT_OUT})"
    if not words:
        return counted, ()
    return (
        f"{counted} AND (a.name LIKE ? ESCAPE '\\' OR a.id = ? OR a.country = ?)",
        (like(words), words, words.upper()),
    )


def _places_with(words: str | None) -> Condition:
    counted = f"l.event_id NOT IN ({LEFT_OUT})"
    if not words:
        return counted, ()
    return f"{counted} AND l.name LIKE ? ESCAPE '\\'", (like(words),)


def _part(one: ActorRow, part: Part) -> Condition:
    mine = f"e.id IN (SELECT a.event_id FROM event_actors a WHERE {ACTOR_KEY} = ?"
    says = "FROM event_sources s WHERE s.start IS NOT NULL AND s.name"
    if part == "did":
        return f"{mine} AND a.role = 'actor')", (one.key,)
    if part == "received":
        return f"{mine} AND a.role = 'recipient')", (one.key,)
    if part == "said":
        return f"e.id IN (SELECT s.event_id {says} = ?)", (one.name,)
    if part == "about":
        return f"{mine}) AND EXISTS (SELECT 1 {says} != ? AND s.event_id = e.id)", (
            one.key,
            one.name,
        )
    return f"{mine})", (one.key,)


def _there(one: PlaceRow) -> Condition:
    return f"e.id IN (SELECT l.event_id FROM event_locations l WHERE {PLACE_KEY} = ?)", (one.key,)


def _events(desk: Desk, condition: Condition, limit: int, offset: int) -> list[FoundEvent]:
    where, values = condition
    with desk.guarded():
        rows = desk.db.execute(
            f"SELECT e.id FROM events e WHERE {where} AND {COUNTED}"
            " ORDER BY e.date_latest IS NULL, e.date_latest DESC, e.id LIMIT ? OFFSET ?",
            (*values, limit, offset),
        ).fetchall()
    ids = [row["id"] for row in rows]
    found = events_by_id(desk, ids)
    return [found[id_] for id_ in ids]


def _total(desk: Desk, condition: Condition) -> int:
    where, values = condition
    with desk.guarded():
        row = desk.db.execute(
            f"SELECT count(*) FROM events e WHERE {where} AND {COUNTED}", values
        ).fetchone()
    return int(row[0])


def _count(desk: Desk, what: str, table: str, condition: Condition) -> int:
    where, values = condition
    with desk.guarded():
        row = desk.db.execute(f"SELECT count({what}) FROM {table} WHERE {where}", values).fetchone()
    return int(row[0])


def _types(desk: Desk, condition: Condition) -> dict[str, int]:
    where, values = condition
    with desk.guarded():
        rows = desk.db.execute(
            f"SELECT e.event_type, count(*) FROM events e WHERE {where} AND {COUNTED}"
            " GROUP BY 1 ORDER BY 2 DESC, 1",
            values,
        ).fetchall()
    return {row[0]: row[1] for row in rows}


def _days(desk: Desk, condition: Condition) -> dict[tuple[str, str], int]:
    where, values = condition
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT substr(e.date_earliest, 1, 10) AS day, e.event_type FROM events e"
            f" WHERE {where} AND {COUNTED} AND e.date_earliest IS NOT NULL"
            " AND julianday(substr(e.date_latest, 1, 10))"
            " - julianday(substr(e.date_earliest, 1, 10)) < 31",
            values,
        ).fetchall()
    return dict(Counter((row["day"], row["event_type"]) for row in rows))

"""Rows of events, and of their parts, as records again: what `rows` wrote."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from dateline.records import Actor, Event, Figure, Place, Source, Span, Time
from dateline.review.fold import Review, Reviewed


def read_events(db: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Reviewed]:
    """Rows of `events` as records, with the rows of their parts."""
    ids = [row["id"] for row in rows]
    actors = _parts(db, "event_actors", ids)
    locations = _parts(db, "event_locations", ids)
    figures = _parts(db, "event_figures", ids)
    sources = _parts(db, "event_sources", ids)
    return [
        Reviewed(
            _to_event(
                row, actors[row["id"]], locations[row["id"]], figures[row["id"]], sources[row["id"]]
            ),
            Review(row["review"]) if row["review"] else None,
        )
        for row in rows
    ]


def _parts(db: sqlite3.Connection, table: str, ids: Sequence[str]) -> dict[str, list[sqlite3.Row]]:
    found: dict[str, list[sqlite3.Row]] = defaultdict(list)
    query = f"SELECT * FROM {table} WHERE event_id IN ({marks(ids)}) ORDER BY event_id, n"
    for row in db.execute(query, ids):
        found[row["event_id"]].append(row)
    return found


def _to_event(
    row: sqlite3.Row,
    actors: Sequence[sqlite3.Row],
    locations: Sequence[sqlite3.Row],
    figures: Sequence[sqlite3.Row],
    sources: Sequence[sqlite3.Row],
) -> Event:
    return Event(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        id=row["id"],
        document_id=row["document_id"],
        trigger=Span(start=row["trigger_start"], end=row["trigger_end"], text=row["trigger"]),
        event_type=row["event_type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"].split()),
        cameo=row["cameo"],
        quad=row["quad"],
        actors=tuple(_to_actor(one) for one in actors if one["role"] == "actor"),
        recipients=tuple(_to_actor(one) for one in actors if one["role"] == "recipient"),
        locations=tuple(_to_place(one) for one in locations),
        date=_to_time(row),
        figures=tuple(_to_figure(one) for one in figures),
        status=row["status"],
        claimed_by=tuple(_to_actor(one) for one in actors if one["role"] == "claimed_by"),
        attributed_to=tuple(
            Source(name=one["name"], start=one["start"], end=one["end"], cue=one["cue"])
            for one in sources
        ),
        confidence=row["confidence"],
        rule=row["rule"],
    )


def _to_actor(row: sqlite3.Row) -> Actor:
    return Actor(
        start=row["start"], end=row["end"], text=row["text"], name=row["name"], id=row["id"],
        country=row["country"], sectors=tuple(row["sectors"].split()),
    )  # fmt: skip


def _to_place(row: sqlite3.Row) -> Place:
    names = (
        "start", "end", "text", "name", "kind", "geonames", "country", "admin1", "lat", "lon",
        "confidence",
    )  # fmt: skip
    return Place(**{name: row[name] for name in names})


def _to_figure(row: sqlite3.Row) -> Figure:
    return Figure(
        start=row["start"], end=row["end"], text=row["text"], kind=row["kind"], low=row["low"],
        high=row["high"], qualifier=row["qualifier"], approximate=bool(row["approximate"]),
        of=row["of"], tally=row["tally"],
    )  # fmt: skip


def _to_time(row: sqlite3.Row) -> Time | None:
    if row["date_start"] is None:
        return None
    names = ("start", "end", "text", "kind", "edtf", "earliest", "latest", "anchor", "timex")
    return Time(**{name: row[f"date_{name}"] for name in names})


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * len(values))

"""Analyses as rows: one function a table, in the order of the schema.

The whole analysis is kept beside them (`analyses.content`); rows are what SQL can ask.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from dateline.records import Actor, Analysis, Event, Figure, Place, Time
from dateline.records.span import Span
from dateline.review.fold import Reviewed

Cells = tuple[object, ...]
LAYERS = ("times", "places", "actors", "figures", "attributions")


def write_mentions(db: sqlite3.Connection, analysis: Analysis) -> None:
    """The mentions of an analysis, in place of what was there."""
    for table in LAYERS:
        db.execute(f"DELETE FROM {table} WHERE document_id = ?", (analysis.document.id,))
    for table, rows in mention_rows(analysis).items():
        _insert(db, table, rows)


def mention_rows(analysis: Analysis) -> dict[str, list[Cells]]:
    """The rows of each table of mentions, in order."""
    id_ = analysis.document.id
    return {
        "times": [(id_, n, *_time(time)) for n, time in enumerate(analysis.times)],
        "places": [(id_, n, *_place(place)) for n, place in enumerate(analysis.places)],
        "actors": [(id_, n, *_actor(actor)) for n, actor in enumerate(analysis.actors)],
        "figures": [(id_, n, *_figure(figure)) for n, figure in enumerate(analysis.figures)],
        "attributions": [
            (
                id_, n, a.kind,
                a.source and a.source.text, *_bounds(a.source),
                a.cue and a.cue.text, *_bounds(a.cue),
                *_bounds(a.content),
            )
            for n, a in enumerate(analysis.attributions)
        ],
    }  # fmt: skip


def write_events(
    db: sqlite3.Connection, document_id: str, events: Sequence[Reviewed], runs: Mapping[str, int]
) -> None:
    """The events of a document as they now stand, in place of what was there.

    Args:
        runs: by event id, the run that coded it.
    """
    db.execute(
        "DELETE FROM events WHERE document_id = ?", (document_id,)
    )  # takes their parts along
    _insert(db, "events", (_event(one, runs[one.event.id]) for one in events))
    for one in events:
        event = one.event
        for role, actors in (
            ("actor", event.actors),
            ("recipient", event.recipients),
            ("claimed_by", event.claimed_by),
        ):
            _insert(
                db,
                "event_actors",
                ((event.id, role, n, *_actor(actor)) for n, actor in enumerate(actors)),
            )
        _insert(
            db,
            "event_locations",
            ((event.id, n, *_place(place)) for n, place in enumerate(event.locations)),
        )
        _insert(
            db,
            "event_figures",
            ((event.id, n, *_figure(figure)) for n, figure in enumerate(event.figures)),
        )
        _insert(
            db,
            "event_sources",
            (
                (event.id, n, source.name, source.start, source.end, source.cue)
                for n, source in enumerate(event.attributed_to)
            ),
        )


def erase(db: sqlite3.Connection, document_id: str) -> None:
    """Take out every row of a document's analysis."""
    for table in ("events", *LAYERS, "analyses"):
        db.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))


def date_cell(event: Event) -> str | None:
    """When, as EDTF, else in the words of the text; None: it is not said."""
    return (event.date.edtf or event.date.text) if event.date else None


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[Cells]) -> None:
    for row in rows:
        db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _event(one: Reviewed, run: int) -> Cells:
    event = one.event
    return (
        event.id, event.document_id, event.start, event.end, event.text,
        event.trigger.text, event.trigger.start, event.trigger.end,
        event.event_type.value, event.mode, " ".join(event.contexts), event.cameo,
        event.quad.value, event.status.value, date_cell(event),
        *(_time(event.date) if event.date else (None,) * 9),
        event.confidence, event.rule, one.review and one.review.value, run,
    )  # fmt: skip


def _time(time: Time) -> Cells:
    return (
        *_span(time), time.kind, time.edtf, time.earliest, time.latest, time.anchor, time.timex,
    )  # fmt: skip


def _place(place: Place) -> Cells:
    return (
        *_span(place), place.name, place.kind, place.geonames, place.country, place.admin1,
        place.lat, place.lon, place.confidence,
    )  # fmt: skip


def _actor(actor: Actor) -> Cells:
    return *_span(actor), actor.name, actor.id, actor.country, " ".join(actor.sectors)


def _figure(figure: Figure) -> Cells:
    return (
        *_span(figure), figure.kind.value, figure.low, figure.high, figure.qualifier,
        int(figure.approximate), figure.of, figure.tally,
    )  # fmt: skip


def _span(span: Span) -> Cells:
    return span.start, span.end, span.text


def _bounds(span: Span | None) -> Cells:
    return span.bounds if span else (None, None)

"""Reports built by hand, for tests of linking."""

import hashlib
from typing import Any

from dateline.link import Report
from dateline.link.words import stems
from dateline.records import Actor, Event, Figure, FigureKind, Place, Time

ABECHE = {"geonames": 2434764, "country": "TCD", "lat": 13.83, "lon": 20.83}
MOUNDOU = {"geonames": 2427637, "country": "TCD", "lat": 8.57, "lon": 16.08}


def at(name: str, kind: str = "city", **known: Any) -> Place:
    return Place(start=0, end=1, text=name[:1], name=name, kind=kind, **known)


def who(name: str, **known: Any) -> Actor:
    return Actor(start=0, end=1, text=name[:1], name=name, **known)


def dead(low: int | None, high: int | None = -1, *, kind: str = "killed", **known: Any) -> Figure:
    """A figure; exact unless `high` is given (None: open)."""
    top = low if high == -1 else high
    return Figure(start=0, end=1, text=str(low), kind=FigureKind(kind), low=low, high=top, **known)


def day(iso: str) -> Time:
    return Time(
        start=0, end=1, text=iso, kind="date", edtf=iso, earliest=iso, latest=iso, timex=iso
    )


def report(
    document: str,
    text: str = "Gunmen attacked the market",
    *,
    event_type: str = "ASSAULT",
    trigger: str = "attacked",
    on: str | None = None,
    where: Place | None = None,
    by: str | None = None,
    status: str = "reported",
    outlet: str | None = "Sahel Wire",
    published: str | None = None,
    copy_of: str | None = None,
    words: str | None = None,
    n: int = 0,
    **event: Any,
) -> Report:
    """The report of one event; `by` is a speaker who is quoted, `n` the event's number."""
    verbal = event_type in ("ACCUSE", "REQUEST", "THREATEN")
    chain = [{"name": by, "start": 0, "end": 1, "cue": "said"}] if by else []
    key = hashlib.sha256(f"{document}/{event_type}/{n}".encode()).hexdigest()[:16]
    made = Event.model_validate(
        {
            "id": "e-" + key,
            "document_id": document,
            "start": n * 100,
            "end": n * 100 + len(text),
            "text": text,
            "trigger": {"start": n * 100, "end": n * 100 + len(trigger), "text": trigger},
            "event_type": event_type,
            "quad": "verbal-conflict" if verbal else "material-conflict",
            "status": status,
            "date": day(on) if on else None,
            "locations": [where] if where else [],
            "attributed_to": chain,
            "confidence": 0.8,
            "rule": "event_patterns:attack.01",
            **event,
        }
    )
    return Report(
        event=made,
        outlet=outlet,
        published=published,
        copy_of=copy_of,
        date=made.date,
        places=made.locations,
        clause=frozenset(stems(text)),
        words=frozenset(stems(words or text)),
        names=frozenset(stems(where.name if where else "")),
    )

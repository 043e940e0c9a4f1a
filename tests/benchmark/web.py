"""How fast the web desk answers over 100,000 events: `python tests/benchmark/web.py`.

Makes a desk of invented reports, saved as the program saves them, asks for pages without a network,
and prints the medians in milliseconds as a table in Markdown; with `--link`, how long it takes to
link all of it. Gates nothing.
"""

import argparse
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fastapi.testclient import TestClient
from tests.desks import SentencePipeline, article

from dateline.knowledge.ontology.plover import quad_of
from dateline.records import Analysis, Document, Event, EventType, Original, Place, Status, Time
from dateline.records.incident import Grade, Incident, IncidentDate, IncidentPlace, IncidentSource
from dateline.review.fold import Reviewed
from dateline.runs.link import link_desk
from dateline.settings import Settings
from dateline.store import open_desk
from dateline.store.begin import Run, begin_run
from dateline.store.documents import keep_document
from dateline.store.incidents import keep_incidents
from dateline.store.log import Log
from dateline.store.pack import analysis_to_json, pack
from dateline.store.rows import write_events, write_mentions
from dateline.web.app import create_app
from dateline.web.site import Site

REPEATS = 15
FIRST = date(2015, 1, 1)
DAYS = 2000
OUTLETS = 60
ALLEGED = 0.1  # share of events
FRONTS = 3_000
COUNTRIES = ("COL", "SDN", "IRQ", "TCD", "MMR")
TOWNS = 10_000
PLACES = [
    Place(
        start=0, end=0, text="", name=f"Town {n}", kind="city", geonames=n,
        country=COUNTRIES[n % len(COUNTRIES)], admin1=f"Province {n % 30}",
        lat=round(n * 7.31 % 50 - 10, 4), lon=round(n * 3.17 % 110 - 20, 4), confidence=0.9,
    )
    for n in range(TOWNS)
]  # fmt: skip
T = TypeVar("T")
PAGES = {
    "overview": "/",
    "incidents": "/incidents",
    "by type and country": "/incidents?type=ASSAULT&country=SDN",
    "by words": "/incidents?q=police+cali",
    "by dates and place": "/incidents?since=2016-01-01&until=2016-12-31&place=town+7",
    "by actor and killed": "/incidents?actor=front+7&killed=5",
    "by outlet and status": "/incidents?outlet=Outlet+7&status=reported&verdict=fair",
    "page 1,000": "/incidents?page=1000",
    "incident": "/incidents/{incident}",
    "dossier": "/incidents/{incident}/dossier",
    "map by place": "/api/v1/incidents-by-place.geojson",
    "map by place, by type": "/api/v1/incidents-by-place.geojson?type=ASSAULT",
    "every point as GeoJSON": "/api/v1/incidents.geojson",
    "document": "/documents/{document}",
    "documents": "/documents",
    "actors": "/actors",
    "actors by name": "/actors?q=front+7",
    "one actor": "/actors/Front 7",
    "one actor as JSON": "/api/v1/actors/Front 7",
    "actors as CSV": "/api/v1/actors.csv",
    "places": "/places",
    "places by name": "/places?q=town+7",
    "one place": "/places/7",
    "incidents of a place": "/incidents?place_id=7",
    "review": "/review",
    "review by type": "/review?type=ASSAULT",
    "review by country": "/review?country=SDN",
    "review by words": "/review?q=police+cali",
}


def analyses(events: int) -> Iterator[Analysis]:
    """Invented reports with so many events, each with a type, a day and a place of its own."""
    chance = random.Random(11)
    pipeline = SentencePipeline()
    given = number = 0
    while given < events:
        text = article(number)
        published = FIRST + timedelta(days=chance.randrange(DAYS))
        document = Document(
            id=f"d{number}", text=text, title=f"Report {number}", language="en",
            outlet=f"Outlet {chance.randrange(OUTLETS)}", published=published.isoformat(),
        )  # fmt: skip
        told = pipeline.annotate(document)
        coded = tuple(_varied(event, published, chance) for event in told.events)
        yield told.model_copy(update={"events": coded})
        given += len(coded)
        number += 1


def _varied(event: Event, published: date, chance: random.Random) -> Event:
    where = event.locations[0]
    kind = chance.choice(list(EventType))
    day = (published - timedelta(days=chance.randrange(3))).isoformat()
    place = _skewed(PLACES, chance).model_copy(
        update={"start": where.start, "end": where.end, "text": where.text}
    )
    when = Time(
        start=event.start, end=event.start + 1, text=event.text[0], kind="date", edtf=day,
        earliest=day, latest=day,
    )  # fmt: skip
    front, other = (
        event.actors[0].model_copy(update={"name": f"Front {_skewed(range(FRONTS), chance)}"})
        for _ in range(2)
    )
    changes = {
        "event_type": kind,
        "actors": (front,),
        "recipients": (other,),
        "status": Status.ALLEGED if chance.random() < ALLEGED else event.status,
        "quad": quad_of(kind),
        "locations": (place,),
        "date": when,
    }
    return event.model_copy(update=changes | {"confidence": round(chance.random(), 2)})


def _skewed(some: Sequence[T], chance: random.Random) -> T:
    """One of them, the first far more often than the last, as places and parties are told of."""
    return some[int(len(some) * chance.random() ** 3)]


def make_desk(path: Path, events: int) -> None:
    """A desk with so many events, each in an incident of one to three."""
    with open_desk(path, create=True) as desk:
        run = begin_run(desk, "add", Settings())
        told: list[tuple[Event, Document]] = []
        with desk.changing() as db:
            log = Log(db, at="2026-01-01T00:00:00Z", run=run.id)
            for analysis in analyses(events):
                _save(db, analysis, run, log)
                told += [(event, analysis.document) for event in analysis.events]
            keep_incidents(db, list(_incidents(told)), (), run)
        desk.db.execute("ANALYZE")


def _save(db: sqlite3.Connection, analysis: Analysis, run: Run, log: Log) -> None:
    document = analysis.document
    raw = document.text.encode()
    original = Original(raw=raw, media_type="text/plain", origin=f"{document.id}.txt")
    db.execute(
        "INSERT INTO originals VALUES (?, ?, ?, ?)",
        (original.sha256, original.media_type, len(raw), pack(raw)),
    )
    keep_document(db, document, original, None, run=run, log=log)
    content = analysis_to_json(analysis).encode()
    db.execute(
        "INSERT INTO analyses VALUES (?, ?, ?, ?, ?)",
        (document.id, pack(content), sha256(content).hexdigest(), "invented", run.id),
    )
    write_mentions(db, analysis)
    events = [Reviewed(event, None) for event in analysis.events]
    write_events(db, document.id, events, {event.id: run.id for event in analysis.events})


def _incidents(told: Sequence[tuple[Event, Document]]) -> Iterator[Incident]:
    chance = random.Random(12)
    at = 0
    while at < len(told):
        some = told[at : at + chance.choice((1, 1, 2, 3))]
        at += len(some)
        yield _incident(some)


def _incident(told: Sequence[tuple[Event, Document]]) -> Incident:
    first, place, when = told[0][0], told[0][0].locations[0], told[0][0].date
    sources = {document.outlet: (event, document) for event, document in told}
    verdict = ("weak", "fair", "confirmed")[min(len(sources), 3) - 1]
    if len(sources) > 1 and first.status is Status.ALLEGED:
        verdict = "contested"
    return Incident(
        id=f"i-{first.id}",
        event_type=first.event_type,
        date=when and IncidentDate(edtf=when.edtf, earliest=when.earliest, latest=when.latest),
        place=IncidentPlace(
            name=place.name, kind="city", geonames=place.geonames, country=place.country,
            admin1=place.admin1, lat=place.lat, lon=place.lon,
        ),
        reports=tuple(sorted(event.id for event, _ in told)),
        sources=tuple(
            IncidentSource(
                name=name, kind="outlet", reports=(event.id,), documents=(document.id,),
                published=document.published,
            )
            for name, (event, document) in sources.items()
        ),
        grade=Grade(source="C", information="3", verdict=verdict, reasons=("invented",)),
        summary=f"An attack in {place.name} was reported by {told[0][1].outlet}.",
    )  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--desk", type=Path, help="keep the desk here; made where it is not there")
    parser.add_argument("--link", action="store_true", help="link it all anew, and ask for no page")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.desk or Path(folder) / "large.desk"
        if not path.exists():
            make_desk(path, arguments.events)
        if arguments.link:
            link_anew(path)
        else:
            measure(path)


def link_anew(path: Path) -> None:
    """Link all reports, then again after a few documents changed; print the seconds."""
    with open_desk(path) as desk:
        begun = time.perf_counter()
        all_of_it = link_desk(desk, Settings(), anew=True)
        anew = time.perf_counter() - begun
        desk.db.execute(
            "DELETE FROM link_documents WHERE document_id IN"
            " (SELECT id FROM documents WHERE number % 1000 = 0)"
        )
        again = time.perf_counter()
        link_desk(desk, Settings())
        onward = time.perf_counter() - again
        events, documents = (
            desk.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("events", "documents")
        )
    incidents = all_of_it.added + all_of_it.changed + all_of_it.unchanged
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{documents:,} documents, {events:,} events, {incidents:,} incidents")
    print(f"all anew: {anew:.0f} s; a thousandth of the documents: {onward:.1f} s; {most:.0f} MB")


def measure(path: Path) -> None:
    """Print how long each page takes; the first time (nothing kept yet) and the median."""
    with open_desk(path) as desk:
        incident = desk.db.execute("SELECT id FROM incidents WHERE reports = 3").fetchone()[0]
        document = desk.db.execute("SELECT id FROM documents LIMIT 1 OFFSET 500").fetchone()[0]
        counts = [
            desk.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("documents", "events", "incidents")
        ]
    print("{:,} documents, {:,} events, {:,} incidents\n".format(*counts))
    print("| page | ms, first | ms, median | KB |")
    print("|---|---|---|---|")
    with TestClient(create_app(Site(path)), base_url="http://127.0.0.1:8300") as client:
        for name, address in PAGES.items():
            asked = address.format(incident=incident, document=document)
            times, size = _timed(client, asked)
            first, later = times[0], statistics.median(times[1:])
            print(f"| {name} | {first:.0f} | {later:.0f} | {size / 1000:.0f} |", flush=True)


def _timed(client: TestClient, address: str) -> tuple[list[float], int]:
    times = []
    for _ in range(REPEATS + 1):
        begun = time.perf_counter()
        answer = client.get(address)
        times.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200, address
    return times, len(answer.content)


if __name__ == "__main__":
    main()

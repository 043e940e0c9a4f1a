"""Desks for tests: a pipeline without a model, articles by the hundred, and what a desk holds."""

import random
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.records import (
    Actor,
    Analysis,
    Document,
    Event,
    EventType,
    Failure,
    Figure,
    FigureKind,
    Original,
    Place,
    Quad,
    Source,
    Span,
)
from dateline.records.ids import event_id
from dateline.runs.add import Reading, add
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.save import Saved

SENTENCE = re.compile(
    r"(?P<who>\w+) (?P<did>killed|arrested) (?P<number>\d+) people in (?P<where>\w+)"
)
TYPES = {
    "killed": (EventType.ASSAULT, FigureKind.KILLED),
    "arrested": (EventType.COERCE, FigureKind.DETAINED),
}
BREAKS = "unreadable to the coder"
RUN_TIMES = frozenset({"added", "run", "at", "started"})
"""Columns that differ between two desks with the same contents."""


class SentencePipeline:
    """Codes "Gunmen killed 3 people in Medellin" and nothing else; fails on a text with BREAKS.

    Args:
        sentence: another form of it, with the same groups.
    """

    def __init__(self, sentence: re.Pattern[str] = SENTENCE) -> None:
        self._sentence = sentence

    def pipe(
        self, documents: Iterable[Document | Failure], *, considered: bool = False
    ) -> Iterator[Analysis | Failure]:
        for document in documents:
            if isinstance(document, Failure):
                yield document
            elif BREAKS in document.text:
                yield Failure(document_id=document.id, error=f"{document.id}: not annotated")
            else:
                yield self.annotate(document)

    def annotate(self, document: Document) -> Analysis:
        events = tuple(_event(document, found) for found in self._sentence.finditer(document.text))
        return Analysis(
            document=document,
            sentences=((0, len(document.text)),),
            actors=tuple(actor for event in events for actor in event.actors),
            places=tuple(place for event in events for place in event.locations),
            figures=tuple(figure for event in events for figure in event.figures),
            events=events,
        )


def _event(document: Document, found: re.Match[str]) -> Event:
    def at(name: str) -> dict[str, object]:
        return {"start": found.start(name), "end": found.end(name), "text": found[name]}

    type_, kind = TYPES[found["did"]]
    number = int(found["number"])
    return Event(
        start=found.start(),
        end=found.end(),
        text=found[0],
        id=event_id(document.id, type_.value, (found.start("did"), found.end("did"))),
        document_id=document.id,
        trigger=Span(**at("did")),
        event_type=type_,
        quad=Quad.MATERIAL_CONFLICT,
        actors=(Actor(**at("who"), name=found["who"].lower(), country="COL", sectors=("UAF",)),),
        locations=(
            Place(**at("where"), name=found["where"], kind="city", country="COL", confidence=0.9),
        ),
        figures=(Figure(**at("number"), kind=kind, low=number, high=number),),
        attributed_to=(Source(name=document.outlet),) if document.outlet else (),
        confidence=0.75,
        rule=f"sentence.{found['did']}",
    )


def original(text: str, origin: str = "a.txt", **fields: object) -> Original:
    """A plain text as it comes in."""
    return Original(raw=text.encode(), media_type="text/plain", origin=origin, **fields)


def put(desk: Desk, *originals: Original | Failure, reading: Reading | None = None) -> list[Saved]:
    """Add originals with whatever pipeline the test has put in place."""
    return list(add(desk, originals, Settings(), reading=reading or Reading()))


SOME_ENGLISH = (
    "the of and to in a that was for on with as by at from his they were which this have had not "
    "are but one been has their who more about would there when out after year first than two "
    "people over could last said other some government before where through back years much "
    "because between state house since still under another world high every small found those "
    "always until away something public put think almost enough far took yet head better night "
    "end why both days called didn't eyes find going asked later knew point next program city "
    "business give group toward young let room social present order national possible rather "
    "second face per among form important often things looked early white become large big need "
    "felt along four best power school water road bridge market river village morning evening"
)
WORDS = SOME_ENGLISH.split()


def article(number: int) -> str:
    """An article of some length, unlike the others; every third tells of two events."""
    town = ("Medellin", "Bogota", "Cali", "Pasto")[number % 4]
    words = " ".join(random.Random(number).choices(WORDS, k=60))
    second = f" Police arrested {number % 9 + 1} people in {town}." if number % 3 == 0 else ""
    return f"Report {number}. Gunmen killed {number % 7 + 1} people in {town}.{second} {words}\n"


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a desk but for when it was made and by which run."""
    db = sqlite3.connect(path)
    tables = [
        row[0]
        for row in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'documents_words_%' AND name NOT IN ('log', 'runs')"
        )
    ]
    found = {}
    for table in tables:
        names = [
            row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] not in RUN_TIMES
        ]
        columns = ", ".join(f'"{name}"' for name in names)
        found[table] = sorted(map(tuple, db.execute(f"SELECT {columns} FROM {table}")), key=repr)
    db.close()
    return found

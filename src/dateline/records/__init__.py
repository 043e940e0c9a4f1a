"""What things are: frozen records, field for field as documented in docs/records.md."""

from dateline.records.analysis import Analysis, Failure
from dateline.records.document import Document
from dateline.records.event import Considered, Event, EventType, Quad, Source, Status
from dateline.records.incident import Incident
from dateline.records.mentions import (
    Actor,
    Attribution,
    Boilerplate,
    Dateline,
    Figure,
    FigureKind,
    Place,
    Time,
)
from dateline.records.original import Original
from dateline.records.review import Action, Decision
from dateline.records.span import Span

__all__ = [
    "Action",
    "Actor",
    "Analysis",
    "Attribution",
    "Boilerplate",
    "Considered",
    "Dateline",
    "Decision",
    "Document",
    "Event",
    "EventType",
    "Failure",
    "Figure",
    "FigureKind",
    "Incident",
    "Original",
    "Place",
    "Quad",
    "Source",
    "Span",
    "Status",
    "Time",
]

"""Incidents written out by hand."""

from dateline.records import EventType, FigureKind
from dateline.records.incident import (
    Grade,
    Incident,
    IncidentDate,
    IncidentPlace,
    IncidentSource,
    SourceRange,
    Toll,
)


def incident(
    id_: str,
    *reports: str,
    place: IncidentPlace | None = None,
    date: IncidentDate | None = None,
    killed: tuple[tuple[int | None, int | None], ...] = (),
) -> Incident:
    """An attack told by some reports, each by a source of its own."""
    reports = reports or (f"e-{id_}",)
    sources = tuple(
        IncidentSource(name=f"Source {n}", kind="outlet", reports=(one,), documents=(f"d-{one}",))
        for n, one in enumerate(reports)
    )
    return Incident(
        id=id_,
        event_type=EventType.ASSAULT,
        date=date,
        place=place,
        reports=reports,
        sources=sources,
        figures=(_toll(killed),) if killed else (),
        grade=Grade(source="F", information="6", verdict="weak", reasons=("one source",)),
        summary=f"Something happened ({id_}).",
    )


def _toll(killed: tuple[tuple[int | None, int | None], ...]) -> Toll:
    numbers = [n for pair in killed for n in pair if n is not None]
    return Toll(
        kind=FigureKind.KILLED,
        low=min(numbers),
        high=max(numbers),
        open=any(high is None for _, high in killed),
        by_source=tuple(
            SourceRange(by=f"Source {n}", low=low, high=high)
            for n, (low, high) in enumerate(killed)
        ),
    )

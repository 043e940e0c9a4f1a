"""Incidents as rows, one a row."""

from dateline.records.incident import Incident, Party, Toll

INCIDENT_COLUMNS = (
    "incident_id", "event_type", "times", "date", "date_earliest", "date_latest", "place",
    "place_kind", "geonames", "country", "admin1", "lat", "lon", "actors", "recipients",
    "claimed_by", "figures", "figures_by_source", "sources", "source_names", "reports",
    "disputed", "verdict", "grade", "parts", "summary",
)  # fmt: skip


def to_incident_row(one: Incident) -> dict[str, str]:
    """An incident as cells; an unknown is an empty cell, several values are joined by `; `."""
    date, place = one.date, one.place
    cells: dict[str, object] = {
        "incident_id": one.id,
        "event_type": one.event_type.value,
        "times": one.times,
        "date": date and date.edtf,
        "date_earliest": date and date.earliest,
        "date_latest": date and date.latest,
        "place": place and place.name,
        "place_kind": place and place.kind,
        "geonames": place and place.geonames,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "actors": _names(one.actors),
        "recipients": _names(one.recipients),
        "claimed_by": "; ".join(one.claimed_by),
        "figures": "; ".join(map(range_text, one.figures)),
        "figures_by_source": "; ".join(
            f"{toll.kind.value} {_range(source.low, source.high)} ({source.by})"
            for toll in one.figures
            for source in toll.by_source
        ),
        "sources": len(one.sources),
        "source_names": "; ".join(source.name for source in one.sources),
        "reports": "; ".join(one.reports),
        "disputed": "; ".join(dispute.field for dispute in one.disputed),
        "verdict": one.grade.verdict,
        "grade": f"{one.grade.source}{one.grade.information}",
        "parts": "; ".join(one.parts),
        "summary": one.summary,
    }
    return {name: "" if cells[name] is None else str(cells[name]) for name in INCIDENT_COLUMNS}


def range_text(toll: Toll) -> str:
    """The range of a toll now: "killed 6–17", "injured 40+", "killed (no number)"."""
    if toll.low is None and toll.high is None:
        return f"{toll.kind.value} (no number)"
    return f"{toll.kind.value} {_range(toll.low, toll.high)}{'+' if toll.open else ''}"


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    if high is None:
        return f"{low}+"
    return f"≤{high}" if low is None else f"{low}–{high}"


def _names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties)

"""Profiles: what the API says of one actor or place beside its events."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, Field

from dateline.records.incident import Incident
from dateline.store import Desk
from dateline.store.filter import Filter
from dateline.store.incidents import count_incidents, find_incidents
from dateline.web.weeks import END_YEAR, FIRST_YEAR

MOST_INCIDENTS = 8

Types = Annotated[dict[str, int], Field(description="How many of each event type.")]


class Counted(BaseModel):
    """Events: how many, and of which types."""

    events: int
    types: Types


class CountedWeek(BaseModel):
    """The events of a week.

    Attributes:
        week: its Monday.
    """

    week: date
    events: int
    types: Types


class Brief(BaseModel):
    """An incident in short; all of it is at `/api/v1/incidents/ID`.

    Attributes:
        date: EDTF; None: no report says when.
        sources: independent ones.
    """

    id: str
    event_type: str
    date: str | None
    place: str | None
    sources: int
    verdict: str
    summary: str


class Briefs(BaseModel):
    """The latest incidents, and how many there are."""

    items: list[Brief]
    total: int


def counted(types: Mapping[str, int]) -> Counted:
    """Events of each type, and together."""
    return Counted(events=sum(types.values()), types=dict(types))


def by_week(counts: Mapping[tuple[str, str], int]) -> list[CountedWeek]:
    """Counts by day (ISO) and event type, in weeks; weeks with none are left out."""
    weeks: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (day, event_type), number in sorted(counts.items()):
        if FIRST_YEAR <= day < END_YEAR:
            when = date.fromisoformat(day)
            weeks[when - timedelta(days=when.weekday())][event_type] += number
    return [
        CountedWeek(week=week, events=sum(types.values()), types=dict(types))
        for week, types in sorted(weeks.items())
    ]


def briefs(desk: Desk, asked: Filter) -> Briefs:
    """The latest incidents that answer a filter."""
    found = find_incidents(desk, asked, limit=MOST_INCIDENTS)
    return Briefs(items=[_brief(one) for one in found], total=count_incidents(desk, asked))


def _brief(one: Incident) -> Brief:
    return Brief(
        id=one.id, event_type=one.event_type.value, date=one.date and one.date.edtf,
        place=one.place and one.place.name, sources=len(one.sources), verdict=one.grade.verdict,
        summary=one.summary,
    )  # fmt: skip

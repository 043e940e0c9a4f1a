"""Wording: codes as people read them. Nothing here is marked as safe: templates escape it."""

from calendar import monthrange
from collections.abc import Callable
from functools import cache
from typing import Any

from dateline.knowledge.ontology.countries import country_names
from dateline.knowledge.ontology.plover import quad_of
from dateline.records import EventType

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
TITLES = {
    "q": "Words",
    "type": "Type",
    "status": "Status",
    "verdict": "Grade",
    "review": "Review",
    "country": "Country",
    "place": "Place",
    "actor": "Actor",
    "place_id": "Place",
    "actor_id": "Actor",
    "since": "Happened from",
    "until": "Happened to",
    "published_since": "Published from",
    "published_until": "Published to",
    "outlet": "Outlet",
    "killed": "Killed, at least",
    "sources": "Sources, at least",
}
"""What each filter is called."""


def day(value: str | None) -> str:
    """An ISO date or date-time as people read it: `9 Feb 2013`; `–` where it is not known."""
    if not value:
        return "–"
    year, *rest = value[:10].split("-")
    told = [str(int(rest[1]))] if len(rest) > 1 else []
    told += [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*told, year])


def moment(value: str) -> str:
    """A date-time in UTC as people read it: `9 Feb 2013, 14:05`."""
    return f"{day(value)}, {value[11:16]}"


def days(earliest: str, latest: str) -> str:
    """A span of days as people read it: `11 May 2014`, `May 2014`, `2012`, `9–12 May 2014`."""
    first, last = earliest[:10], latest[:10]
    year, month = first[:4], first[:7]
    if first == last:
        return day(first)
    if first == f"{year}-01-01" and last == f"{year}-12-31":
        return year
    if first == f"{month}-01" and last == f"{month}-{_last_day(month)}":
        return day(month)
    return f"{int(first[8:])}–{day(last)}" if last[:7] == month else f"{day(first)} – {day(last)}"


def _last_day(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:]))[1]


def people(low: int | None, high: int | None) -> str:
    """A range of persons: `8`, `6–8`, `at least 14`; `–` where no number is given."""
    if low is None:
        return "–" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def brief(low: int | None, high: int | None) -> str:
    """A range of persons where there is little room: `8`, `6–8`, `14+`, `≤ 20`."""
    if high is None:
        return "–" if low is None else f"{low:,}+"
    return f"≤ {high:,}" if low is None else people(low, high)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 event`, `2,000 events`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def label(code: str) -> str:
    """A type, status or other code as a word: `ASSAULT` is `Assault`."""
    return code.replace("-", " ").replace("_", " ").capitalize()


@cache
def quad(event_type: str) -> str:
    """The quadrant of an event type, as the style sheet names it: `material-conflict`."""
    return quad_of(EventType(event_type)).value


def country(code: str | None) -> str:
    """The name of a country: `Iraq`; the code itself where it has none; `–` without one."""
    return country_names().get(code, code) if code else "–"


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "days": days,
    "moment": moment,
    "people": people,
    "brief": brief,
    "counted": counted,
    "label": label,
    "quad": quad,
    "country": country,
}

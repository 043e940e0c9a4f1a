"""Filters: what a form offers to ask for, and what of it is asked for now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from dateline.records import EventType, Status
from dateline.review.fold import Review
from dateline.web.asked import Asked, Verdict
from dateline.web.wording import TITLES, country, day, label

DAYS = frozenset({"since", "until", "published_since", "published_until"})


@dataclass(frozen=True)
class Offer:
    """The form of one list.

    Attributes:
        address: of the list.
        first, more: filters that are seen at once, and those that are folded away.
        choices: of a filter whose values are known, all that may be chosen.
    """

    address: str
    first: tuple[str, ...]
    more: tuple[str, ...]
    choices: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Active:
    """A filter that is asked for.

    Attributes:
        query: what to ask to be without it.
    """

    title: str
    value: str
    query: str


def offer_incidents(asked: Asked, countries: Iterable[str]) -> Offer:
    """The form of the incidents."""
    return Offer(
        "/incidents",
        ("q", "type", "country", "place", "actor", "since", "until"),
        ("verdict", "status", "outlet", "published_since", "published_until", "killed", "sources",
         "review"),
        _choices(asked, countries),
    )  # fmt: skip


def offer_documents(address: str, asked: Asked, countries: Iterable[str]) -> Offer:
    """The form of lists of documents."""
    return Offer(
        address,
        ("q", "outlet", "type", "country", "actor", "published_since", "published_until"),
        ("place", "since", "until", "status", "killed", "review"),
        _choices(asked, countries),
    )


def active(offer: Offer, asked: Asked) -> list[Active]:
    """What is asked for of what a list heeds, one entry a value."""
    return [one for name in (*offer.first, *offer.more) for one in _active(asked, name)]


def _choices(asked: Asked, countries: Iterable[str]) -> dict[str, Sequence[str]]:
    chosen = [asked.country.upper()] if asked.country else []
    return {
        "type": list(EventType),
        "status": list(Status),
        "verdict": get_args(Verdict),
        "review": list(Review),
        "country": sorted({*countries, *chosen}),
    }


def _active(asked: Asked, name: str) -> list[Active]:
    if not asked.has(name):
        return []
    value = getattr(asked, name)
    if not isinstance(value, tuple):
        return [Active(TITLES[name], _told(name, value), asked.query(**{name: None}))]
    return [
        Active(TITLES[name], label(one), asked.query(**{name: [v for v in value if v != one]}))
        for one in value
    ]


def _told(name: str, value: str | int) -> str:
    if name == "country":
        return country(str(value).upper())
    return day(str(value)) if name in DAYS else str(value)

"""Filters: what a form offers to ask for, and what of it is asked for now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from dateline.errors import InputError
from dateline.records import EventType, Status
from dateline.review.fold import Review
from dateline.store import Desk
from dateline.store.activity import actor, place
from dateline.web.asked import Asked, Verdict
from dateline.web.wording import TITLES, country, day, label

KEYS = ("place_id", "actor_id")
"""What no form asks for but a link does: exactly one place, one actor."""
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


def active(offer: Offer, asked: Asked, names: Mapping[str, str]) -> list[Active]:
    """What is asked for of what a list heeds, one entry a value.

    Args:
        names: what the places and actors of KEYS are called.
    """
    return [
        one for name in (*KEYS, *offer.first, *offer.more) for one in _active(asked, name, names)
    ]


def names_of_keys(desk: Desk, asked: Asked) -> dict[str, str]:
    """What the one place and the one actor that are asked for are called; the key itself, where
    this desk has no such place or actor.
    """
    return {name: _name(desk, name, asked) for name in KEYS if asked.has(name)}


def _name(desk: Desk, name: str, asked: Asked) -> str:
    key = str(getattr(asked, name))
    try:
        return place(desk, key).name if name == "place_id" else actor(desk, key).name
    except InputError:
        return key


def _choices(asked: Asked, countries: Iterable[str]) -> dict[str, Sequence[str]]:
    chosen = [asked.country.upper()] if asked.country else []
    return {
        "type": list(EventType),
        "status": list(Status),
        "verdict": get_args(Verdict),
        "review": list(Review),
        "country": sorted({*countries, *chosen}),
    }


def _active(asked: Asked, name: str, names: Mapping[str, str]) -> list[Active]:
    if not asked.has(name):
        return []
    value = getattr(asked, name)
    if not isinstance(value, tuple):
        told = names.get(name) or _told(name, value)
        return [Active(TITLES[name], told, asked.query(**{name: None}))]
    return [
        Active(TITLES[name], label(one), asked.query(**{name: [v for v in value if v != one]}))
        for one in value
    ]


def _told(name: str, value: str | int) -> str:
    if name == "country":
        return country(str(value).upper())
    return day(str(value)) if name in DAYS else str(value)

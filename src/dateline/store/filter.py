"""Filters: what a person asks of the desk, as conditions in SQL. Values are always bound."""

import re
from dataclasses import dataclass

from dateline.errors import InputError
from dateline.records import EventType, Status
from dateline.review.fold import Review

COUNTRY = re.compile(r"[A-Za-z]{3}")
WORD = re.compile(r'"([^"]*)"|(\S+)')
ANYTHING = re.compile(r"\w")
Condition = tuple[str, tuple[object, ...]]
ACTOR_KEY = "coalesce(a.id, a.name)"
PLACE_KEY = "coalesce(CAST(l.geonames AS TEXT), l.name || ',' || coalesce(l.country, ''))"
"""What tells actors, and places, from others of the same name; indexed as they stand here."""


@dataclass(frozen=True)
class Filter:
    """What is asked for; everything that is given must hold.

    Attributes:
        words: in a document's title or text: all of them; `"a phrase"`, `begin*`, `OR`.
        types, statuses: of events; empty: any.
        actor: who did it, to whom it was done, or who claims it: a part of the name, an id of the
            register, or a country code (`SDN`).
        actor_id: the same of exactly one: an id of the register, else a whole name.
        place: a part of the name of where it happened.
        place_id: exactly one place: its GeoNames id, else `name,COUNTRY`.
        country: where it happened, ISO 3166-1 alpha-3.
        since, until: days (`2013-02-09`) between which it may have happened. An event without a
            known date is then left out.
        published_since, published_until: days between which a document was published.
        outlet: a part of the name.
        killed: at least so many, by any figure of the event.
        rejected: also events that a reviewer rejected.
        versions: also documents of which there is a newer version.
        copies: also copies of a text that is in the desk.
    """

    words: str | None = None
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    actor: str | None = None
    actor_id: str | None = None
    place: str | None = None
    place_id: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    outlet: str | None = None
    killed: int | None = None
    review: tuple[Review, ...] = ()
    rejected: bool = False
    versions: bool = False
    copies: bool = True

    @property
    def asks_of_events(self) -> bool:
        """Whether a document must have an event of some kind to be found."""
        asked = (
            self.types, self.statuses, self.actor, self.actor_id, self.place, self.place_id,
            self.country, self.since, self.until, self.killed is not None, self.review,
        )  # fmt: skip
        return any(asked)


def event_conditions(asked: Filter) -> list[Condition]:
    """What must hold of a row `e` of `events`."""
    found: list[Condition] = []
    if asked.types:
        found.append(_one_of("e.event_type", [one.value for one in asked.types]))
    if asked.statuses:
        found.append(_one_of("e.status", [one.value for one in asked.statuses]))
    if asked.review:
        found.append(_one_of("e.review", [one.value for one in asked.review]))
    elif not asked.rejected:
        found.append((f"e.review IS NOT '{Review.REJECTED.value}'", ()))
    if asked.actor:
        found.append(_actor(asked.actor))
    if asked.actor_id:
        below = f"SELECT a.event_id FROM event_actors a WHERE {ACTOR_KEY} = ?"
        found.append((f"e.id IN ({below})", (asked.actor_id,)))
    if asked.place:
        below = "SELECT event_id FROM event_locations WHERE name LIKE ? ESCAPE '\\'"
        found.append((f"e.id IN ({below})", (like(asked.place),)))
    if asked.place_id:
        below = f"SELECT l.event_id FROM event_locations l WHERE {PLACE_KEY} = ?"
        found.append((f"e.id IN ({below})", (asked.place_id,)))
    if asked.country:
        below = "SELECT event_id FROM event_locations WHERE country = ?"
        found.append((f"e.id IN ({below})", (asked.country.upper(),)))
    if asked.since:
        found.append(("e.date_latest >= ?", (asked.since,)))
    if asked.until:
        found.append(("substr(e.date_earliest, 1, 10) <= ?", (asked.until,)))
    if asked.killed is not None:
        below = "SELECT event_id FROM event_figures WHERE kind = 'killed' AND low >= ?"
        found.append((f"e.id IN ({below})", (asked.killed,)))
    return found


def document_conditions(asked: Filter) -> list[Condition]:
    """What must hold of a row `d` of `documents`, its words left out."""
    found: list[Condition] = []
    if asked.outlet:
        found.append(("d.outlet LIKE ? ESCAPE '\\'", (like(asked.outlet),)))
    if asked.published_since:
        found.append(("d.published >= ?", (asked.published_since,)))
    if asked.published_until:
        found.append(("substr(d.published, 1, 10) <= ?", (asked.published_until,)))
    if not asked.versions:
        found.append(("d.latest = 1", ()))
    if not asked.copies:
        found.append(("d.copy_of IS NULL", ()))
    return found


def words_condition(words: str) -> Condition:
    """That a row `d` of `documents` holds words.

    Raises:
        InputError: there is no word in it.
    """
    below = "SELECT rowid FROM documents_words WHERE documents_words MATCH ?"
    return f"d.number IN ({below})", (to_match(words),)


def to_match(words: str) -> str:
    """What a person typed as a query of FTS5: nothing in it is an operator but OR and a last `*`.

    Raises:
        InputError: it holds no word.
    """
    parts: list[str] = []
    for phrase, word in WORD.findall(words):
        told = phrase or word
        if word == "OR" and parts and parts[-1] != "OR":
            parts.append("OR")
        elif ANYTHING.search(told):
            begins = "*" if word.endswith("*") else ""
            parts.append('"' + told.rstrip("*").replace('"', " ") + f'"{begins}')
    if parts and parts[-1] == "OR":
        parts.pop()
    if not parts:
        raise InputError(f"{words!r}: no word to search for")
    return " ".join(parts)


def joined(conditions: list[Condition]) -> Condition:
    """Conditions as one; none: what is always so."""
    if not conditions:
        return "1", ()
    return (
        " AND ".join(condition for condition, _ in conditions),
        tuple(value for _, values in conditions for value in values),
    )


def _actor(asked: str) -> Condition:
    names = "SELECT event_id FROM event_actors WHERE name LIKE ? ESCAPE '\\' OR id = ?"
    if COUNTRY.fullmatch(asked):
        return f"e.id IN ({names} OR country = ?)", (like(asked), asked, asked.upper())
    return f"e.id IN ({names})", (like(asked), asked)


def _one_of(column: str, values: list[str]) -> Condition:
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)


def like(part: str) -> str:
    """What LIKE takes for a part of a name, escaped by a backslash."""
    escaped = re.sub(r"([\\%_])", r"\\\1", part)
    return f"%{escaped}%"

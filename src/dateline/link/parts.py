"""Parts: a siege, or weeks of protest, is told in incidents of bounded extent that name each other.

Fills `Incident.parts`. Two incidents are parts of one when their reports are alike but the bound on
extent keeps them apart: the same type of happening, by the same hand or to the same people, at the
same place, one within days of the other; and there are many of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.records.incident import Incident

NEXT = 10  # days from the end of one part to the begin of the next
FEWEST = 3  # two attacks on one place are two attacks; a third within days is a campaign

Part = tuple[str, str, str]
"""First day, id and last day of an incident: what tells whether it follows another."""


def find_parts(incidents: Sequence[Incident]) -> list[Incident]:
    """The incidents, those that are parts of a longer happening with `parts` filled."""
    courses: dict[str, list[Part]] = defaultdict(list)
    for incident in incidents:
        for course in courses_of(incident):
            courses[course].append(part_of(incident))
    parts = parts_in(courses)
    return [
        incident.model_copy(update={"parts": parts.get(incident.id, ())}) for incident in incidents
    ]


def courses_of(incident: Incident) -> tuple[str, ...]:
    """Type, place and a party: what the parts of one happening share. Each once, in order."""
    place = incident.place
    if incident.date is None or place is None or place.kind in ("country", "continent"):
        return ()
    where = str(place.geonames or place.name)
    parties = {party.id or party.name for party in (*incident.actors, *incident.recipients)}
    return tuple(f"{incident.event_type.value}|{where}|{party}" for party in sorted(parties))


def part_of(incident: Incident) -> Part:
    """A dated incident as a part of a course."""
    assert incident.date is not None  # else it is in no course
    return incident.date.earliest, incident.id, incident.date.latest


def parts_in(courses: Mapping[str, Iterable[Part]]) -> dict[str, tuple[str, ...]]:
    """By incident, all parts of the longest happening that it is part of; others are left out."""
    parts: dict[str, tuple[str, ...]] = {}
    for members in courses.values():
        for names in _runs(members):
            for name in names:
                parts[name] = max(parts.get(name, ()), names, key=lambda n: (len(n), n))
    return parts


def _runs(members: Iterable[Part]) -> Iterator[tuple[str, ...]]:
    """Stretches of incidents that follow each other closely, as ids."""
    run: list[Part] = []
    for part in sorted(members):
        if run and _days_between(run[-1], part) > NEXT:
            if len(run) >= FEWEST:
                yield tuple(name for _, name, _ in run)
            run = []
        run.append(part)
    if len(run) >= FEWEST:
        yield tuple(name for _, name, _ in run)


def _days_between(one: Part, other: Part) -> int:
    return (date.fromisoformat(other[0]) - date.fromisoformat(one[2])).days

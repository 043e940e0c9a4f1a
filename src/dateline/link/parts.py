"""Parts: a siege, or weeks of protest, is told in incidents of bounded extent that name each other.

Fills `Incident.parts`. Two incidents are parts of one when their reports are alike but the bound on
extent keeps them apart: the same type of happening, by the same hand or to the same people, at the
same place, one within days of the other; and there are many of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.link.report import Report
from dateline.records.incident import Incident

NEXT = 10  # days from the end of one part to the begin of the next
FEWEST = 3  # two attacks on one place are two attacks; a third within days is a campaign


def find_parts(incidents: Sequence[Incident], groups: Sequence[Sequence[Report]]) -> list[Incident]:
    """The incidents, those that are parts of a longer happening with `parts` filled."""
    courses: dict[tuple[str, ...], list[Incident]] = defaultdict(list)
    for incident in incidents:
        for course in _course_of(incident):
            courses[course].append(incident)
    parts: dict[str, tuple[str, ...]] = {}
    for _, members in sorted(courses.items()):
        for run in _runs(members):
            names = tuple(incident.id for incident in run)
            for name in names:
                parts[name] = max(parts.get(name, ()), names, key=lambda n: (len(n), n))
    return [
        incident.model_copy(update={"parts": parts.get(incident.id, ())}) for incident in incidents
    ]


def _course_of(incident: Incident) -> Iterator[tuple[str, ...]]:
    """Type, place and a party: what the parts of one happening share."""
    place = incident.place
    if incident.date is None or place is None or place.kind in ("country", "continent"):
        return
    where = str(place.geonames or place.name)
    for party in (*incident.actors, *incident.recipients):
        yield incident.event_type.value, where, party.id or party.name


def _runs(members: Sequence[Incident]) -> Iterator[list[Incident]]:
    """Stretches of incidents that follow each other closely."""
    ordered = sorted(members, key=lambda i: (i.date.earliest if i.date else "", i.id))
    run: list[Incident] = []
    for incident in ordered:
        if run and _days_between(run[-1], incident) > NEXT:
            if len(run) >= FEWEST:
                yield run
            run = []
        run.append(incident)
    if len(run) >= FEWEST:
        yield run


def _days_between(one: Incident, other: Incident) -> int:
    if not one.date or not other.date:
        return NEXT + 1
    return (date.fromisoformat(other.date.earliest) - date.fromisoformat(one.date.latest)).days

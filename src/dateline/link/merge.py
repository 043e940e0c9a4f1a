"""Merge: a group of reports becomes an incident."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, TypeVar

from dateline.knowledge.incident_words import IncidentWord
from dateline.link.compare import compare_who
from dateline.link.disputes import find_disputes, is_named
from dateline.link.grade import grade
from dateline.link.ledger import keep_ledger
from dateline.link.profile import POINT, Spot, Who, days_of
from dateline.link.report import Report
from dateline.link.sentence import Facts, write_summary
from dateline.link.sources import find_sources
from dateline.link.told import Told, affirming, first_of
from dateline.records import Actor, Place, Status
from dateline.records.ids import incident_id
from dateline.records.incident import Incident, IncidentDate, IncidentPlace, Party

T = TypeVar("T", bound=str)
SAME = 0.8  # likeness of two names from which on they are one


def merge(told: Told, words: Sequence[IncidentWord]) -> Incident:
    """The incident that reports tell of; the same in whatever order they come.

    Args:
        told: the reports.
        words: what incidents are called.
    """
    reports = told.originals
    saying = affirming(reports) or list(reports)
    event_type = _most([report.event.event_type for report in saying])
    actors = _parties((actor, r) for r in saying for actor in r.event.actors if is_named(actor))
    claimed_by = _parties((actor, r) for r in saying for actor in r.event.claimed_by)
    tolls = keep_ledger(told, event_type)
    sources = find_sources(told, [party.name for party in (*actors, *claimed_by)])
    disputes = find_disputes(reports, tolls)
    facts = Facts(
        event_type=event_type,
        mode=_most([r.event.mode for r in saying if r.event.mode]) if _has_mode(saying) else None,
        date=_date(saying),
        place=_place(saying),
        actors=actors,
        recipients=_parties((actor, r) for r in saying for actor in r.event.recipients),
        claimed_by=tuple(party.name for party in claimed_by),
        sources=sources,
        tolls=tolls,
        disputes=disputes,
        stance=_stance(reports),
        times=min(1 if report.number else report.times for report in saying),
        together=min(report.together for report in saying),
    )
    return Incident(
        id=incident_id(first_of(told.reports).id),
        event_type=event_type,
        date=facts.date,
        place=facts.place,
        actors=tuple(facts.actors),
        recipients=tuple(facts.recipients),
        claimed_by=tuple(facts.claimed_by),
        reports=tuple(sorted(report.id for report in told.reports)),
        sources=sources,
        figures=tolls,
        disputed=disputes,
        grade=grade(reports, sources, disputes),
        times=facts.times,
        summary=write_summary(facts, words),
    )


def _stance(reports: Sequence[Report]) -> Literal["reported", "alleged", "denied"]:
    """How it is told at best."""
    statuses = {report.event.status for report in reports}
    if Status.REPORTED in statuses:
        return "reported"
    return "alleged" if Status.ALLEGED in statuses else "denied"


def _has_mode(reports: Iterable[Report]) -> bool:
    return any(report.event.mode for report in reports)


def _most(values: Sequence[T]) -> T:
    """The most frequent; the first in order where several are."""
    return min(Counter(values).items(), key=lambda entry: (-entry[1], entry[0]))[0]


def _parties(named: Iterable[tuple[Actor, Report]]) -> tuple[Party, ...]:
    """Those named, the most reported first; names that are alike are one."""
    groups: list[list[tuple[Actor, Report]]] = []
    for actor, report in sorted(named, key=lambda n: (-len(n[0].name), n[0].name, n[1].id)):
        who = Who.of(actor)
        home = next((g for g in groups if compare_who(who, Who.of(g[0][0])) >= SAME), None)
        if home is None:
            groups.append([(actor, report)])
        else:
            home.append((actor, report))
    parties = [_party(group) for group in groups]
    return tuple(sorted(parties, key=lambda party: (-len(party.reports), party.name)))


def _party(group: Sequence[tuple[Actor, Report]]) -> Party:
    names = Counter(actor.name for actor, _ in group)
    name = min(names, key=lambda n: (-names[n], n))
    known = sorted(
        (actor for actor, _ in group),
        key=lambda a: (a.id is None, a.country is None, not a.sectors, a.name, a.id or ""),
    )[0]
    return Party(
        name=name,
        id=known.id,
        country=known.country,
        sectors=known.sectors,
        reports=tuple(sorted({report.event.id for _, report in group})),
    )


def _date(reports: Sequence[Report]) -> IncidentDate | None:
    """The interval that covers what the reports say of the day; vaguer dates count only where
    there are no others.
    """
    intervals = [days for report in reports if (days := days_of(report.event.date))]
    if not intervals:
        return None
    shortest = min(last - first for first, last in intervals)
    sharp = [days for days in intervals if days[1] - days[0] <= max(shortest, 1)]
    first, last = (
        date.fromordinal(day).isoformat()
        for day in (min(days[0] for days in sharp), max(days[1] for days in sharp))
    )
    return IncidentDate(
        edtf=first if first == last else f"{first}/{last}", earliest=first, latest=last
    )


def _place(reports: Sequence[Report]) -> IncidentPlace | None:
    """The place of most documents; the smallest and best known where they tie."""
    documents: dict[str, set[str]] = defaultdict(set)
    known: dict[str, list[Place]] = defaultdict(list)
    for report in reports:
        for place in report.event.locations:
            key = Spot.of(place).key
            documents[key].add(report.document_id)
            known[key].append(place)
    if not known:
        return None
    points = {key for key, places in known.items() if Spot.of(places[0]).level == POINT}
    key = min(points or known, key=lambda k: (-len(documents[k]), k))
    best = min(
        known[key],
        key=lambda p: (p.country is None, p.lat is None, -p.confidence, p.name, p.start),
    )
    return IncidentPlace(
        name=best.name,
        kind=best.kind,
        geonames=best.geonames,
        country=best.country,
        admin1=best.admin1,
        lat=best.lat,
        lon=best.lon,
    )

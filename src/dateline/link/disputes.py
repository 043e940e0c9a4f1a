"""Disputes: the fields on which sources disagree, and who says what. Fills `Incident.disputed`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.link.compare import compare_who
from dateline.link.nearness import compare_spots
from dateline.link.profile import NARROW, POINT, Days, Spot, Who, days_of
from dateline.link.report import Report
from dateline.link.told import affirming, is_denial, says, speaker_of
from dateline.link.words import stems
from dateline.records import Actor, Place
from dateline.records.incident import Dispute, Side, SourceRange, Toll

APART = frozenset({"elsewhere in the country", "other country"})
SAME = 0.8  # likeness of two names from which on they are one
ROUND = 0.1  # of a figure: two so near to each other do not disagree

Said = tuple[str, Report]
"""What is said, and the report that says it."""


def find_disputes(reports: Sequence[Report], tolls: Sequence[Toll]) -> tuple[Dispute, ...]:
    """The disputed fields, in the order whether, who, where, when, how many.

    Args:
        reports: those of one incident, without copies.
        tolls: its ledger.
    """
    who = _dispute("who", _who(reports))
    found = [
        _dispute("whether", _whether(reports, every=who is None)),
        who,
        _dispute("where", _where(affirming(reports))),
        _dispute("when", _when(affirming(reports))),
        *(_how_many(toll) for toll in tolls),
    ]
    return tuple(dispute for dispute in found if dispute)


def _dispute(field: str, said: Iterable[Said]) -> Dispute | None:
    """A dispute, where there are two sides; the side of most reports first."""
    sides: dict[str, list[Report]] = defaultdict(list)
    for says_what, report in said:
        sides[says_what].append(report)
    if len(sides) < 2:
        return None
    ordered = sorted(sides.items(), key=lambda side: (-len(side[1]), side[0]))
    return Dispute(field=field, sides=tuple(_side(what, reports) for what, reports in ordered))


def _side(what: str, reports: Iterable[Report]) -> Side:
    reports = list(reports)
    return Side(
        says=what,
        by=tuple(sorted({says(report) for report in reports})),
        reports=tuple(sorted({report.event.id for report in reports})),
    )


def _whether(reports: Sequence[Report], *, every: bool) -> Iterator[Said]:
    """That it happened, or not.

    Args:
        reports: those of an incident.
        every: whether each denial counts here; else only one that names no doer: the others deny
            whose deed it was.
    """
    for report in reports:
        if not is_denial(report):
            yield "happened", report
        elif every or not report.event.actors:
            yield "denied", report


def _who(reports: Sequence[Report]) -> Iterator[Said]:
    """Who did it, by name; and who is said not to have done it."""
    named = [
        (actor, report)
        for report in affirming(reports)
        for actor in (*filter(is_named, report.event.actors), *report.event.claimed_by)
    ]
    yield from _one_name_each(named)
    for report in reports:
        if is_denial(report) and report.event.actors:
            yield f"not {denied_actor(report)}", report


def is_named(actor: Actor) -> bool:
    """Whether an actor is somebody in particular: not "gunmen", nor "Gunmen" before a verb."""
    words = actor.name.split(" of ")[0].split(" in ")[0].split()
    if actor.id is not None or not words:
        return actor.id is not None
    return words[-1][:1].isupper() and (len(words) > 1 or not actor.sectors)


def denied_actor(report: Report) -> str:
    """Whose deed a denial denies: "its forces" are those of the one who denies."""
    name = report.event.actors[0].name
    speaker = speaker_of(report)
    if len(set(stems(name.split()[0]))) == 0 and speaker:
        return speaker
    return name


def _one_name_each(named: Sequence[tuple[Actor, Report]]) -> Iterator[Said]:
    """Names that are alike are one: the longest of them."""
    kept: list[Actor] = []
    for actor, _ in sorted(named, key=lambda n: (-len(n[0].name), n[0].name, n[1].id)):
        if not any(compare_who(Who.of(actor), Who.of(other)) >= SAME for other in kept):
            kept.append(actor)
    for actor, report in named:
        likest = max(kept, key=lambda other: compare_who(Who.of(actor), Who.of(other)))
        yield likest.name, report


def _where(reports: Sequence[Report]) -> Iterator[Said]:
    """Places that cannot both be right: points that are far apart, or two countries."""
    placed = [(place, report) for report in reports for place in report.event.locations[:1]]
    for place, report in placed:
        if any(_excludes(place, other) for other, _ in placed):
            yield place.name, report


def _excludes(one: Place, other: Place) -> bool:
    a, b = Spot.of(one), Spot.of(other)
    verdict = compare_spots(a, b)
    points = a.level == b.level == POINT and bool(a.point and b.point)
    return verdict == "other country" or (points and verdict in APART)


def _when(reports: Sequence[Report]) -> Iterator[Said]:
    """Days that do not meet."""
    dated = [(days, report) for report in reports if (days := _narrow_days(report))]
    for days, report in dated:
        if any(days[1] < other[0] or other[1] < days[0] for other, _ in dated):
            time = report.event.date
            yield (time.edtf or time.text) if time else "", report


def _narrow_days(report: Report) -> Days | None:
    days = days_of(report.event.date)
    return days if days and days[1] - days[0] < NARROW else None


def _how_many(toll: Toll) -> Dispute | None:
    """Figures that cannot both be right, as their sources give them at last."""
    apart = [
        source
        for source in toll.by_source
        if any(_disjoint(source, other) for other in toll.by_source)
    ]
    sides: dict[str, list[str]] = defaultdict(list)
    for source in apart:
        sides[figure_words(source.low, source.high)].append(source.by)
    if len(sides) < 2:
        return None
    reports = {line.by: line.event_id for line in toll.given if line.event_id and not line.part}
    return Dispute(
        field=toll.kind.value,
        sides=tuple(
            Side(
                says=what,
                by=tuple(sorted(by)),
                reports=tuple(sorted({reports[name] for name in by if name in reports})),
            )
            for what, by in sorted(sides.items(), key=lambda side: (-len(side[1]), side[0]))
        ),
    )


def _disjoint(one: SourceRange, other: SourceRange) -> bool:
    low, high = sorted((one, other), key=lambda r: (r.low or 0, r.high or 0))
    return low.high is not None and (high.low or 0) > low.high * (1 + ROUND)


def figure_words(low: int | None, high: int | None) -> str:
    """A range in digits: `6`, `at least 14`, `up to 16`, `40 to 50`."""
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"

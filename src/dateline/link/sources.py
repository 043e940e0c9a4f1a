"""Sources: how many independent ones an incident has. Fills `Incident.sources`.

An origin is somebody who answers for a report: a speaker whom it quotes, the agency it is from, or
its outlet. A document that quotes somebody passes on what that one says; so it counts only when it
has an origin that no document counted before it has. Those with the fewest origins come first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.link.report import Report
from dateline.link.told import Told, short_name, speaker_of
from dateline.link.words import stems
from dateline.records.incident import IncidentSource

Kind = Literal["outlet", "agency", "speaker", "party"]


@dataclass(frozen=True, order=True)
class Origin:
    """Somebody who answers for a report; `key` is the same for one and the same."""

    key: str
    name: str = field(compare=False)
    kind: Kind = field(compare=False)


def find_sources(told: Told, parties: Iterable[str]) -> tuple[IncidentSource, ...]:
    """The independent sources, in the order of their documents' publication.

    Args:
        told: the reports.
        parties: names of those who are said to have done it, or who claim it.
    """
    documents = told.by_document()
    sides = [frozenset(stems(name)) for name in parties]
    origins = {name: origins_of(reports) for name, reports in documents.items()}
    taken: dict[str, str] = {}  # origin → the document that was counted for it
    resting: dict[str, set[str]] = defaultdict(set)
    for name in sorted(documents, key=lambda d: (len(origins[d]), _published(documents[d]), d)):
        known = [taken[origin.key] for origin in origins[name] if origin.key in taken]
        fresh = [origin for origin in origins[name] if origin.key not in taken]
        home = name if fresh else known[0]
        taken |= {origin.key: home for origin in fresh}
        resting[home].add(name)
    sources = [
        _source(origins[home][0], [documents[name] for name in sorted(names)], told, sides)
        for home, names in resting.items()
    ]
    return tuple(sorted(sources, key=lambda s: (s.published or "9999", s.name, s.reports)))


def origins_of(reports: Sequence[Report]) -> list[Origin]:
    """The origins of one document, those of most of its reports first.

    Those whom it quotes; itself only when it quotes nobody.
    """
    counts: dict[Origin, int] = defaultdict(int)
    for report in reports:
        counts[origin_of(report)] += 1
    quoted = {origin: n for origin, n in counts.items() if origin.kind == "speaker"}
    return sorted(quoted or counts, key=lambda origin: (-counts[origin], origin.key))


def origin_of(report: Report) -> Origin:
    """Who answers for one report."""
    speaker = speaker_of(report)
    if speaker and not is_crowd(speaker):
        return Origin(" ".join(sorted(stems(short_name(speaker)))), short_name(speaker), "speaker")
    if report.agency and not report.copy_of:
        return Origin(_key(report.agency), report.agency, "agency")
    return Origin(_key(report.voice), report.voice, "outlet")


def _key(name: str) -> str:
    return " ".join(sorted(stems(name))) or name


def is_crowd(name: str) -> bool:
    """Whether a speaker is nobody in particular ("aid workers", "witnesses"): two outlets that
    quote such a crowd need not have the same in mind, and the outlet answers for it.
    """
    head = short_name(name).split(" of ")[0]
    return head.islower() and head.endswith("s")


def _published(reports: Sequence[Report]) -> str:
    return min((r.published for r in reports if r.published), default="9999")


def _source(
    origin: Origin,
    documents: Sequence[Sequence[Report]],
    told: Told,
    sides: Sequence[frozenset[str]],
) -> IncidentSource:
    reports = [report for document in documents for report in document]
    names = sorted({report.document_id for report in reports})
    words = frozenset(stems(origin.name))
    is_party = any(words and side and (words <= side or side <= words) for side in sides)
    return IncidentSource(
        name=origin.name,
        kind="party" if is_party else origin.kind,
        reports=tuple(sorted({report.event.id for report in reports})),
        documents=tuple(names),
        copies=tuple(copy for name in names for copy in told.copies.get(name, ())),
        published=min((r.published for r in reports if r.published), default=None),
    )

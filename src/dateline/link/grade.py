"""Grade: how far to trust an incident, by stated rules. Fills `Incident.grade`.

Admiralty grades for the source and the information, and a verdict in the manner of Airwars. The
rules count and compare; they know nothing of an outlet's record, so `A` is never given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.link.report import Report
from dateline.link.told import affirming, is_denial
from dateline.records import Status
from dateline.records.incident import Dispute, Grade, IncidentSource

DISPUTED = frozenset({"whether", "who"})
"""Fields on which a disagreement makes an incident contested; figures always differ."""


@dataclass(frozen=True)
class Evidence:
    """What the rules read.

    Attributes:
        others: independent sources that affirm it and are no party to it.
        parties: those that affirm it and are.
        nameless: whether all that affirm it are documents of unknown origin.
        stated: whether some report states it as a fact.
        denied: whether somebody denies it, or that it was theirs.
        claimed: whether somebody claims it.
        disputed: the fields on which sources disagree.
    """

    others: int
    parties: int
    nameless: bool
    stated: bool
    denied: bool
    claimed: bool
    disputed: frozenset[str]


def grade(
    reports: Sequence[Report], sources: Sequence[IncidentSource], disputes: Sequence[Dispute]
) -> Grade:
    """The grade of an incident.

    Args:
        reports: without copies.
        sources: the independent ones.
        disputes: the fields on which they disagree.
    """
    told = weigh(reports, sources, disputes)
    source, why_source = source_grade(told)
    information, why_information = information_grade(told)
    verdict, why_verdict = verdict_of(told)
    return Grade(
        source=source,
        information=information,
        verdict=verdict,
        reasons=(why_source, why_information, why_verdict),
    )


def weigh(
    reports: Sequence[Report], sources: Sequence[IncidentSource], disputes: Sequence[Dispute]
) -> Evidence:
    """Count what the rules read."""
    saying = {report.event.id for report in affirming(reports)}
    backing = [source for source in sources if saying & set(source.reports)]
    documents = {report.document_id for report in reports}
    return Evidence(
        others=sum(source.kind != "party" for source in backing),
        parties=sum(source.kind == "party" for source in backing),
        nameless=all(source.name in documents for source in backing),
        stated=any(report.event.status is Status.REPORTED for report in reports),
        denied=any(is_denial(report) for report in reports),
        claimed=any(report.event.claimed_by for report in reports),
        disputed=frozenset(dispute.field for dispute in disputes) & DISPUTED,
    )


def source_grade(told: Evidence) -> tuple[Literal["B", "C", "D", "F"], str]:
    """Admiralty reliability, and why."""
    if told.others + told.parties == 0:
        return "F", "source F: nobody affirms it"
    if told.nameless:
        return "F", "source F: no report says where it is from"
    if told.others >= 2:
        return "B", f"source B: {told.others} independent sources that are no party to it"
    if told.others == 1:
        return "C", "source C: one source that is no party to it"
    return "D", "source D: only parties to it"


def information_grade(told: Evidence) -> tuple[Literal["1", "2", "3", "4", "5", "6"], str]:
    """Admiralty credibility, and why."""
    count = told.others + told.parties
    if count == 0:
        return "6", "information 6: there is only a denial"
    if not told.stated:
        if told.denied:
            return "5", "information 5: only alleged, and denied"
        return "4", "information 4: only alleged"
    if told.others >= 3 and "whether" not in told.disputed:
        return "1", f"information 1: {told.others} independent sources, and nobody says it was not"
    if count >= 2:
        return "2", f"information 2: {count} independent sources"
    return "3", "information 3: one source"


def verdict_of(
    told: Evidence,
) -> tuple[Literal["confirmed", "fair", "weak", "contested"], str]:
    """The verdict, and why."""
    if told.disputed:
        return "contested", f"contested: sources disagree on {' and '.join(sorted(told.disputed))}"
    if told.claimed and told.others:
        return "confirmed", "confirmed: claimed, and reported by another source"
    if told.others >= 2:
        return "fair", f"fair: {told.others} independent sources, no claim of responsibility"
    return "weak", "weak: fewer than two independent sources that are no party to it"

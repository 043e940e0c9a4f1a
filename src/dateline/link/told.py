"""Told: the reports of one incident, with copies set aside; what every part of merging reads."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.link.report import Report
from dateline.link.words import stems
from dateline.records import Status


@dataclass(frozen=True)
class Told:
    """One incident's reports, in id order.

    Attributes:
        reports: all of them.
        alone: documents that tell of one attack only: what such a one says of the dead and hurt,
            it says of that.
    """

    reports: tuple[Report, ...]
    alone: frozenset[str] = frozenset()

    @cached_property
    def originals(self) -> tuple[Report, ...]:
        """The reports that stand in no copy of a document that is here already."""
        kept = self._kept_documents
        return tuple(r for r in self.reports if r.document_id in kept)

    @cached_property
    def copies(self) -> dict[str, tuple[str, ...]]:
        """By document, its copies among the documents of the reports."""
        return {
            kept: tuple(sorted(others - {kept}))
            for kept, others in zip(self._kept_documents, self._texts.values(), strict=True)
        }

    @cached_property
    def _texts(self) -> dict[str, set[str]]:
        """By original, the documents with its text."""
        texts: dict[str, set[str]] = defaultdict(set)
        for report in self.reports:
            texts[report.copy_of or report.document_id].add(report.document_id)
        return dict(sorted(texts.items()))

    @cached_property
    def _kept_documents(self) -> tuple[str, ...]:
        """Of each text, the original; where that is not here, the first of its copies."""
        first = {report.document_id: _seniority(report) for report in self.reports}
        return tuple(
            original if original in documents else min(documents, key=lambda d: first[d])
            for original, documents in self._texts.items()
        )

    def by_document(self) -> dict[str, list[Report]]:
        """The reports of each document that is no copy, in document order."""
        documents: dict[str, list[Report]] = defaultdict(list)
        for report in self.originals:
            documents[report.document_id].append(report)
        return dict(sorted(documents.items()))


def _seniority(report: Report) -> tuple[str, str]:
    return (report.published or "9999", report.document_id)


def first_of(reports: Iterable[Report]) -> Report:
    """The earliest: by publication, undated ones last; then by event id."""
    return min(reports, key=lambda report: (report.published or "9999", report.id))


def says(report: Report) -> str:
    """Who says so, by name: the innermost speaker, or the voice of the document."""
    speaker = speaker_of(report)
    return short_name(speaker) if speaker else report.voice


def speaker_of(report: Report) -> str | None:
    """The innermost of those who say so; None where the document speaks for itself."""
    own = frozenset(stems(report.voice)) | frozenset(stems(report.agency or ""))
    named = [
        link.name
        for link in report.event.attributed_to
        if link.start is not None and (words := set(stems(link.name))) and not words <= own
    ]
    return named[-1] if named else None


def short_name(name: str) -> str:
    """A name without what is said of its bearer: "Halima Tidjani, a doctor" → "Halima Tidjani"."""
    return name.split(",", 1)[0].strip()


def is_denial(report: Report) -> bool:
    """Whether a report is of somebody's saying that it was not so."""
    return report.event.status is Status.DENIED


def affirming(reports: Sequence[Report]) -> list[Report]:
    """The reports that say that it happened."""
    return [report for report in reports if not is_denial(report)]

"""Confusable reports: short invented reports on incidents that are easily taken for one another.

A JSONL line is a document whose text bears marks: `{f1:killed}` is an event of incident f1. Two
sets have this form: data/train/incidents.jsonl, which weights are fitted on, and the one that
tests linking, which they are not.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.errors import DataError
from dateline.link import Report, reports_of
from dateline.records import Analysis, Document

MARK = re.compile(r"\{(\w+):([^{}]+)\}")

Mark = tuple[int, int, str]
"""Start, end and incident."""


@dataclass(frozen=True)
class Marked:
    """A document, where in it which incident is told, and what it is a copy of (or None)."""

    document: Document
    marks: tuple[Mark, ...]
    copy_of: str | None

    def told_by(self, reports: Sequence[Report]) -> dict[str, str]:
        """The incident of each report that answers a mark, by its trigger.

        One event answers a mark: of several, coded as different types, the most confident.
        """
        told: dict[str, str] = {}
        for start, end, incident in self.marks:
            met = [
                r for r in reports if r.event.trigger.start < end and start < r.event.trigger.end
            ]
            best = max(met, key=lambda r: (r.event.confidence, r.id), default=None)
            if best:
                told.setdefault(best.id, incident)
        return told


def read_marked(text: str) -> list[Marked]:
    """The documents of a marked JSONL. Raises DataError naming the line that is wrong."""
    return [
        _to_marked(line, number)
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]


def _to_marked(line: str, number: int) -> Marked:
    try:
        row = json.loads(line)
        copy_of = row.pop("copy_of", None)
        row["text"], marks = _unmark(row["text"])
        return Marked(Document.model_validate(row), marks, copy_of)
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"line {number}: no marked document: {error}") from error


def _unmark(text: str) -> tuple[str, tuple[Mark, ...]]:
    parts: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for found in MARK.finditer(text):
        parts += (text[at : found.start()], found[2])
        start = length + found.start() - at
        length = start + len(found[2])
        marks.append((start, length, found[1]))
        at = found.end()
    return "".join((*parts, text[at:])), tuple(marks)


@dataclass(frozen=True)
class Gold:
    """Reports of marked documents, the incident of each marked one, and how many marks none met."""

    reports: tuple[Report, ...]
    incidents: Mapping[str, str]
    missed: int


def gold_of(marked: Sequence[Marked], analyses: Iterable[Analysis]) -> Gold:
    """The reports of marked documents as they were coded, with their incidents."""
    reports: list[Report] = []
    incidents: dict[str, str] = {}
    missed = 0
    for one, analysis in zip(marked, analyses, strict=True):
        own = reports_of(analysis, one.copy_of)
        told = one.told_by(own)
        incidents |= told
        missed += len({incident for _, _, incident in one.marks} - set(told.values()))
        reports += own
    return Gold(tuple(reports), incidents, missed)

"""Chunks: what a process does with some of many reports, which lie in a file beside it.

Functions of a module, as another process must find them by name; each is given numbers and where
in the file the reports lie, so that nothing large goes from process to process.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.knowledge.incident_words import INCIDENT_WORDS, IncidentWord
from dateline.link.block import key_numbers
from dateline.link.cluster import whole
from dateline.link.compare import score_pair
from dateline.link.held import Held, written
from dateline.link.link import Linker
from dateline.link.merge import merge
from dateline.link.parts import Part, courses_of, part_of
from dateline.link.profile import profiles_of
from dateline.link.report import Report
from dateline.link.shelf import Entry
from dateline.link.told import Told

Numbers = npt.NDArray[np.int64]
Reader = Callable[[str, bytes], list[Report]]
"""From where a line stands and the line, its reports."""


@dataclass(frozen=True)
class Entered:
    """Reports that were read: what is known of each, and its line in the file.

    Attributes:
        lines: each report as JSON.
        profiles: each one's profile, as it is written.
        entries: what is known of them.
        key, at, most, tells: a row for each key: its number, the report that has it, and how far
            it reaches.
    """

    lines: list[bytes]
    profiles: list[bytes]
    entries: list[Entry]
    key: Numbers
    at: Numbers
    most: Numbers
    tells: Numbers


@dataclass(frozen=True)
class Lies:
    """Where reports, or their profiles, lie in a file, by their number."""

    number: Numbers
    start: Numbers
    size: Numbers

    def of(self, numbers: Numbers) -> "Lies":
        """Some of all reports."""
        return Lies(numbers, self.start[numbers], self.size[numbers])


@dataclass(frozen=True)
class Merged:
    """An incident as JSON, without its parts, and the courses that it belongs to."""

    id: str
    line: str
    courses: tuple[str, ...]
    part: Part | None


@dataclass(frozen=True)
class Worker:
    """A process with what it needs for all of its chunks.

    Attributes:
        linker: how reports are linked.
        file: where they lie.
        held: their profiles, in another file; a chunk needs most of those of the last again.
        read: how an incoming line becomes reports.
    """

    linker: Linker
    file: Path
    held: Held
    read: Reader

    def enter(self, lines: Sequence[tuple[str, bytes]]) -> Entered:
        """Read lines, each with where it stands."""
        reports = [report for where, line in lines for report in self.read(where, line)]
        profiles = profiles_of(reports, self.linker.rarity)
        keys = [(k, n, *r) for n, one in enumerate(profiles) for k, r in key_numbers(one).items()]
        key, at, most, tells = np.array(keys, dtype=np.int64).reshape(-1, 4).T
        entries = [Entry.of(profile) for profile in profiles]
        lines_ = [report.model_dump_json().encode() for report in reports]
        return Entered(lines_, list(map(written, profiles)), entries, key, at, most, tells)

    def score(self, owner: Numbers, other: Numbers, lies: Lies) -> Numbers:
        """The scores of pairs of reports, as they are summed."""
        weights = self.linker.used_weights()
        places = zip(lies.start.tolist(), lies.size.tolist(), strict=True)
        where = dict(zip(lies.number.tolist(), places, strict=True))
        scores = (
            whole(score_pair(self.held.get(a, *where[a]), self.held.get(b, *where[b]), weights))
            for a, b in zip(owner.tolist(), other.tolist(), strict=True)
        )
        return np.fromiter(scores, dtype=np.int64, count=len(owner))

    def merge(self, groups: Numbers, alone: npt.NDArray[np.bool_], lies: Lies) -> list[Merged]:
        """Merge groups: for each report, sorted by group, its group, and whether its document
        tells of one attack only.
        """
        self.held.clear()
        words = self.linker.lexicons[INCIDENT_WORDS]
        told: dict[int, list[Report]] = {}
        single: set[str] = set()
        for group, is_alone, report in zip(
            groups.tolist(), alone.tolist(), self._load(lies), strict=True
        ):
            told.setdefault(group, []).append(report)
            if is_alone:
                single.add(report.document_id)
        return [
            _merged(Told(_in_order(reports), frozenset(single)), words) for reports in told.values()
        ]

    def _load(self, lies: Lies) -> Iterator[Report]:
        file = os.open(self.file, os.O_RDONLY)
        try:
            for start, size in zip(lies.start.tolist(), lies.size.tolist(), strict=True):
                yield Report.model_validate_json(os.pread(file, size, start))
        finally:
            os.close(file)


def _in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=lambda report: report.id))


def _merged(told: Told, words: Sequence[IncidentWord]) -> Merged:
    incident = merge(told, words)
    courses = courses_of(incident)
    return Merged(
        incident.id,
        incident.model_dump_json(),
        courses,
        part_of(incident) if courses else None,
    )

"""Shelf: what linking keeps from one time to the next, and asks for by its neighbourhood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.link.block import Position, Reach, position_of
from dateline.link.group import Member
from dateline.link.parts import Part
from dateline.link.profile import Profile
from dateline.link.report import Report
from dateline.records import EventType
from dateline.records.incident import Incident


@dataclass(frozen=True)
class Entry:
    """A report as it is known to a shelf.

    Attributes:
        member: what grouping reads of it.
        document_id: of its document.
        position: where it stands in the order of all.
        is_attack: whether it is of an assault, and no further one that its event tells of.
    """

    member: Member
    document_id: str
    position: Position
    is_attack: bool

    @property
    def id(self) -> str:
        """The report's id."""
        return self.member.id

    @classmethod
    def of(cls, profile: Profile) -> "Entry":
        """From a profile."""
        return cls(
            member=Member.of(profile),
            document_id=profile.document,
            position=position_of(profile),
            is_attack=profile.event_type is EventType.ASSAULT and profile.is_first,
        )


class Shelf(Protocol):
    """What is known of reports, pairs and incidents. Ids that are not known are left out."""

    def load(self, documents: Sequence[str]) -> list[Report]:
        """The reports of documents as they now stand."""
        ...

    def entries(self, documents: Iterable[str]) -> list[Entry]:
        """The reports of documents as they were last put here."""
        ...

    def found(self, ids: Iterable[str]) -> list[Entry]:
        """Reports by id, in id order."""
        ...

    def put(self, entry: Entry, keys: Mapping[int, Reach]) -> None:
        """Add a report.

        Args:
            entry: it.
            keys: the number of each of its keys, with how far it reaches.
        """
        ...

    def take_out(self, entry: Entry) -> None:
        """Take a report out, with its keys and all pairs that it is in."""
        ...

    def before(self, entry: Entry) -> set[str]:
        """The reports with which one is compared: those before it that it meets under enough of
        its keys.
        """
        ...

    def after(self, entry: Entry) -> set[str]:
        """The reports before which one stands, or would, so near that they may be compared."""
        ...

    def owned(self, id_: str) -> dict[str, float]:
        """The reports with which one is compared, with their scores."""
        ...

    def set_owned(self, id_: str, scores: Mapping[str, float]) -> None:
        """Put other pairs in the place of those that a report owns."""
        ...

    def tied(self, id_: str) -> set[str]:
        """The reports that score above 0 with one, whichever owns the pair."""
        ...

    def homes(self, ids: Iterable[str]) -> dict[str, str]:
        """By report, the incident that it was last in."""
        ...

    def homeless(self) -> set[str]:
        """The reports that are in no incident."""
        ...

    def told_in(self, incidents: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By incident, its reports when it was last merged, in order."""
        ...

    def incidents(self, ids: Iterable[str]) -> list[Incident]:
        """Incidents by id, in id order."""
        ...

    def courses(self, incidents: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By incident, the courses that it belongs to."""
        ...

    def parts(self, course: str) -> list[Part]:
        """The incidents of a course."""
        ...

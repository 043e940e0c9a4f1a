"""Update: documents that came, changed or went change the incidents around them, and no others.

The outcome is that of linking everything anew (`Linker.link`), whatever came first. Each step looks
at what a change can reach: the pairs of its neighbours under its keys; the components that these
pairs tie together; the incidents of their groups, and those that share a document with them; the
courses that these are part of. All else is left as it was.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.knowledge.incident_words import INCIDENT_WORDS
from dateline.link.block import key_numbers
from dateline.link.compare import score_pair
from dateline.link.group import Ids, components, group_one, ordered
from dateline.link.held import Held, written
from dateline.link.link import Linker
from dateline.link.merge import merge
from dateline.link.parts import Part, courses_of, part_of, parts_in
from dateline.link.profile import Profile, profiles_of
from dateline.link.report import Report
from dateline.link.shelf import Entry, Shelf
from dateline.link.told import Told
from dateline.records.incident import Incident

HELD = 3000  # documents held in memory at once, with their reports

Group = tuple[str, ...]
"""The ids of reports that tell of one happening, sorted."""


@dataclass(frozen=True)
class Update:
    """What became of the incidents.

    Attributes:
        incidents: new ones, and those that may have changed, whole.
        gone: ids that are no more.
    """

    incidents: list[Incident]
    gone: frozenset[str]


def update(
    shelf: Shelf,
    linker: Linker,
    changed: Sequence[str],
    *,
    pinned: Iterable[str] = (),
    anew: bool = False,
) -> Update:
    """Link documents that came, changed or went since the last time.

    The shelf then holds their reports and pairs; the incidents are the caller's to keep.

    Args:
        shelf: what is known from the last time.
        linker: how reports are linked; the same as then.
        changed: the ids of these documents.
        pinned: reports of which reviewers decided something since then.
        anew: the shelf is empty, and `changed` are all documents.
    """
    with TemporaryDirectory(prefix="dateline-link-") as folder:
        library = _Library(shelf, linker, Path(folder) / "profiles")
        work = _Work(shelf, linker, library, frozenset(changed))
        touched = work.enter(changed, anew=anew)
        work.compare(touched)
        work.loose.update(pinned, shelf.homeless())
        groups = work.regroup()
        library.close()
        return work.merge(groups)


@dataclass
class _Library:
    """Reports, read from the shelf by document, the most lately used held; their profiles, worked
    out once and kept in a file.

    Attributes:
        file: for the profiles; not there yet.
        held: reports by id, by document.
        lies: by report, where in the file its profile begins, and its bytes.
    """

    shelf: Shelf
    linker: Linker
    file: Path
    held: OrderedDict[str, dict[str, Report]] = field(default_factory=OrderedDict)
    lies: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._profiles = Held(self.file)
        self._out = self.file.open("wb", buffering=0)

    def profiles(self, document: str) -> list[Profile]:
        """The profiles of a document's reports."""
        found = profiles_of(list(self._told_in(document).values()), self.linker.rarity)
        for profile in found:
            self.lies[profile.id] = (self._out.tell(), self._out.write(written(profile)))
            self._profiles.put(profile.id, profile)
        return found

    def profile(self, entry: Entry) -> Profile:
        """The profile of one report."""
        if entry.id not in self.lies:
            self.profiles(entry.document_id)
        return self._profiles.get(entry.id, *self.lies[entry.id])

    def report(self, entry: Entry) -> Report:
        """One report."""
        return self._told_in(entry.document_id)[entry.id]

    def close(self) -> None:
        """Let go of the profiles."""
        self._out.close()
        self._profiles.close()
        self._profiles.clear()

    def _told_in(self, document: str) -> dict[str, Report]:
        """A document's reports by id."""
        if document in self.held:
            self.held.move_to_end(document)
            return self.held[document]
        found = {report.id: report for report in self.shelf.load([document])}
        self.held[document] = found
        if len(self.held) > HELD:
            self.held.popitem(last=False)
        return found


@dataclass
class _Work:
    """One update.

    Attributes:
        changed: ids of documents.
        loose: reports whose components are to be grouped anew.
        stale: incidents that had a report that is no more, or is another now.
    """

    shelf: Shelf
    linker: Linker
    library: _Library
    changed: frozenset[str]
    loose: set[str] = field(default_factory=set)
    stale: set[str] = field(default_factory=set)

    # ----------------------------------------------------------------------------- reports, pairs

    def enter(self, documents: Sequence[str], *, anew: bool) -> set[str]:
        """Put the reports of documents in the place of those known.

        Returns:
            The reports whose neighbours may have changed.
        """
        touched: set[str] = set()
        for document in documents:
            for entry in self.shelf.entries([document]):
                touched |= self._take_out(entry)
            for profile in self.library.profiles(document):
                entry = Entry.of(profile)
                self.shelf.put(entry, key_numbers(profile))
                self.loose.add(entry.id)
                touched.add(entry.id)
                if not anew:
                    touched |= self.shelf.after(entry)
        return touched

    def _take_out(self, entry: Entry) -> set[str]:
        """Take a report out; returns those whose neighbours may have changed."""
        self.stale.update(self.shelf.homes([entry.id]).values())
        self.loose.update(self._tied_to(entry.id))
        touched = self.shelf.after(entry)
        self.shelf.take_out(entry)
        return touched

    def compare(self, touched: Iterable[str]) -> None:
        """Score the pairs that reports own, as far as they are new, and drop those that are not."""
        for entry in sorted(self.shelf.found(touched), key=lambda entry: entry.position):
            old = self.shelf.owned(entry.id)
            new = self._pairs_of(entry, old)
            if new == old:
                continue
            self.shelf.set_owned(entry.id, new)
            self.loose.add(entry.id)
            self.loose.update(
                other
                for other in old.keys() ^ new.keys()
                if old.get(other, 0) > 0 or new.get(other, 0) > 0
            )

    def _pairs_of(self, entry: Entry, old: dict[str, float]) -> dict[str, float]:
        others = self.shelf.before(entry)
        new = {other: old[other] for other in others if other in old}
        if len(new) < len(others):
            mine = self.library.profile(entry)
            weights = self.linker.used_weights()
            for other in self.shelf.found(others - new.keys()):
                new[other.id] = score_pair(mine, self.library.profile(other), weights)
        return new

    # ------------------------------------------------------------------------------------- groups

    def regroup(self) -> list[Group]:
        """The groups of all components with a loose end, in order."""
        reached, ties = self._reach()
        parts: dict[str, list[Entry]] = defaultdict(list)
        home = components(reached, ties)
        for id_, entry in reached.items():
            parts[home[id_]].append(entry)
        return sorted(group for part in parts.values() for group in self._groups_of(part))

    def _reach(self) -> tuple[dict[str, Entry], list[Ids]]:
        """All that is tied to the loose ends, and the ties."""
        reached: dict[str, Entry] = {}
        ties: list[Ids] = []
        edge = self.shelf.found(self.loose)
        while edge:
            reached |= {entry.id: entry for entry in edge}
            following: set[str] = set()
            for entry in edge:
                there = self._tied_to(entry.id)
                ties += (ordered(entry.id, other) for other in there)
                following.update(other for other in there if other not in reached)
            edge = self.shelf.found(following)
        return reached, [tie for tie in ties if reached.keys() >= set(tie)]

    def _tied_to(self, id_: str) -> set[str]:
        """Reports that are likely, or said by a reviewer, to tell the same."""
        pinned = {other for pair in self.linker.pins.must if id_ in pair for other in pair} - {id_}
        return self.shelf.tied(id_) | pinned

    def _groups_of(self, part: Sequence[Entry]) -> list[Group]:
        names = {entry.id for entry in part}
        scores = {
            ordered(entry.id, other): score
            for entry in part
            if len(part) > 1
            for other, score in self.shelf.owned(entry.id).items()
            if other in names
        }
        return group_one([entry.member for entry in part], scores, self.linker.pins)

    # ---------------------------------------------------------------------------------- incidents

    def merge(self, groups: Sequence[Group]) -> Update:
        """Merge the groups that are not as they were, and the incidents that hang on them."""
        members = [id_ for group in groups for id_ in group]
        homes = self.shelf.homes(members)
        told = self.shelf.told_in({*homes.values(), *self.stale})
        changed = [group for group in groups if not self._is_as_before(group, homes, told)]
        home = {id_: homes.get(group[0], "") for group in groups for id_ in group}
        home |= {id_: group[0] for group in changed for id_ in group}
        kept = {homes[group[0]] for group in set(groups) - set(changed)}
        beside = self._beside(changed, home)
        incidents = [self._merged(group, home) for group in [*changed, *beside]]
        gone = told.keys() - kept - {incident.id for incident in incidents}
        return Update(self._with_parts(incidents, gone), frozenset(gone))

    def _is_as_before(self, group: Group, homes: dict[str, str], told: dict[str, Group]) -> bool:
        """Whether an incident has these reports already, and none of them changed."""
        home = homes.get(group[0])
        if home is None or told[home] != group:
            return False
        return all(e.document_id not in self.changed for e in self.shelf.found(group))

    def _beside(self, changed: Sequence[Group], home: dict[str, str]) -> list[Group]:
        """The groups of other incidents that share a document with changed ones."""
        members = {id_ for group in changed for id_ in group}
        documents = {entry.document_id for entry in self.shelf.found(members)} | self.changed
        others = {entry.id for entry in self.shelf.entries(documents)} - members
        incidents = set(self.shelf.homes(others).values())
        return sorted(
            group for group in self.shelf.told_in(incidents).values() if members.isdisjoint(group)
        )

    def _merged(self, group: Group, home: dict[str, str]) -> Incident:
        reports = tuple(self.library.report(entry) for entry in self.shelf.found(group))
        alone = frozenset(
            document
            for document in {report.document_id for report in reports}
            if self._is_single_minded(document, home)
        )
        words = self.linker.lexicons[INCIDENT_WORDS]
        return merge(Told(tuple(sorted(reports, key=lambda r: r.id)), alone), words)

    def _is_single_minded(self, document: str, home: dict[str, str]) -> bool:
        """Whether a document tells of one attack only."""
        attacks = [entry.id for entry in self.shelf.entries([document]) if entry.is_attack]
        stored = self.shelf.homes([id_ for id_ in attacks if id_ not in home])
        return len({home.get(id_) or stored[id_] for id_ in attacks}) == 1

    # -------------------------------------------------------------------------------------- parts

    def _with_parts(self, incidents: Sequence[Incident], gone: Iterable[str]) -> list[Incident]:
        """Incidents with their parts, and others whose parts have changed by them."""
        new = {incident.id: incident for incident in incidents}
        left = new.keys() | set(gone)
        courses = {course for one in incidents for course in courses_of(one)}
        courses.update(*self.shelf.courses(left).values())
        others = {id_ for c in courses for _, id_, _ in self.shelf.parts(c)} - left
        courses.update(*self.shelf.courses(others).values())
        mine = _by_course(incidents)
        parts = parts_in({c: [*self._others(c, left), *mine.get(c, ())] for c in courses})
        before = [*incidents, *self.shelf.incidents(others)]
        after = [one.model_copy(update={"parts": parts.get(one.id, ())}) for one in before]
        changed = [now for was, now in zip(before, after, strict=True) if now.parts != was.parts]
        return [*after[: len(new)], *(one for one in changed if one.id in others)]

    def _others(self, course: str, left: Set[str]) -> Iterator[Part]:
        """The parts of a course that are as they were."""
        return (part for part in self.shelf.parts(course) if part[1] not in left)


def _by_course(incidents: Iterable[Incident]) -> dict[str, list[Part]]:
    parts: dict[str, list[Part]] = defaultdict(list)
    for incident in incidents:
        for course in courses_of(incident):
            parts[course].append(part_of(incident))
    return parts

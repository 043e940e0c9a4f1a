"""Link: reports become incidents, on one page. The same incidents in whatever order they come."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.knowledge.incident_words import INCIDENT_WORDS
from dateline.knowledge.lexicon import Lexicons
from dateline.link.block import find_pairs
from dateline.link.cluster import bounded_extent, cluster
from dateline.link.compare import Reason, Weights, explain_pair, load_weights, score_pair
from dateline.link.merge import merge
from dateline.link.parts import find_parts
from dateline.link.profile import profiles_of
from dateline.link.report import Report
from dateline.link.told import Told
from dateline.link.words import Rarity
from dateline.records import EventType
from dateline.records.incident import Incident

MOST_DAYS = 10  # from the first to the last: what goes on for longer is told in parts
MOST_REPORTS = 2000  # of one incident


@dataclass(frozen=True)
class Pins:
    """What a reviewer has decided, as pairs of event ids: `must` are one, `cannot` are two."""

    must: frozenset[tuple[str, str]] = frozenset()
    cannot: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Linker:
    """How reports are linked.

    Attributes:
        weights: of the features of a pair, in log-odds; None: those that come with the program.
        documents: whether what else stands in the documents counts.
        rarity: how rare words are; None: as in the background that comes with the program.
        pins: what a reviewer has decided.
        lexicons: what incidents are called is read from them.
    """

    weights: Weights | None = None
    documents: bool = True
    rarity: Rarity | None = None
    pins: Pins = Pins()
    lexicons: Lexicons = field(default_factory=Lexicons)

    def link(self, reports: Iterable[Report]) -> list[Incident]:
        """The incidents that reports tell of, by id; every report is in one of them."""
        groups = self.groups(reports)
        alone = single_minded(groups)
        words = self.lexicons[INCIDENT_WORDS]
        incidents = [merge(Told(tuple(group), alone), words) for group in groups]
        return sorted(find_parts(incidents, groups), key=lambda incident: incident.id)

    def groups(self, reports: Iterable[Report]) -> list[list[Report]]:
        """The reports of each incident, in id order."""
        ordered = [report for _, report in sorted({r.id: r for r in reports}.items())]
        profiles = profiles_of(ordered, self.rarity)
        weights = self.used_weights()
        scores = {
            (one, other): score_pair(profiles[one], profiles[other], weights)
            for one, other in find_pairs(profiles)
        }
        days = [profile.days if profile.dated else None for profile in profiles]
        at = {report.id: number for number, report in enumerate(ordered)}
        groups = cluster(
            _texts(ordered),
            scores,
            fits=bounded_extent(days, MOST_DAYS, MOST_REPORTS),
            must=_numbered(self.pins.must, at),
            cannot=_numbered(self.pins.cannot, at),
        )
        return [[ordered[number] for number in group] for group in groups]

    def explain(self, one: Report, other: Report) -> list[Reason]:
        """Why two reports are, or are not, taken to tell of one happening."""
        first, second = profiles_of([one, other], self.rarity)
        return explain_pair(first, second, self.used_weights())

    def used_weights(self) -> Weights:
        """The weights by which pairs are scored."""
        return self.weights if self.weights is not None else load_weights(self.documents)


def link(reports: Iterable[Report], linker: Linker | None = None) -> list[Incident]:
    """The incidents that reports tell of, by id; the same in whatever order they come."""
    return (linker or Linker()).link(reports)


def single_minded(groups: Sequence[Sequence[Report]]) -> frozenset[str]:
    """The documents that tell of one attack only: whom such a one counts, it counts there."""
    told: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for report in group:
            if report.event.event_type is EventType.ASSAULT:
                told[report.document_id].add(number)
    return frozenset(document for document, numbers in told.items() if len(numbers) == 1)


def _texts(reports: Sequence[Report]) -> list[int]:
    """The text of each report as a number: a copy has that of its original."""
    names = [report.copy_of or report.document_id for report in reports]
    numbers = {name: number for number, name in enumerate(sorted(set(names)))}
    return [numbers[name] for name in names]


def _numbered(pairs: Iterable[tuple[str, str]], at: dict[str, int]) -> list[tuple[int, int]]:
    """Pairs of event ids as numbers; those of reports that are not here are left out."""
    return [(at[one], at[other]) for one, other in pairs if one in at and other in at]

"""Link: reports become incidents, on one page. The same incidents in whatever order they come."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from dateline import __version__
from dateline.knowledge.incident_words import INCIDENT_WORDS
from dateline.knowledge.lexicon import Lexicons
from dateline.link.block import find_pairs
from dateline.link.compare import Reason, Weights, explain_pair, load_weights, score_pair
from dateline.link.group import NO_PINS, Member, Pins, group_all, ordered
from dateline.link.merge import merge
from dateline.link.parts import find_parts
from dateline.link.profile import profiles_of
from dateline.link.report import Report
from dateline.link.told import Told
from dateline.link.words import Rarity, load_rarity
from dateline.records import EventType
from dateline.records.incident import Incident


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
    pins: Pins = NO_PINS
    lexicons: Lexicons = field(default_factory=Lexicons)

    def link(self, reports: Iterable[Report]) -> list[Incident]:
        """The incidents that reports tell of, by id; every report is in one of them."""
        groups = self.groups(reports)
        alone = single_minded(groups)
        words = self.lexicons[INCIDENT_WORDS]
        incidents = [merge(Told(tuple(group), alone), words) for group in groups]
        return sorted(find_parts(incidents), key=lambda incident: incident.id)

    def groups(self, reports: Iterable[Report]) -> list[list[Report]]:
        """The reports of each incident, in id order."""
        known = dict(sorted({report.id: report for report in reports}.items()))
        profiles = profiles_of(list(known.values()), self.rarity)
        weights = self.used_weights()
        scores = {
            ordered(profiles[one].id, profiles[other].id): score_pair(
                profiles[one], profiles[other], weights
            )
            for one, other in find_pairs(profiles)
        }
        groups = group_all(map(Member.of, profiles), scores, self.pins)
        return [[known[id_] for id_ in group] for group in groups]

    def explain(self, one: Report, other: Report) -> list[Reason]:
        """Why two reports are, or are not, taken to tell of one happening."""
        first, second = profiles_of([one, other], self.rarity)
        return explain_pair(first, second, self.used_weights())

    @property
    def digest(self) -> str:
        """By which version, weights and words it links; two that have the same link alike, but for
        their pins.
        """
        parts = (
            __version__,
            sorted(self.used_weights().items()),
            (self.rarity or load_rarity()).digest,
            self.lexicons[INCIDENT_WORDS],
        )
        return sha256(repr(parts).encode()).hexdigest()

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
            if report.event.event_type is EventType.ASSAULT and report.is_first:
                told[report.document_id].add(number)
    return frozenset(document for document, numbers in told.items() if len(numbers) == 1)

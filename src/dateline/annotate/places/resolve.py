"""Resolve: which place each mention means.

Mentions of one name in an article mean one place. Its candidates are weighed by what they are
(size, kind, capital), by what the text says of them ("Paris, Texas"; other places of the same
region or near by) and by where the outlet is at home. "None of these" is one of the answers.
The weights are fitted on passages of our own (data/train/places.txt) by evaluate/fit_places.py.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log1p, log10

from dateline.annotate.places.home import Home, home_of
from dateline.annotate.places.mention import FoundPlace
from dateline.annotate.places.sites import place_of_site
from dateline.annotate.places.words import LogOdds, weights
from dateline.body import Body, Token
from dateline.knowledge.gazetteer import Candidate, Entry, Gazetteer, fold
from dateline.records import Document, Place

PASSES = 2  # times that candidates are weighed again in the light of the others' likeliest meanings
MANY = 40  # candidates weighed for a name; the largest towns are kept
WIDE = frozenset({"country", "admin1"})  # kinds that contain towns
CONTAINERS = frozenset({"country", "admin1", "admin2", "region"})
NONE_FROM = 0.5  # probability from which "none of these" is the answer


@dataclass(frozen=True)
class ResolvedPlace:
    """A mention and what it means.

    Attributes:
        place: the record.
        tokens: the words of the mention.
        head: the word that the rest of the sentence hangs on to.
        adjectival: "Turkish", "Turks": never where something happened.
    """

    place: Place
    tokens: tuple[Token, ...]
    head: Token
    adjectival: bool


def resolve_places(
    found: Sequence[FoundPlace], body: Body, gazetteer: Gazetteer, *, document: Document
) -> list[ResolvedPlace]:
    """Say where each mention lies, in text order.

    Args:
        found: the mentions of one article.
        body: its parse.
        gazetteer: what places there are.
        document: its outlet and address tell where the paper is at home.

    Returns:
        One for each mention. Where none of the candidates fits, or none is known, `geonames`, `lat`
        and `lon` are None.
    """
    groups = group_mentions(found, body)
    weigh_groups(groups, home_of(document, gazetteer))
    meanings = [group.best() for group in groups]
    by_mention: dict[int, tuple[Entry | None, float]] = {}
    for group, meaning in zip(groups, meanings, strict=True):
        for mention in group.mentions:
            by_mention[id(mention)] = meaning
    chosen = [by_mention[id(mention)] for mention in found]
    return [_resolved(at, found, chosen, body, gazetteer) for at in range(len(found))]


# -------------------------------------------------------------------------------------- groups


@dataclass
class Group:
    """The mentions of one name, and what it may mean.

    Attributes:
        mentions: in text order.
        candidates: at most MANY.
        chances: of each candidate, and last of "none of these".
        qualifiers: names that stand for a place that contains this one ("…, Texas").
        beside: names of countries and first-level regions in the same sentences.
        hints: words beside it that say what it is: "province", "city", "county".
    """

    mentions: list[FoundPlace]
    candidates: tuple[Candidate, ...]
    chances: list[float] = field(default_factory=list)
    qualifiers: list["Group"] = field(default_factory=list)
    beside: list["Group"] = field(default_factory=list)
    hints: set[str] = field(default_factory=set)

    def best(self) -> tuple[Entry | None, float]:
        """Its likeliest meaning (None: none of these) and how likely that is."""
        if not self.candidates:
            return None, 1.0
        if self.chances[-1] > NONE_FROM:
            return None, self.chances[-1]
        top = max(range(len(self.candidates)), key=lambda i: (self.chances[i], -i))
        return self.candidates[top].entry, self.chances[top]


def group_mentions(found: Sequence[FoundPlace], body: Body) -> list[Group]:
    """Mentions by name, with what is said of them."""
    groups: dict[tuple[str, bool], Group] = {}
    of: list[Group] = []
    for mention in found:
        key = (fold(mention.name), mention.sort == "site" and not mention.candidates)
        group = groups.get(key)
        if group is None:
            known = mention.candidates or mention.inner
            group = groups[key] = Group([], known[:MANY])
        group.mentions.append(mention)
        of.append(group)
    _stand_beside(found, of)
    for at, mention in enumerate(found):
        if at + 1 < len(found) and qualifies(found[at + 1], mention, body):
            of[at].qualifiers.append(of[at + 1])
        of[at].hints.update(_hints(mention, body))
    return list(groups.values())


def _stand_beside(found: Sequence[FoundPlace], of: Sequence[Group]) -> None:
    """Note for each group the wide places named in its sentences."""
    wide: defaultdict[int, list[Group]] = defaultdict(list)
    for mention, group in zip(found, of, strict=True):
        if not mention.adjectival and group.candidates and group.candidates[0].entry.kind in WIDE:
            wide[mention.tokens[0].sentence].append(group)
    for mention, group in zip(found, of, strict=True):
        for other in wide.get(mention.tokens[0].sentence, ()):
            if other is not group and all(known is not other for known in group.beside):
                group.beside.append(other)


def qualifies(later: FoundPlace, mention: FoundPlace, body: Body) -> bool:
    """Whether a mention is followed, after a comma, by one that may contain it."""
    between = body.text[mention.end : later.start].strip()
    if between not in (",", "(", ", in", "in", ", in the", "in the", ", the"):
        return False
    return any(
        candidate.entry.kind in CONTAINERS and not candidate.adjective
        for candidate in later.candidates[:3]
    )


KINDS_OF_WORDS = {
    "province": "admin1",
    "state": "admin1",
    "governorate": "admin1",
    "oblast": "admin1",
    "county": "admin2",
    "parish": "admin2",
    "city": "city",
    "town": "city",
    "village": "city",
    "capital": "city",
}


def _hints(mention: FoundPlace, body: Body) -> list[str]:
    """What the words beside a mention say it is: "Anbar province", "the city of Basra"."""
    tokens = body.all_tokens
    first, last = mention.tokens[0].i, mention.tokens[-1].i
    beside = []
    if last + 1 < len(tokens) and tokens[last + 1].text.islower():
        beside.append(tokens[last + 1].lower)
    if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].text.islower():
        beside.append(tokens[first - 2].lower)
    if mention.sort == "unit":
        beside.append(mention.tokens[-1].lower)
    return [KINDS_OF_WORDS[word] for word in beside if word in KINDS_OF_WORDS]


# ------------------------------------------------------------------------------------- weighing


def weigh_groups(groups: Sequence[Group], home: Home, log_odds: LogOdds | None = None) -> None:
    """Give the candidates of each group their chances.

    Args:
        groups: of one article.
        home: of its outlet.
        log_odds: of features; None: those that come with the program.
    """
    log_odds = weights().resolve if log_odds is None else log_odds
    fixed = [[own_features(c, group, home) for c in group.candidates] for group in groups]
    own = [[_sum(features, log_odds) for features in of_group] for of_group in fixed]
    nones = [_sum(none_features(group), log_odds) for group in groups]
    for group, scores, none in zip(groups, own, nones, strict=True):
        group.chances = _softmax([*scores, none])
    for _ in range(PASSES):
        region = Region.of(groups)
        for group, scores, none in zip(groups, own, nones, strict=True):
            added = [
                _sum(context_features(candidate, group, region), log_odds)
                for candidate in group.candidates
            ]
            group.chances = _softmax([*(a + b for a, b in zip(scores, added, strict=True)), none])


Features = list[tuple[str, float]]


def _sum(features: Features, log_odds: LogOdds) -> float:
    return sum(log_odds[name] * value for name, value in features)


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    raised = [exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def none_features(group: Group) -> Features:
    """What speaks for "none of these"."""
    preferred = [c.entry for c in group.candidates if c.preferred]
    features: Features = [("none", 1.0), ("none/many", log1p(len(preferred)))]
    if not preferred:
        features.append(("none/alternates only", 1.0))
    else:
        largest = max(entry.population or 0 for entry in preferred)
        features.append(("none/size", log10(largest + 100) - 4.0))
    if any(mention.tokens[0].ent == "GPE" for mention in group.mentions):
        features.append(("none/labelled", 1.0))
    return features


def own_features(candidate: Candidate, group: Group, home: Home) -> Features:
    """What speaks for a candidate whatever the other mentions mean."""
    entry = candidate.entry
    features: Features = [(entry.kind, 1.0)]
    if entry.kind == "city":
        features.append(("size", log10((entry.population or 0) + 100) - 4.0))
        if (entry.population or 0) == 0:
            features.append(("size unknown", 1.0))
    if not candidate.preferred:
        features.append(("alternate", 1.0))
    if entry.capital:
        features.append(("capital", 1.0))
    if candidate.preferred and entry.name == group.mentions[0].name:
        features.append(("spelt so", 1.0))
    if candidate is group.candidates[0] and candidate.preferred:
        features.append(("first", 1.0))
    if group.hints:
        features.append(("as the word says" if entry.kind in group.hints else "not as said", 1.0))
    if entry.country is not None:
        if entry.country in home.countries:
            features.append((f"home country/{_rank(entry)}", 1.0))
        if (entry.country, entry.admin1) in home.regions:
            features.append((f"home region/{_rank(entry)}", 1.0))
    if home.near(entry):
        features.append(("near home", 1.0))
    return features


def _rank(entry: Entry) -> str:
    return entry.kind if entry.kind in WIDE else "local"


@dataclass
class Region:
    """Where the article's places lie, as far as is known: chances by country, region and cell.

    A cell is one degree by one degree. Each group counts once: for a country by its likeliest
    candidate there.
    """

    countries: dict[str, float]
    named: dict[tuple[str, str | None], float]
    regions: dict[tuple[str, str | None], float]
    cells: dict[tuple[int, int], float]
    shares: dict[int, "Shares"]
    total: float = 1.0

    @classmethod
    def of(cls, groups: Sequence[Group]) -> "Region":
        """Add up the chances of all candidates."""
        region = cls(
            defaultdict(float), defaultdict(float), defaultdict(float), defaultdict(float), {}
        )
        for group in groups:
            shares = Shares()
            for candidate, chance in zip(group.candidates, group.chances, strict=False):
                shares.add(candidate.entry, chance)
            region.shares[id(group)] = shares
            for country, share in shares.countries.items():
                region.countries[country] += share
            for key, share in shares.named.items():
                region.named[key] += share
            for key, share in shares.regions.items():
                region.regions[key] += share
            for cell, share in shares.cells.items():
                region.cells[cell] += share
        region.total = 1.0 + sum(region.countries.values())
        return region


class Shares:
    """What one group adds to a Region."""

    __slots__ = ("cells", "countries", "named", "regions")

    def __init__(self) -> None:
        self.countries: dict[str, float] = {}
        self.named: dict[tuple[str, str | None], float] = {}
        self.regions: dict[tuple[str, str | None], float] = {}
        self.cells: dict[tuple[int, int], float] = {}

    def add(self, entry: Entry, chance: float) -> None:
        """Count a candidate."""
        country = entry.country
        if country is not None:
            self.countries[country] = self.countries.get(country, 0.0) + chance
            if entry.kind in WIDE:
                key = (country, entry.admin1)
                self.named[key] = self.named.get(key, 0.0) + chance
            elif entry.admin1 is not None:
                key = (country, entry.admin1)
                self.regions[key] = self.regions.get(key, 0.0) + chance
        if entry.lat is not None and entry.lon is not None and entry.kind not in WIDE:
            cell = (int(entry.lat // 1), int(entry.lon // 1))
            self.cells[cell] = self.cells.get(cell, 0.0) + chance


NO_SHARES = Shares()


def context_features(candidate: Candidate, group: Group, region: Region) -> Features:
    """What the likely meanings of the other mentions say for a candidate."""
    entry = candidate.entry
    own = region.shares.get(id(group), NO_SHARES)
    features: Features = []
    country = entry.country
    rank = _rank(entry)
    if country is not None:
        others = region.countries[country] - own.countries.get(country, 0.0)
        if others > 0.01:
            features.append((f"same country/{rank}", log1p(others)))
            features.append((f"share of country/{rank}", others / region.total))
        key: tuple[str, str | None] = (country, None)
        named = region.named[key] - own.named.get(key, 0.0)
        if named > 0.01 and rank != "country":
            features.append((f"country named/{rank}", min(named, 1.0)))
        if entry.admin1 is not None:
            key = (country, entry.admin1)
            named = region.named[key] - own.named.get(key, 0.0)
            if named > 0.01 and rank == "local":
                features.append(("region named", min(named, 1.0)))
            others = region.regions[key] - own.regions.get(key, 0.0)
            if others > 0.01:
                features.append((f"same region/{rank}", log1p(others)))
    if entry.lat is not None and entry.lon is not None and rank == "local":
        near = _nearby(entry.lat, entry.lon, region.cells) - _nearby(
            entry.lat, entry.lon, own.cells
        )
        if near > 0.01:
            features.append(("near others", log1p(near)))
    if group.qualifiers:
        inside = max(_inside(entry, qualifier) for qualifier in group.qualifiers)
        features.append(("in what follows", inside))
        features.append(("not in what follows", 1.0 - inside))
    if group.beside and rank != "country":
        inside = max(_inside(entry, other) for other in group.beside)
        features.append(("in what stands beside", inside))
    return features


def _nearby(lat: float, lon: float, cells: Mapping[tuple[int, int], float]) -> float:
    row, column = int(lat // 1), int(lon // 1)
    return sum(
        cells.get((r, c), 0.0)
        for r in (row - 1, row, row + 1)
        for c in (column - 1, column, column + 1)
    )


def _inside(entry: Entry, qualifier: Group) -> float:
    """The chance that a place lies in what another name means."""
    total = 0.0
    for candidate, chance in zip(qualifier.candidates, qualifier.chances, strict=False):
        other = candidate.entry
        if other.country is None or other.country != entry.country or other.key == entry.key:
            continue
        if other.kind == "country" or (other.admin1 and other.admin1 == entry.admin1):
            total += chance
    return total


# -------------------------------------------------------------------------------------- records


def _resolved(
    at: int,
    found: Sequence[FoundPlace],
    chosen: Sequence[tuple[Entry | None, float]],
    body: Body,
    gazetteer: Gazetteer,
) -> ResolvedPlace:
    mention = found[at]
    entry, chance = chosen[at]
    unknown = mention.sort in ("site", "road") and not mention.candidates
    if entry is None or unknown:
        place = place_of_site(at, found, chosen, body, gazetteer)
    else:
        place = _place(mention, entry, chance, gazetteer)
    return ResolvedPlace(place, mention.tokens, mention.head, mention.adjectival)


def _place(mention: FoundPlace, entry: Entry, chance: float, gazetteer: Gazetteer) -> Place:
    region = gazetteer.region(entry.country or "", entry.admin1 or "")
    return Place(
        start=mention.start,
        end=mention.end,
        text=mention.name,
        name=entry.name,
        kind=entry.kind,
        geonames=entry.geonames,
        country=entry.country,
        admin1=region.name if region else None,
        lat=entry.lat,
        lon=entry.lon,
        confidence=round(mention.score * chance, 3),
    )

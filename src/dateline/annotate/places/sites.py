"""Sites: where a camp, prison, base, road or unlisted village lies, as the text itself says.

"MEK members in Camp Liberty, Iraq": the gazetteer knows no Camp Liberty, but the text says that it
is in Iraq. What is said of one mention holds for all of that name in the article.
"""

from collections import Counter
from collections.abc import Sequence

from dateline.annotate.places.mention import FoundPlace
from dateline.body import Body
from dateline.knowledge.gazetteer import Entry, Gazetteer, fold
from dateline.records import Place

Chosen = Sequence[tuple[Entry | None, float]]

SAID = 0.9  # confidence that a site lies in the place named right after it or within its name
BESIDE = 0.7  # … in the nearest place of its sentence
AROUND = 0.5  # … in the country that the article names most
JOINTS = frozenset(
    {",", "in", ", in", "in the", "near", "at", "(", "outside", "of", "on", ", near"}
)


def place_of_site(
    at: int, found: Sequence[FoundPlace], chosen: Chosen, body: Body, gazetteer: Gazetteer
) -> Place:
    """The record of a mention that the gazetteer does not know, placed by the text."""
    mention = found[at]
    container, confidence = container_of(at, found, chosen, body)
    point = container is not None and container.kind in ("city", "site")
    region = (
        gazetteer.region(container.country or "", container.admin1 or "") if container else None
    )
    return Place(
        start=mention.start,
        end=mention.end,
        text=mention.name,
        name=mention.name,
        kind=kind_of(mention),
        country=container.country if container else None,
        admin1=region.name if region else None,
        lat=container.lat if container and point and mention.sort == "site" else None,
        lon=container.lon if container and point and mention.sort == "site" else None,
        confidence=round(mention.score * confidence, 3),
    )


def kind_of(mention: FoundPlace) -> str:
    """What a mention unknown to the gazetteer is: site, road, or just some place."""
    if mention.sort == "road":
        return "road"
    if mention.sort == "site" or mention.tokens[0].ent == "FAC":
        return "site"
    return "place"


def container_of(
    at: int, found: Sequence[FoundPlace], chosen: Chosen, body: Body
) -> tuple[Entry | None, float]:
    """The place that a mention lies in, and how sure that is; None: the text does not say."""
    inner, chance = chosen[at]
    if inner is not None and found[at].inner:
        return inner, SAID * chance
    name = fold(found[at].name)
    same = [i for i, mention in enumerate(found) if fold(mention.name) == name]
    for ask, confidence in ((_said, SAID), (_beside, BESIDE)):
        for i in sorted(same, key=lambda i: (i != at, i)):
            entry = ask(i, found, chosen, body)
            if entry is not None:
                return entry, confidence
    return _around(chosen), AROUND


def _said(at: int, found: Sequence[FoundPlace], chosen: Chosen, body: Body) -> Entry | None:
    """The place that follows: "Camp Liberty, Iraq", "the embassy in Tripoli"."""
    if at + 1 >= len(found) or found[at + 1].adjectival:
        return None
    between = body.text[found[at].end : found[at + 1].start].strip().lower()
    return chosen[at + 1][0] if between in JOINTS else None


def _beside(at: int, found: Sequence[FoundPlace], chosen: Chosen, body: Body) -> Entry | None:
    """The nearest place in the same sentence, those before it first."""
    sentence = found[at].tokens[0].sentence
    inside = [
        i
        for i, mention in enumerate(found)
        if mention.tokens[0].sentence == sentence
        and i != at
        and not mention.adjectival
        and chosen[i][0] is not None
    ]
    inside.sort(key=lambda i: (i > at, abs(i - at)))
    return chosen[inside[0]][0] if inside else None


def _around(chosen: Chosen) -> Entry | None:
    """The country of most of the article's places, as a place without coordinates of its own."""
    counts = Counter(entry.country for entry, _ in chosen if entry is not None and entry.country)
    if not counts:
        return None
    country, count = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    if 2 * count <= sum(counts.values()):
        return None
    return Entry(key=0, name=country, kind="country", country=country)

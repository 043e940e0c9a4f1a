"""Names: where an actor or place that no list knows was said to be one of them, another name for
it.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from dateline.annotate.pipeline import Mentions, Pipeline
from dateline.knowledge.gazetteer.tables import CITY_NAMES, SITES
from dateline.records import Actor, Place
from dateline.records.span import Span
from dateline.review.case import Case
from dateline.runs.propose.proposal import EXAMPLE, Proposal, cell

ACTORS = ("actors", "recipients", "claimed_by")
S = TypeVar("S", Actor, Place)


def propose_names(case: Case, mentions: Mentions, pipeline: Pipeline) -> Iterator[Proposal]:
    """Rows for names that people said who or what they are."""
    if case.expected is None:
        return
    for field in ACTORS:
        if field in case.corrected:
            pair = _one_for_one(getattr(case.coded, field), getattr(case.expected, field))
            if pair is not None:
                yield from _actor(field, *pair, mentions, pipeline)
    if "locations" in case.corrected:
        places = _one_for_one(case.coded.locations, case.expected.locations)
        if places is not None:
            yield from _place(*places, mentions, pipeline)


def _one_for_one(before: Sequence[S], after: Sequence[S]) -> tuple[S, S] | None:
    """The one that was taken out and the one that took its place; None where there are not one
    and one, so that it is not known which is which.
    """
    lost = [one for one in before if one.name not in {other.name for other in after}]
    gained = [one for one in after if one.name not in {other.name for other in before}]
    return (lost[0], gained[0]) if len(lost) == len(gained) == 1 else None


def _actor(
    field: str, lost: Actor, gained: Actor, mentions: Mentions, pipeline: Pipeline
) -> Iterator[Proposal]:
    name = _name(lost, mentions)
    if lost.id is not None or gained.id is None or name is None:
        return
    register = pipeline.register
    if any(known.id == gained.id for known in register.candidates(name)):
        return
    listed = next((k for k in register.candidates(gained.name) if k.id == gained.id), None)
    cells = {
        "name": cell(gained.name), "country": gained.country or "",
        "sectors": " ".join(gained.sectors), "aliases": name,
        "start": (listed and listed.start) or "", "end": (listed and listed.end) or "", "note": "",
    }  # fmt: skip
    yield Proposal.of(
        "register",
        cells,
        field=field,
        word=gained.id,
        listed=gained.id,
        why=f"“{name}”, said to be {gained.id}",
    )


def _place(
    lost: Place, gained: Place, mentions: Mentions, pipeline: Pipeline
) -> Iterator[Proposal]:
    name = _name(lost, mentions)
    if lost.geonames is not None or name is None:
        return
    why = f"“{name}”, said to be {cell(gained.name)}"
    if gained.geonames is not None:
        listed = {row.geonames for row in pipeline.lexicons[CITY_NAMES]}
        if gained.kind == "city" and gained.geonames not in listed:
            cells = {"geonames": str(gained.geonames), "name": cell(gained.name), "aliases": name}
            yield _in(CITY_NAMES.path, cells, word=f"city.{gained.geonames}", why=why)
    elif gained.kind == "site" and gained.lat is not None and gained.lon is not None:
        cells = {
            "name": cell(gained.name), "kind": "site", "country": gained.country or "",
            "lat": str(gained.lat), "lon": str(gained.lon), "aliases": name,
        }  # fmt: skip
        yield _in(SITES.path, cells, word="site", why=why)


def _in(path: str, cells: dict[str, str], *, word: str, why: str) -> Proposal:
    shown = cells | {"example": EXAMPLE, "counterexample": ""}
    return Proposal.of(path.removesuffix(".tsv"), shown, field="locations", word=word, why=why)


def _name(span: Span, mentions: Mentions) -> str | None:
    """The words of a mention as a list may hold them; None: it names nobody ("the gunmen")."""
    tokens = mentions.body.tokens_in(span.start, span.end)
    if not any(token.pos == "PROPN" for token in tokens):
        return None
    begin = next((token.start for token in tokens if token.pos != "DET"), span.start)
    return cell(mentions.body.text[begin : span.end]) or None

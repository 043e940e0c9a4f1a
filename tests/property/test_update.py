"""Incremental linking: in whatever batches documents come, the incidents are those of all at once.

With few neighbours a report, so that a handful of reports crowds a block.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports import ABECHE, MOUNDOU, at, dead, report, who

from dateline.link import Linker, Pins, Report
from dateline.link import block as blocking
from dateline.link.report import LooseFigure, apart
from dateline.link.update import update
from dateline.records.incident import Incident
from dateline.settings import Settings
from dateline.store.begin import Run, begin_run
from dateline.store.desk import Desk
from dateline.store.incidents import all_incidents, keep_incidents
from dateline.store.links import Links
from dateline.store.migrate import migrate

PLACES = [at("Abéché", **ABECHE), at("Moundou", **MOUNDOU), at("Chad", "country", country="TCD")]
TEXTS = ["Gunmen attacked the market", "Rockets hit a camp", "Two men were shot by the river"]
WHO = [who("Desert Falcons"), who("Front of the Lake"), who("gunmen")]
DOCUMENTS = [f"d{n}" for n in range(9)]
DAYS = ["2014-05-02", "2014-05-09", "2014-05-11", "2014-05-12", "2014-05-22", "2014-06-01"]
FEW = st.integers(0, 3)

Told = dict[str, list[Report]]


@pytest.fixture(autouse=True, scope="module", params=[1, 3, 80])
def _neighbours(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        few = {kind: reach._replace(most=request.param) for kind, reach in blocking.KINDS.items()}
        patch.setattr(blocking, "KINDS", few)
        yield


class Shelf:
    """Links on a desk in memory, with the documents that a test gives it."""

    def __init__(self) -> None:
        db = sqlite3.connect(":memory:", isolation_level=None)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA foreign_keys = ON")
        migrate(db, Path("memory"))
        self.desk = Desk(Path("memory"), db)
        self.run: Run = begin_run(self.desk, "link", Settings())
        self.told: Told = {}
        self.links = Links(db, self.read)

    def read(self, documents: Sequence[str]) -> Iterable[Report]:
        return [r for document in documents for r in self.told.get(document, [])]

    def change(self, told: Told, linker: Linker, pinned: Iterable[str] = ()) -> None:
        """Link these documents in the place of what they were."""
        self.told |= told
        found = update(self.links, linker, sorted(told), pinned=pinned)
        keep_incidents(self.desk.db, found.incidents, found.gone, self.run)

    @property
    def incidents(self) -> list[Incident]:
        return list(all_incidents(self.desk))

    @property
    def reports(self) -> list[Report]:
        return self.links.load(list(self.told))


def documents(numbers: st.SearchStrategy[int] = FEW) -> st.SearchStrategy[Told]:
    """What some documents tell; one may have come to tell nothing."""

    @st.composite
    def build(draw: st.DrawFn) -> Told:
        told: Told = defaultdict(list)
        for document in draw(st.lists(st.sampled_from(DOCUMENTS), min_size=1, unique=True)):
            made = [_report(draw, document, n) for n in range(draw(numbers))]
            told[document] = [each for one in made for each in apart(one)]
        return dict(told)

    return build()


def _report(draw: st.DrawFn, document: str, n: int) -> Report:
    told = report(
        document,
        draw(st.sampled_from(TEXTS)),
        on=draw(st.sampled_from([None, *DAYS])),
        where=draw(st.sampled_from([None, PLACES[0], *PLACES])),
        status=draw(st.sampled_from(["reported", "denied"])),
        outlet=draw(st.sampled_from(["Sahel Wire", "Post"])),
        published=draw(st.sampled_from([None, "2014-05-12", "2014-05-21"])),
        actors=draw(st.lists(st.sampled_from([WHO[0], *WHO]), max_size=1)),
        figures=draw(st.lists(st.builds(dead, st.integers(1, 30)), max_size=1)),
        copy_of=draw(st.sampled_from([None, None, "d0"])) if document != "d0" else None,
        n=n,
    )
    loose = draw(st.lists(st.builds(dead, st.integers(1, 30)), max_size=1))
    known = {"loose": tuple(LooseFigure(figure=one) for one in loose)}
    return told.model_copy(update={**known, "times": draw(st.sampled_from([1, 1, 1, 2, 3]))})


def _check(shelf: Shelf, linker: Linker) -> None:
    assert shelf.incidents == linker.link(shelf.reports)


@settings(max_examples=50, deadline=None)
@given(st.lists(documents(), min_size=1, max_size=6))
def test_batches_give_what_all_at_once_gives(batches: list[Told]) -> None:
    """Documents come, are coded anew and tell something else, or nothing any more."""
    shelf = Shelf()
    for batch in batches:
        shelf.change(batch, Linker())
        _check(shelf, Linker())


@settings(max_examples=50, deadline=None)
@given(documents(), documents())
def test_a_document_taken_out_leaves_what_never_having_had_it_gives(
    before: Told, other: Told
) -> None:
    shelf = Shelf()
    shelf.change(before, Linker())
    shelf.change(
        {document: told for document, told in other.items() if document not in before}, Linker()
    )
    shelf.change({document: [] for document in other}, Linker())
    _check(shelf, Linker())
    fresh = Shelf()
    fresh.change({d: told for d, told in before.items() if d not in other}, Linker())
    assert shelf.incidents == fresh.incidents


@settings(max_examples=50, deadline=None)
@given(documents(st.integers(1, 3)), documents(), st.data())
def test_pins_bear_on_what_was_linked_before_and_after(
    before: Told, after: Told, data: st.DataObject
) -> None:
    shelf = Shelf()
    shelf.change(before, Linker())
    ids = sorted({r.id for r in shelf.reports})
    pairs = st.frozensets(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=3)
    must, cannot = (
        frozenset((a, b) for a, b in data.draw(pairs) if a < b) for _ in ("must", "cannot")
    )
    pinned = Linker(pins=Pins(must=must, cannot=cannot))
    shelf.change({}, pinned, pinned={id_ for pair in must | cannot for id_ in pair})
    _check(shelf, pinned)
    shelf.change(after, pinned)
    _check(shelf, pinned)
    shelf.change({}, Linker(), pinned={id_ for pair in must | cannot for id_ in pair})
    _check(shelf, Linker())


def test_a_part_that_comes_later_is_named_by_those_that_were_there() -> None:
    shelf = Shelf()
    days = {"d1": "2014-05-02", "d2": "2014-05-12", "d3": "2014-05-22"}
    for document, day in days.items():
        told = report(document, on=day, where=PLACES[0], actors=[WHO[0]])
        shelf.change({document: [told]}, Linker())
    assert [len(one.parts) for one in shelf.incidents] == [3, 3, 3]
    shelf.change({"d2": []}, Linker())
    assert [len(one.parts) for one in shelf.incidents] == [0, 0]

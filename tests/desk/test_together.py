"""Two processes add to one desk at once, and a third reads beside them."""

import time
from pathlib import Path

import pytest
from tests.desk.processes import add_articles, articles, ended_well, start
from tests.desks import contents

from dateline.store import open_desk
from dateline.store.filter import Filter
from dateline.store.find import count_documents, find_documents
from dateline.store.verify import verify

pytestmark = pytest.mark.slow


def read_on(path: Path, until: int) -> None:
    """Ask a desk again and again, until it holds so many documents."""
    seen = 0
    deadline = time.monotonic() + 120
    while seen < until:
        assert time.monotonic() < deadline
        with open_desk(path) as desk:
            now = count_documents(desk, Filter())
            assert now >= seen
            seen = now
            for found in find_documents(desk, Filter(words="gunmen killed")):
                assert found.events, "a document and its events come at once"


def test_two_writers_and_a_reader(tmp_path: Path) -> None:
    path, alone = tmp_path / "t.desk", tmp_path / "alone.desk"
    with open_desk(path, create=True):
        pass
    total = len(list(articles(range(1500))))
    children = [
        start(lambda: add_articles(path, range(1000), pause=0.0005)),
        start(lambda: add_articles(path, range(500, 1500), pause=0.0005)),  # half of it the same
        start(lambda: read_on(path, total)),
    ]
    assert [ended_well(child) for child in children] == [True, True, True]
    with open_desk(path) as desk:
        assert list(verify(desk)) == []
        ids = [row[0] for row in desk.db.execute("SELECT id FROM documents")]
    assert len(ids) == len(set(ids)) == total
    assert ended_well(start(lambda: add_articles(alone, range(1500))))
    one, two = contents(path), contents(alone)
    for table in ("originals", "origins", "analyses", "events", "event_actors", "failures"):
        drop = 1 if table == "origins" else 0  # its number, in order of arrival
        assert sorted(r[drop:] for r in one[table]) == sorted(r[drop:] for r in two[table]), table


def test_two_that_make_the_same_desk_at_once(tmp_path: Path) -> None:
    path = tmp_path / "t.desk"
    children = [start(lambda: add_articles(path, range(50))) for _ in range(4)]
    assert all([ended_well(child) for child in children])
    with open_desk(path) as desk:
        assert list(verify(desk)) == []
        assert count_documents(desk, Filter()) == len(list(articles(range(50))))

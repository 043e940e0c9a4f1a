"""A disk that fills up: a clear error, and the desk is whole and goes on when there is room."""

import resource
import signal
from pathlib import Path

import pytest
from tests.desk.processes import add_articles, ended_well, start
from tests.desks import contents

from dateline.errors import StoreError
from dateline.store import open_desk
from dateline.store.verify import verify

pytestmark = pytest.mark.slow

ROOM = 1_500_000  # bytes that a file may have


def add_with_a_quota(path: Path, told: Path) -> None:
    """Add articles in a process whose files may not grow beyond ROOM, and write down the error."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
    try:
        add_articles(path, range(3000))
    except StoreError as error:
        told.write_text(str(error))


def test_a_full_disk_is_said_and_costs_nothing(tmp_path: Path) -> None:
    path, told = tmp_path / "t.desk", tmp_path / "told.txt"
    assert ended_well(start(lambda: add_with_a_quota(path, told)))
    assert "t.desk: no room left to write; what was saved before is whole" in told.read_text()
    with open_desk(path) as desk:
        assert list(verify(desk)) == []
        saved = desk.db.execute("SELECT count(*) FROM documents").fetchone()[0]
    assert 0 < saved < 3000
    assert ended_well(start(lambda: add_articles(path, range(3000))))
    assert ended_well(start(lambda: add_articles(tmp_path / "roomy.desk", range(3000))))
    assert contents(path) == contents(tmp_path / "roomy.desk")

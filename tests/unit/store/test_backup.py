from pathlib import Path

import pytest
from tests.desks import article, contents, original, put

from dateline.errors import StoreError
from dateline.store import Desk, open_desk
from dateline.store.backup import backup
from dateline.store.verify import verify


def test_a_backup_is_a_whole_desk(desk: Desk, tmp_path: Path) -> None:
    put(desk, *(original(article(n), f"{n}.txt") for n in range(50)))
    shares: list[float] = []
    backup(desk, tmp_path / "copy.desk", progress=shares.append)
    assert shares[-1] == 1
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == ["copy.desk"]
    with open_desk(tmp_path / "copy.desk") as copy:
        assert list(verify(copy)) == []
        assert contents(copy.path) == contents(desk.path)


def test_it_overwrites_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "copy.desk").write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        backup(desk, tmp_path / "copy.desk", progress=lambda _: None)
    assert (tmp_path / "copy.desk").read_text() == "mine"

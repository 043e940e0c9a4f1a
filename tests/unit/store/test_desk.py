import sqlite3
from pathlib import Path

import pytest
from tests.desks import original, put

from dateline.errors import StoreError
from dateline.store import Desk, migrate, open_desk
from dateline.store.migrate import APPLICATION


def test_a_desk_is_kept_in_wal_mode_with_foreign_keys_and_strict_tables(desk: Desk) -> None:
    assert desk.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert desk.db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert desk.db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value"):
        desk.db.execute("INSERT INTO originals VALUES ('a', 'b', 'not a number', x'00')")


def test_opened_again_it_holds_what_was_put_in(desk: Desk) -> None:
    put(desk, original("Gunmen killed 3 people in Cali."))
    with open_desk(desk.path) as again:
        assert again.db.execute("SELECT count(*) FROM events").fetchone()[0] == 1


@pytest.mark.parametrize("raw", [b"not a database, but long enough to be read as one" * 30])
def test_another_file_is_refused_and_left_as_it_was(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(raw)
    with pytest.raises(StoreError, match=r"notes\.txt: not a desk"):
        open_desk(path, create=True)
    assert path.read_bytes() == raw


def test_another_sqlite_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    with pytest.raises(StoreError, match="an SQLite file, but not a desk"):
        open_desk(path, create=True)


def test_a_desk_of_a_newer_version_is_refused(desk: Desk) -> None:
    desk.db.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match="made by a newer version"):
        open_desk(desk.path)


def test_no_desk_where_none_is_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such desk"):
        open_desk(tmp_path / "none.desk")
    assert not (tmp_path / "none.desk").exists()
    with pytest.raises(StoreError, match="no folder"):
        open_desk(tmp_path / "no" / "none.desk", create=True)
    with pytest.raises(StoreError, match="a folder"):
        open_desk(tmp_path)


def test_a_change_that_breaks_leaves_nothing(desk: Desk) -> None:
    def change_and_break() -> None:
        with desk.changing() as db:
            db.execute("INSERT INTO originals VALUES ('a', 'text/plain', 1, x'00')")
            raise KeyError

    with pytest.raises(KeyError):
        change_and_break()
    assert desk.db.execute("SELECT count(*) FROM originals").fetchone()[0] == 0


def test_an_older_desk_keeps_its_incidents(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = list(migrate._steps())
    monkeypatch.setattr(migrate, "_steps", lambda: iter(steps[:7]))
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate.migrate(db, Path("old"))
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("INSERT INTO incident_reports VALUES ('e-1', 'i-1')")
    db.execute("INSERT INTO link_reports VALUES ('e-1', 'd', 'd', 1, 2, NULL, NULL, 1)")
    monkeypatch.setattr(migrate, "_steps", lambda: iter(steps))
    migrate.migrate(db, Path("old"))
    assert db.execute("SELECT * FROM incident_reports").fetchall() == [("e-1", "e-1", "i-1")]
    assert db.execute("SELECT * FROM link_reports").fetchall() == []
    assert migrate.schema_of(db) == migrate.schema_of(desk.db)
    db.close()

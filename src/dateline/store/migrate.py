"""The schema, in numbered steps, each applied once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path

from dateline.errors import StoreError

APPLICATION = 0x646C6E65  # "dlne": by which a desk is told from other SQLite files
STEPS = "schema"


def migrate(db: sqlite3.Connection, path: Path) -> None:
    """Apply the steps that a desk has not yet; does nothing on one that is up to date.

    Raises:
        StoreError: the desk was made by a newer version.
    """
    steps = list(_steps())
    newest = steps[-1][0]
    if _version(db) == newest:
        return
    db.execute("BEGIN IMMEDIATE")  # of two processes that open an old desk, one waits here
    try:
        found = _version(db)
        if found > newest:
            raise StoreError(
                f"{path}: made by a newer version of dateline (schema {found}, expected at most "
                f"{newest})"
            )
        for number, script in steps:
            if number > found:
                for statement in _statements(script):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def refuse_another_version(db: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError for a desk that is not of the newest schema, where it may not be brought to
    it.
    """
    newest = max(number for number, _ in _steps())
    found = _version(db)
    if found < newest:
        raise StoreError(
            f"{path}: made by an older version of dateline (schema {found}, expected {newest}); "
            f"`dateline recode {path}` brings it up to date"
        )
    if found > newest:
        raise StoreError(
            f"{path}: made by a newer version of dateline (schema {found}, expected {newest})"
        )


def schema_of(db: sqlite3.Connection) -> dict[str, str]:
    """What a desk's tables, indexes and triggers are made by, by their names."""
    return {
        row[0]: row[1]
        for row in db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    }


def schema_when_new() -> dict[str, str]:
    """The same of a desk that is made anew."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, Path("a new desk"))
        return schema_of(db)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _steps() -> Iterator[tuple[int, str]]:
    folder = resources.files("dateline.store").joinpath(STEPS)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            yield int(file.name.split("_")[0]), file.read_text(encoding="utf-8")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would commit half-way."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

"""The file: opened with its safeguards on, brought to the newest schema, errors made clear."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from dateline.errors import StoreError
from dateline.store.migrate import APPLICATION, migrate, refuse_another_version

MAGIC = b"SQLite format 3\0"
WAIT = 120.0  # seconds to wait for another writer; a batch takes a second or two
_FULL = "no room left to write; what was saved before is whole: make room and run it again"


@dataclass(frozen=True)
class Desk:
    """An open desk. Use it in one thread; other processes may use the same file beside it.

    Attributes:
        path: the file.
        db: its connection. It commits each statement by itself, outside `changing`.
    """

    path: Path
    db: sqlite3.Connection

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing. Within another one, a part of that.

        Raises:
            StoreError: the disk is full, the file is damaged, or another writer does not end.
        """
        with self.guarded():
            if self.db.in_transaction:
                yield self.db
                return
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn what SQLite says into a StoreError that names the desk."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_said(error)}") from error

    def close(self) -> None:
        """Close the file. The desk cannot be used after it."""
        with self.guarded():
            self.db.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_desk(
    path: Path, *, create: bool = False, write: bool = True, anywhere: bool = False
) -> Desk:
    """Open a desk, and bring it to the schema of this version.

    Args:
        path: the file.
        create: make it where there is none.
        write: False: only to be read. Nothing of it is changed, so it may lie where nothing can be
            written.
        anywhere: it is used by one thread after another, never by two at once.

    Raises:
        StoreError: there is none, or the file is something else, damaged, of a newer version, or,
            to be read only, of an older one.
    """
    _refuse_no_file(path, create=create)
    mode = "rwc" if create else "rw" if write else "ro"
    desk = Desk(path, _connect(path, mode, one_thread=not anywhere))
    try:
        with desk.guarded():
            _refuse_another_kind(desk, create=create)
            if write:
                desk.db.execute("PRAGMA journal_mode = WAL")
                migrate(desk.db, path)
            else:
                refuse_another_version(desk.db, path)
            _set_safeguards(desk.db)
    except BaseException:
        desk.db.close()
        raise
    return desk


def data_version(desk: Desk) -> int:
    """A number that is another after anybody else changed the desk; it says nothing by itself."""
    with desk.guarded():
        return int(desk.db.execute("PRAGMA data_version").fetchone()[0])


def _refuse_no_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: a folder, expected a desk")
    if path.exists():
        if not path.is_file():
            raise StoreError(f"{path}: no file, expected a desk")
    elif not create:
        raise StoreError(f"{path}: no such desk; `dateline init {path}` makes one")
    elif not path.parent.is_dir():
        raise StoreError(f"{path}: no folder {path.parent} to make it in")


def _connect(path: Path, mode: str, *, one_thread: bool) -> sqlite3.Connection:
    """A connection by an address, so that a file may be called `:memory:`; of a desk that cannot be
    written, by one that says that nobody else writes it either.
    """
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    alone = "&immutable=1" if mode == "ro" and not os.access(path.parent, os.W_OK) else ""
    try:
        db = sqlite3.connect(
            address + alone,
            timeout=WAIT,
            isolation_level=None,
            uri=True,
            check_same_thread=one_thread,
        )
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_said(error)}") from error
    db.row_factory = sqlite3.Row
    return db


def is_desk(path: Path) -> bool:
    """Whether a file is a desk, or at least an SQLite file; nothing of it is opened."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _refuse_another_kind(desk: Desk, *, create: bool) -> None:
    application = desk.db.execute("PRAGMA application_id").fetchone()[0]
    tables = desk.db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application == APPLICATION:
        return
    if tables:
        raise StoreError(f"{desk.path}: an SQLite file, but not a desk")
    if not create:
        raise StoreError(f"{desk.path}: an empty file, expected a desk")


def _set_safeguards(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA synchronous = FULL")  # what was answered "saved" outlives a power cut
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
    db.execute("PRAGMA trusted_schema = OFF")  # a desk from elsewhere runs no code of its own
    db.execute("PRAGMA temp_store = MEMORY")  # article text goes to no temporary file


def _said(error: sqlite3.Error) -> str:
    """An error of SQLite in a person's words."""
    text = str(error)
    name = getattr(error, "sqlite_errorname", "") or ""
    if name == "SQLITE_FULL" or name in ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE"):
        return _FULL
    if name.startswith("SQLITE_BUSY") or "locked" in text:
        return "another process keeps the desk locked; try again when it has ended"
    if name == "SQLITE_NOTADB":
        return "not a desk, nor any SQLite file"
    if name.startswith("SQLITE_CORRUPT"):
        return f"damaged ({text}); `dateline verify` says where, a backup has it whole"
    if name.startswith("SQLITE_READONLY") or name == "SQLITE_CANTOPEN":
        return f"cannot be opened for writing ({text})"
    return text

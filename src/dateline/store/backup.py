"""Backup: a whole copy of a desk while others read and write it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from dateline.errors import StoreError
from dateline.store.desk import Desk

PAGES = 2048  # copied at once (8 MB); between them others may write


def backup(desk: Desk, target: Path, *, progress: Callable[[float], None]) -> None:
    """Copy a desk into a new file.

    Args:
        target: must not exist.
        progress: told the share done, 0..1.

    Raises:
        StoreError: the target is there already, or cannot be written; then nothing is left of it.
    """
    if target.exists():
        raise StoreError(f"{target}: is there already; a backup overwrites nothing")
    part = target.with_name(f"{target.name}.part")
    try:
        with desk.guarded():
            copy = sqlite3.connect(part)
            try:
                desk.db.backup(
                    copy,
                    pages=PAGES,
                    progress=lambda _, remaining, total: progress(1 - remaining / max(total, 1)),
                )
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a -wal beside it
            finally:
                copy.close()
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)

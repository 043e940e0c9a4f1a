import itertools
import sqlite3

import pytest
from tests.desks import article, original, put

from dateline.store import Desk
from dateline.store.log import START, read_log


def test_each_entry_carries_the_hash_of_the_one_before(desk: Desk) -> None:
    put(desk, original(article(1)), original(article(2), "b.txt"))
    put(desk, original(article(3), "c.txt"))
    entries = list(read_log(desk.db))
    one = ["original", "seen", "add", "code"]
    assert [entry.action for entry in entries] == ["run", *one, *one, "run", *one]
    assert entries[0].previous == START
    for before, after in itertools.pairwise(entries):
        assert after.previous == before.hash
    assert all(entry.hash == entry.computed_hash() for entry in entries)


def test_nothing_of_an_article_stands_in_the_log(desk: Desk) -> None:
    put(desk, original("Gunmen killed 3 people in Cali.", "/home/of/somebody.txt"))
    told = " ".join(f"{entry.details} {entry.subject}" for entry in read_log(desk.db))
    assert "Cali" not in told
    assert "somebody" not in told


def test_entries_cannot_be_changed_or_taken_out(desk: Desk) -> None:
    put(desk, original(article(1)))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        desk.db.execute("UPDATE log SET action = 'nothing'")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        desk.db.execute("DELETE FROM log")

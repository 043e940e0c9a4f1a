from collections.abc import Callable

import pytest
from tests.desks import article, original, put

from dateline.store import Desk
from dateline.store.pack import pack
from dateline.store.verify import count_steps, log_head, verify

Tamper = Callable[[Desk], object]


def run_sql(*statements: str) -> Tamper:
    def tamper(desk: Desk) -> None:
        desk.db.execute("PRAGMA foreign_keys = OFF")
        for name in ("log_is_not_changed", "log_is_not_cut"):
            desk.db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            desk.db.execute(statement)

    return tamper


def swap_original(desk: Desk) -> None:
    desk.db.execute("UPDATE originals SET content = ?", (pack(b"another article"),))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    put(desk, *(original(article(n), f"{n}.txt") for n in range(3)))
    return desk


def test_a_whole_desk_has_nothing_wrong(filled: Desk) -> None:
    steps = []
    assert list(verify(filled, step=lambda: steps.append(1), contains=log_head(filled))) == []
    assert len(steps) == count_steps(filled) == 6


@pytest.mark.parametrize(
    ("tamper", "problem"),
    [
        (swap_original, "its bytes are not what they were"),
        (run_sql("UPDATE originals SET content = x'00' WHERE rowid = 1"), "damaged"),
        (run_sql("UPDATE documents SET text = text || 'x'"), "its text is not what the log says"),
        (run_sql("UPDATE documents SET text = substr(text, 5)"), "spans do not match its text"),
        (run_sql("UPDATE events SET status = 'denied'"), "its events are not those"),
        (run_sql("UPDATE event_figures SET low = 100"), "its events are not those"),
        (run_sql("DELETE FROM event_actors"), "its events are not those"),
        (run_sql("UPDATE analyses SET sha256 = 'x'"), "its coding is not what"),
        (run_sql("UPDATE log SET details = '{}' WHERE number = 2"), "entry 2: changed since"),
        (run_sql("DELETE FROM log WHERE number = 2"), "entry 2 is not there"),
        (run_sql("DELETE FROM originals WHERE rowid = 1"), "what it refers to in originals"),
        (run_sql("DELETE FROM originals WHERE rowid = 1"), "the log knows it, and it is not there"),
    ],
)
def test_what_is_wrong_is_named(filled: Desk, tamper: Tamper, problem: str) -> None:
    tamper(filled)
    assert any(problem in one for one in verify(filled)), list(verify(filled))


def test_a_log_that_was_made_anew_shows_against_a_hash_kept_elsewhere(filled: Desk) -> None:
    head = log_head(filled)
    put(filled, original(article(9), "9.txt"))
    assert list(verify(filled, contains=head)) == []
    assert any("made anew" in one for one in verify(filled, contains="f" * 64))

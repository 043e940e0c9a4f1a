from collections.abc import Callable

import pytest
from tests.desks import article, original, put

from dateline.records.review import Action
from dateline.settings import Settings
from dateline.store import Desk, open_desk
from dateline.store.begin import begin_run
from dateline.store.decisions import decide
from dateline.store.pack import pack
from dateline.store.verify import count_steps, log_head, verify

Tamper = Callable[[Desk], object]


def run_sql(*statements: str) -> Tamper:
    def tamper(desk: Desk) -> None:
        desk.db.execute("PRAGMA foreign_keys = OFF")
        for name in ("log_is_not_changed", "log_is_not_cut", "decisions_are_not_changed"):
            if "DROP TRIGGER" in statements[0]:
                continue
            desk.db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            desk.db.execute(statement)

    return tamper


def swap_original(desk: Desk) -> None:
    desk.db.execute("UPDATE originals SET content = ?", (pack(b"another article"),))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    put(desk, *(original(article(n), f"{n}.txt") for n in range(3)))
    id_ = desk.db.execute("SELECT id FROM events ORDER BY id LIMIT 1").fetchone()["id"]
    run = begin_run(desk, "review", Settings())
    decide(desk, id_, Action.NOTE, by="amal", run=run, note="look again")
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
        (run_sql("UPDATE originals SET media_type = 'text/html'"), "is not what the log says"),
        (run_sql("UPDATE documents SET text = text || 'x'"), "is not what the log says"),
        (run_sql("UPDATE documents SET text = substr(text, 5)"), "spans do not match its text"),
        (run_sql("UPDATE documents SET outlet = 'Another'"), "is not what the log says"),
        (run_sql("UPDATE documents SET latest = 0"), "is not what the log says"),
        (run_sql("UPDATE origins SET origin = 'x', headers = '{}'"), "the log does not know it"),
        (run_sql("DELETE FROM origins"), "the log knows it, and it is not there"),
        (run_sql("UPDATE runs SET version = '9'"), "is not what the log says"),
        (run_sql("UPDATE events SET status = 'denied'"), "its events are not those"),
        (run_sql("UPDATE events SET event_type = 'FOO'"), "cannot be checked"),
        (run_sql("UPDATE events SET run = 99"), "names another run"),
        (run_sql("UPDATE event_figures SET low = 100"), "its events are not those"),
        (run_sql("DELETE FROM event_actors"), "its events are not those"),
        (run_sql("UPDATE actors SET name = 'Nobody'"), "its actors are not those"),
        (run_sql("DELETE FROM places"), "its places are not those"),
        (run_sql("UPDATE analyses SET coding = 'x'"), "is not what the log says"),
        (run_sql("DELETE FROM analyses"), "it has events and no coding"),
        (run_sql("UPDATE decisions SET note = 'approved by court'"), "is not what the log says"),
        (run_sql("UPDATE decisions SET event = '{}'"), "cannot be checked"),
        (run_sql("DELETE FROM decisions"), "the log knows it, and it is not there"),
        (run_sql("DELETE FROM bands"), "what copies are found by"),
        (run_sql("UPDATE log SET details = '{bad' WHERE number = 2"), "entry 2: changed since"),
        (run_sql("DELETE FROM log WHERE number = 2"), "entry 2 is not there"),
        (run_sql("DELETE FROM originals WHERE rowid = 1"), "what it refers to in originals"),
        (run_sql("DROP TABLE events"), "the schema: events is not there"),
        (run_sql("DROP TRIGGER decisions_are_not_changed"), "decisions_are_not_changed is not"),
        (
            run_sql("INSERT INTO tombstones VALUES ('a', 'b', NULL, NULL, 'c', 'd', 1)"),
            "tombstones a: the log does not know it",
        ),
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


def test_a_document_that_is_gone_with_all_its_rows_is_missed(filled: Desk) -> None:
    db = filled.db
    db.execute("PRAGMA foreign_keys = OFF")
    row = db.execute("SELECT * FROM documents LIMIT 1").fetchone()
    for table in ("events", "times", "places", "actors", "figures", "attributions", "analyses"):
        db.execute(f"DELETE FROM {table} WHERE document_id = ?", (row["id"],))
    db.execute("DELETE FROM origins WHERE original = ?", (row["original"],))
    db.execute("DELETE FROM originals WHERE sha256 = ?", (row["original"],))
    db.execute("DELETE FROM documents WHERE id = ?", (row["id"],))
    db.execute("INSERT INTO documents_words (documents_words) VALUES ('rebuild')")
    problems = list(verify(filled))
    assert f"documents {row['id']}: the log knows it, and it is not there" in problems


def test_pages_that_were_overwritten_are_named(filled: Desk) -> None:
    filled.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with filled.path.open("r+b") as file:
        file.seek(4096 * 12)
        file.write(b"\xff" * 4096 * 3)
    filled.db.close()
    with open_desk(filled.path) as again:
        assert list(verify(again)) != []

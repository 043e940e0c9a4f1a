import json
import sqlite3
from pathlib import Path

import pytest
from tests.desks import article, original, put

from dateline.errors import InputError, StoreError
from dateline.records import Original
from dateline.records.review import Action
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.begin import begin_run
from dateline.store.decisions import decide
from dateline.store.filter import Filter
from dateline.store.find import document, find_documents
from dateline.store.forget import forget, overwrite
from dateline.store.save import Outcome
from dateline.store.verify import verify

SECRET = "Zarathustrian"


def take_out(desk: Desk, *ids: str | None) -> None:
    run = begin_run(desk, "forget", Settings())
    forget(desk, [str(id_) for id_ in ids], why="asked for by a witness", run=run)


def file_bytes(desk: Desk) -> bytes:
    beside = [Path(f"{desk.path}{end}") for end in ("", "-wal")]
    return b"".join(path.read_bytes() for path in beside if path.exists())


def test_nothing_of_it_is_left_in_the_file(desk: Desk) -> None:
    text = f"Gunmen killed 3 people in {SECRET}. {article(1)}"
    kept, gone = put(desk, original(article(2), "b.txt"), original(text, f"{SECRET}/a.txt"))
    event = document(desk, str(gone.document_id)).events[0].event
    run = begin_run(desk, "review", Settings())
    decide(desk, event.id, Action.ACCEPT, by="amal", run=run)
    assert SECRET.encode() in file_bytes(desk)
    take_out(desk, gone.document_id)
    assert SECRET.encode() not in file_bytes(desk)
    words = "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, documents_words, 'row')"
    desk.db.execute(words)
    found = desk.db.execute("SELECT count(*) FROM temp.words WHERE term LIKE 'zarathustr%'")
    assert found.fetchone()[0] == 0
    for table in ("originals", "documents", "analyses", "signatures", "decisions"):
        left = desk.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert left == (0 if table == "decisions" else 1), table
    assert document(desk, str(kept.document_id)).events
    assert list(verify(desk)) == []


def test_a_tombstone_stays_and_the_same_bytes_are_not_taken_in_again(desk: Desk) -> None:
    (saved,) = put(desk, original(article(1)))
    take_out(desk, saved.document_id)
    (stone,) = desk.db.execute("SELECT * FROM tombstones").fetchall()
    assert (stone["document_id"], stone["why"]) == (saved.document_id, "asked for by a witness")
    assert stone["original"] == original(article(1)).sha256
    (again,) = put(desk, original(article(1), "elsewhere.txt"))
    assert again.outcome is Outcome.FORGOTTEN
    assert find_documents(desk, Filter()) == []


def test_copies_are_handed_on_to_the_earliest_that_is_left(desk: Desk) -> None:
    text = article(1)
    first, second, third = put(
        desk,
        original(text, "a.txt"),
        original(f"Wire.\n{text}", "b.txt"),
        original(f"Agency.\n{text}", "c.txt"),
    )
    take_out(desk, first.document_id)
    assert document(desk, str(second.document_id)).copy_of is None
    assert document(desk, str(third.document_id)).copy_of == second.document_id
    assert list(verify(desk)) == []


def test_nothing_is_taken_out_when_one_is_not_there(desk: Desk) -> None:
    (saved,) = put(desk, original(article(1)))
    with pytest.raises(InputError, match="no-such: no such document"):
        take_out(desk, saved.document_id, "no-such")
    assert document(desk, str(saved.document_id)).events


def test_neither_its_text_nor_its_address_is_taken_in_again(desk: Desk) -> None:
    url = "https://news.example/2013/04/attack"
    page = original(article(1), url, url=url)
    (saved,) = put(desk, page)
    take_out(desk, saved.document_id)
    same_text, same_address, other = put(
        desk,
        Original(
            raw=json.dumps({"text": article(1)}).encode(),
            media_type="application/json",
            origin="a.jsonl:1",
        ),
        original(article(2), url, url=url),
        original(article(3), "c.txt"),
    )
    outcomes = [one.outcome for one in (same_text, same_address, other)]
    assert outcomes == [Outcome.FORGOTTEN, Outcome.FORGOTTEN, Outcome.ADDED]


def test_an_id_that_was_forgotten_is_not_given_again(desk: Desk) -> None:
    def export(text: str, origin: str) -> Original:
        raw = json.dumps({"id": "7", "text": text}).encode()
        return Original(raw=raw, media_type="application/json", origin=origin)

    (first,) = put(desk, export(article(1), "a"))
    take_out(desk, first.document_id)
    (second,) = put(desk, export(article(2), "b"))
    assert str(second.document_id).startswith("7@")
    take_out(desk, second.document_id)
    assert desk.db.execute("SELECT count(*) FROM tombstones").fetchone()[0] == 2


def test_while_somebody_reads_it_is_said_that_the_file_holds_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (saved,) = put(desk, original(f"Gunmen killed 3 people in {SECRET}. {article(1)}"))
    reader = sqlite3.connect(desk.path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM documents").fetchone()
    desk.db.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(StoreError, match="while others read the desk"):
        take_out(desk, saved.document_id)
    assert find_documents(desk, Filter()) == []
    reader.close()
    overwrite(desk)
    assert SECRET.encode() not in file_bytes(desk)

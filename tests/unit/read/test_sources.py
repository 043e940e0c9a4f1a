import io
import json
import sys
from pathlib import Path

import pytest

from dateline.read import read_sources
from dateline.read.sources import count_documents
from dateline.records import Document, Failure


def test_a_folder_is_walked_in_name_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("B.", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.jsonl").write_text('{"text": "C."}\n{"text": "D."}', encoding="utf-8")
    (tmp_path / "a.txt").write_text("A.", encoding="utf-8")
    (tmp_path / "notes.bin").write_text("not an article", encoding="utf-8")
    texts = [one.text for one in read_sources([tmp_path]) if isinstance(one, Document)]
    assert texts == ["A.", "B.", "C.", "D."]
    assert count_documents([tmp_path]) == 4


def test_one_that_cannot_be_read_fails_alone(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Good.", encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    folder = tmp_path / "folder"
    folder.mkdir()
    sources = [tmp_path / "none.txt", empty, folder, good]
    *failures, document = read_sources(sources)
    assert isinstance(document, Document)
    messages = [one.error for one in failures if isinstance(one, Failure)]
    assert messages[0] == f"{tmp_path / 'none.txt'}: no such file"
    assert messages[1] == f"{empty}: empty; expected an article"
    assert messages[2].startswith(f"{folder}: no ")
    assert count_documents(sources) == 4


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (b"Plain text.", ["Plain text."]),
        (b'{"text": "A."}\n{"text": "B."}\n', ["A.", "B."]),
        (b'\xef\xbb\xbf{"text": "A."}', ["A."]),
    ],
)
def test_standard_input_is_told_by_its_first_characters(
    raw: bytes, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(raw)), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    assert [one.text for one in read_sources(["-"]) if isinstance(one, Document)] == texts
    assert count_documents(["-"]) is None


def test_the_id_of_a_file_is_of_its_bytes(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Same.", encoding="utf-8")
    one, other = read_sources([tmp_path])
    assert isinstance(one, Document)
    assert one == other


def test_documents_are_read_only_when_they_are_asked_for(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"text": "A."}) + "\n", encoding="utf-8")
    documents = read_sources([corpus, tmp_path / "none.txt"])
    assert isinstance(next(documents), Document)
    corpus.unlink()  # the rest is not needed for the first
    assert isinstance(next(documents), Failure)

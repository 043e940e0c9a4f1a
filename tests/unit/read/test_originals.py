import gzip
import io
import os
import sys
import threading
import tracemalloc
from pathlib import Path

import pytest
from tests.reading import ARTICLE, FIRST, errors, origins, texts
from tests.unit.read.test_archives import LINES, TWO, tarred, zipped

from dateline.read import find_originals, read_sources
from dateline.read.sources import count_documents
from dateline.records import Failure, Original


def test_an_original_is_the_bytes_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfTroops left.\r\n")
    (found,) = find_originals([path])
    assert isinstance(found, Original)
    assert found.raw == path.read_bytes()
    assert (found.media_type, found.origin) == ("text/plain", str(path))


def test_the_kind_of_a_file_is_what_its_bytes_say(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.docx", "c.txt"):
        (tmp_path / name).write_text(f"<!doctype html><p>{FIRST}", encoding="utf-8")
    kinds = {one.media_type for one in find_originals([tmp_path]) if isinstance(one, Original)}
    assert kinds == {"text/html"}


def test_a_folder_is_walked_in_the_order_of_names_at_each_level(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.zip", "b.txt", "B.eml", "c/skip.png"):
        path = tmp_path / "f" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(zipped(TWO) if name == "a.zip" else b"Subject: x\n\nTroops left.")
    assert origins(tmp_path / "f") == [
        "f/B.eml", "f/a.zip!a/one.txt", "f/a.zip!b.txt", "f/b/1.md", "f/b/2.txt", "f/b.txt",
    ]  # fmt: skip
    assert count_documents([tmp_path / "f" / "b"]) == 2
    assert count_documents([tmp_path / "f"]) is None  # not without opening the archive


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert origins(tmp_path) == [f"{tmp_path.name}/a.txt"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [(zipped(TWO), 2), (tarred(TWO, "w:gz"), 2), (gzip.compress(LINES), 2), (b"Plain.", 1)],
)
def test_standard_input_may_be_an_archive(
    raw: bytes, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert len(texts(read_sources(["-"]))) == expected


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(LINES,))
    writer.start()
    assert len(texts(read_sources([pipe]))) == 2
    writer.join()


def test_a_name_that_is_no_utf_8_can_be_recorded(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("Troops left.", encoding="utf-8")
    (found,) = find_originals([tmp_path])
    assert isinstance(found, Original)
    assert found.origin.endswith("/caf\ufffd.txt")
    (missing,) = find_originals([str(path) + "x"])
    assert isinstance(missing, Failure)


def test_what_may_not_be_read_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path | str) -> None:
        if Path(path).name in {"a.txt", "shut"}:
            raise PermissionError(13, "Permission denied", str(path))

    for name in ("a.txt", "b.txt", "shut/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Troops left.", encoding="utf-8")
    scan, opener = os.scandir, Path.open
    monkeypatch.setattr(os, "scandir", lambda path: refuse(path) or scan(path))
    monkeypatch.setattr(Path, "open", lambda path, *a, **k: refuse(path) or opener(path, *a, **k))
    first, second, third = find_originals([tmp_path])
    assert errors([first, third]) == [
        f"{tmp_path / 'a.txt'}: Permission denied",
        f"{tmp_path / 'shut'}: a folder that cannot be listed",
    ]
    assert isinstance(second, Original)


def test_a_name_that_no_file_can_have_is_a_failure() -> None:
    (found, other) = find_originals(["a" * 5000, "nul\x00.txt"])
    assert errors([found, other])[0].endswith("File name too long")


@pytest.mark.parametrize("name", ["a.tar.gz", "a.jsonl.gz", "a.csv"])
def test_memory_does_not_grow_with_the_number_of_documents(name: str, tmp_path: Path) -> None:
    peaks = []
    for count in (2000, 6000):  # both more than the buffers hold
        path = tmp_path / str(count) / name
        path.parent.mkdir()
        if name == "a.tar.gz":
            members = {f"{n}.txt": f"{n} {ARTICLE}".encode() for n in range(count)}
            path.write_bytes(tarred(members, "w:gz"))
        elif name == "a.csv":
            path.write_text("text\n" + f"{FIRST.replace(',', '')}\n" * count, encoding="utf-8")
        else:
            path.write_bytes(gzip.compress(LINES * (count // 2)))
        tracemalloc.start()
        assert sum(isinstance(one, Original) for one in find_originals([path])) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.3 * peaks[0]

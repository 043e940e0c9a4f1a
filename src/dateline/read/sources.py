"""Files, folders and standard input to documents."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from dateline.errors import InputError
from dateline.read.html import read_html
from dateline.read.jsonl import read_jsonl
from dateline.read.plain import read_plain
from dateline.records import Document, Failure

STANDARD_INPUT = "-"
LARGEST = 200_000_000  # bytes of one article's file; larger ones are archives and belong unpacked
COUNTABLE = 100_000_000  # bytes of JSONL whose lines are counted beforehand: a fraction of a second
ONE_DOCUMENT: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
MANY_DOCUMENTS = frozenset({".jsonl", ".ndjson"})
READABLE = frozenset(ONE_DOCUMENT) | MANY_DOCUMENTS


def read_sources(sources: Iterable[Path | str]) -> Iterator[Document | Failure]:
    """The documents of files and folders (walked in name order), and of `-`, one at a time.

    One that cannot be read is a Failure, and the rest are read.
    """
    for source in sources:
        if str(source) == STANDARD_INPUT:
            yield from _guarded(STANDARD_INPUT, _read_standard_input)
            continue
        path = Path(source)
        yield from _guarded(str(path), partial(_read_path, path))


def count_documents(sources: Iterable[Path | str]) -> int | None:
    """How many results `read_sources` will give, or None where counting would mean reading much."""
    total = 0
    for source in sources:
        if str(source) == STANDARD_INPUT:
            return None
        path = Path(source)
        try:
            files = _readable_in(path) if path.is_dir() else [path]
            total += 0 if files else 1
            for file in files:
                if file.suffix.lower() not in MANY_DOCUMENTS or not file.is_file():
                    total += 1
                elif file.stat().st_size > COUNTABLE:
                    return None
                else:
                    with file.open("rb") as lines:
                        total += sum(1 for line in lines if line.strip())
        except OSError:
            return None
    return total


def _read_path(path: Path) -> Iterator[Document | Failure]:
    if not path.is_dir():
        yield from _read_file(path)
        return
    files = _readable_in(path)
    if not files:
        raise InputError(f"{path}: no {', '.join(sorted(READABLE))} files in this folder")
    for file in files:
        yield from _guarded(str(file), partial(_read_file, file))


def _readable_in(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in READABLE and path.is_file()
    )


def _read_file(path: Path) -> Iterator[Document | Failure]:
    name = str(path)
    if not path.exists():
        raise InputError(f"{name}: no such file")
    if path.suffix.lower() in MANY_DOCUMENTS:
        with path.open("rb") as file:
            yield from read_jsonl(file, name)
        return
    if path.stat().st_size > LARGEST:
        raise InputError(f"{name}: larger than {LARGEST // 1_000_000} MB; is this one article?")
    yield ONE_DOCUMENT.get(path.suffix.lower(), read_plain)(path.read_bytes(), name)


def _read_standard_input() -> Iterator[Document | Failure]:
    """What standard input holds has no name to tell its kind by: its first characters do."""
    file = sys.stdin.buffer
    if not isinstance(file, io.BufferedReader):
        file = io.BufferedReader(file)
    head = file.peek(200)[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{"):
        yield from read_jsonl(file, STANDARD_INPUT)
    elif head.startswith((b"<!doctype html", b"<html")):
        yield read_html(file.read(), STANDARD_INPUT)
    else:
        yield read_plain(file.read(), STANDARD_INPUT)


def _guarded(
    name: str, read: Callable[[], Iterator[Document | Failure]]
) -> Iterator[Document | Failure]:
    try:
        yield from read()
    except InputError as error:
        yield Failure(document_id=name, error=str(error))
    except OSError as error:
        yield Failure(document_id=name, error=f"{name}: {error.strerror or error}")

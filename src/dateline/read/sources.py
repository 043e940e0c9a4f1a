"""Files, folders and standard input to documents."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.errors import InputError
from dateline.read.html import read_html
from dateline.read.jsonl import read_jsonl
from dateline.read.plain import read_plain
from dateline.records import Document, Failure

STANDARD_INPUT = "-"
LARGEST = 200_000_000  # bytes of one file; larger ones are archives and belong unpacked
ONE_DOCUMENT: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".text": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
MANY_DOCUMENTS = frozenset({".jsonl", ".ndjson"})
READABLE = frozenset(ONE_DOCUMENT) | MANY_DOCUMENTS


def read_sources(sources: Iterable[Path | str]) -> Iterator[Document | Failure]:
    """The documents of files and folders (walked in name order), and of `-`; one that cannot be read
    is a Failure and the rest are read.
    """
    for source in sources:
        if str(source) == STANDARD_INPUT:
            yield from _guarded(STANDARD_INPUT, sys.stdin.buffer.read)
            continue
        path = Path(source)
        if path.is_dir():
            yield from _read_folder(path)
        else:
            yield from _read_file(path)


def _read_folder(folder: Path) -> Iterator[Document | Failure]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    readable = [path for path in files if path.suffix.lower() in READABLE]
    if not readable:
        yield _failure(str(folder), f"{folder}: no {', '.join(sorted(READABLE))} files in this folder")
    for path in readable:
        yield from _read_file(path)


def _read_file(path: Path) -> Iterator[Document | Failure]:
    name = str(path)
    if not path.exists():
        yield _failure(name, f"{name}: no such file")
        return
    if path.stat().st_size > LARGEST:
        yield _failure(name, f"{name}: larger than {LARGEST // 1_000_000} MB; expected an article")
        return
    yield from _guarded(name, path.read_bytes)


def _guarded(name: str, read: Callable[[], bytes]) -> Iterator[Document | Failure]:
    try:
        yield from _documents(read(), name)
    except (InputError, OSError) as error:
        message = str(error) if isinstance(error, InputError) else f"{name}: {error.strerror}"
        yield _failure(name, message)


def _documents(raw: bytes, name: str) -> Iterator[Document | Failure]:
    suffix = Path(name).suffix.lower() if name != STANDARD_INPUT else _sniff(raw)
    if suffix in MANY_DOCUMENTS:
        yield from read_jsonl(raw, name)
    else:
        yield ONE_DOCUMENT.get(suffix, read_plain)(raw, name)


def _sniff(raw: bytes) -> str:
    """What standard input holds: it has no name to tell by."""
    head = raw[:200].lstrip().lower()
    if head.startswith(b"{"):
        return ".jsonl"
    return ".html" if head.startswith((b"<!doctype html", b"<html")) else ".txt"


def _failure(name: str, message: str) -> Failure:
    return Failure(document_id=name, error=message)

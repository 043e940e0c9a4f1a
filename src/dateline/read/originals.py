"""Files, folders and standard input to originals: the bytes of one document at a time.

Nothing of an article is interpreted here; containers are opened, whatever they are in.
"""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dateline.errors import InputError
from dateline.read import kinds
from dateline.read.archives import find_in_tar, find_in_zip
from dateline.read.bounds import Allowance, read_whole, shown
from dateline.read.columns import check_mapping
from dateline.read.feeds import find_entries
from dateline.read.gdelt import find_gdelt_rows
from dateline.read.jsonl import find_lines
from dateline.read.kinds import identify_kind, is_readable
from dateline.read.news_xml import find_news_items
from dateline.read.parquet import find_parquet_rows
from dateline.read.stream import BUFFER, Found, Opened, guarded, unpack
from dateline.read.tables import find_rows
from dateline.read.warc import find_pages
from dateline.records import Original

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT = "-"


def find_originals(
    sources: Iterable[Path | str], *, mapping: Mapping[str, str] | None = None
) -> Found:
    """The originals of files and folders (walked in name order), and of `-`, one at a time.

    What cannot be opened is a Failure, and the rest is read; so is what follows where a
    container breaks off. Files in folders and archives that are nothing we read are left out.

    Args:
        sources: paths, or `-` for standard input.
        mapping: columns by field of a Document, which tables are checked to have.

    Raises:
        SettingsError: at once, where the map names no field of a Document.
    """
    check_mapping(mapping)
    return _find_all(sources, mapping)


def find_in_bytes(raw: bytes, name: str, *, mapping: Mapping[str, str] | None = None) -> Found:
    """The originals in what was fetched or given, called `name`, as in a file of that name."""
    check_mapping(mapping)
    file = io.BufferedReader(io.BytesIO(raw), BUFFER)
    allowance = Allowance(name, lambda: len(raw))
    opened = Opened(file, name, hint=name, allowance=allowance, mapping=mapping)
    return guarded(name, partial(find_in, opened))


def find_in(opened: Opened) -> Found:
    """The originals in something that is open, by what its first bytes say that it is.

    Raises:
        InputError: it is nothing we read, or is broken.
    """
    media_type = identify_kind(opened.file.peek(BUFFER), opened.hint, name=opened.name)
    match media_type:
        case kinds.GZIP | kinds.BZIP2 | kinds.XZ:
            yield from _find_packed(opened, media_type)
        case kinds.ZIP | kinds.WACZ | kinds.DOCX:
            yield from find_in_zip(opened, find_in)
        case kinds.TAR:
            yield from find_in_tar(opened, find_in)
        case kinds.WARC:
            yield from find_pages(opened)
        case kinds.JSON_LINES:
            yield from find_lines(opened)
        case kinds.CSV | kinds.TSV:
            yield from find_rows(opened, media_type)
        case kinds.PARQUET:
            yield from find_parquet_rows(opened)
        case kinds.GDELT_EVENTS | kinds.GDELT_MENTIONS | kinds.GDELT_GKG:
            yield from find_gdelt_rows(opened)
        case kinds.RSS | kinds.ATOM:
            yield from find_entries(opened)
        case kinds.NEWSML_MESSAGE:
            yield from find_news_items(opened)
        case _:
            raw = read_whole(opened.file, opened.name)
            yield Original(raw=raw, media_type=media_type, origin=opened.name)


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder that may hold articles, in name order; links to folders are left.

    A folder in it that cannot be listed comes in the place of its files.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(Path(entry.path))
        elif is_readable(entry.name) and entry.is_file():
            yield Path(entry.path)


def _find_all(sources: Iterable[Path | str], mapping: Mapping[str, str] | None) -> Found:
    for source in sources:
        if str(source) == STANDARD_INPUT:
            yield from guarded(STANDARD_INPUT, partial(_find_in_standard_input, mapping))
            continue
        path = Path(source)
        yield from guarded(shown(path), partial(_find_in_path, path, mapping))


def _find_in_path(path: Path, mapping: Mapping[str, str] | None) -> Found:
    find = _find_in_folder if path.is_dir() else _find_in_file
    yield from find(path, mapping)


def _find_in_folder(folder: Path, mapping: Mapping[str, str] | None) -> Found:
    empty = True
    for file in files_in(folder):
        empty = False
        yield from guarded(shown(file), partial(_find_in_file, file, mapping))
    if empty:
        readable = ", ".join(sorted(kinds.SUFFIXES))
        raise InputError(f"{shown(folder)}: no {readable} files in this folder")


def _find_in_file(path: Path, mapping: Mapping[str, str] | None) -> Found:
    name = shown(path)
    if not path.exists():
        raise InputError(f"{name}: no such file")
    if path.is_dir():
        raise InputError(f"{name}: a folder that cannot be listed")
    if not path.is_file():
        with path.open("rb") as pipe:
            yield from _find_in_pipe(pipe, name, mapping)
        return
    size = path.stat().st_size
    with io.BufferedReader(path.open("rb", buffering=0), BUFFER) as file:
        allowance = Allowance(name, lambda: size)
        yield from find_in(
            Opened(file, name, hint=name, allowance=allowance, mapping=mapping, path=str(path))
        )


def _find_in_standard_input(mapping: Mapping[str, str] | None) -> Found:
    yield from _find_in_pipe(sys.stdin.buffer, STANDARD_INPUT, mapping)


def _find_in_pipe(pipe: BinaryIO, name: str, mapping: Mapping[str, str] | None) -> Found:
    """What comes through a pipe has no size, and no name to tell its kind by."""
    meter = _Metered(pipe)
    file = io.BufferedReader(meter, BUFFER)
    allowance = Allowance(name, lambda: meter.given)
    yield from find_in(Opened(file, name, hint="", allowance=allowance, mapping=mapping))


def _find_packed(opened: Opened, media_type: str) -> Found:
    """What a gzip, bzip2 or xz file holds; packed twice it is a bomb or a mistake."""
    inner = unpack(opened, media_type)
    head = inner.file.peek(BUFFER)
    if identify_kind(head, inner.hint, name=opened.name) in kinds.PACKED:
        raise InputError(f"{opened.name}: packed twice; expected an article or an archive")
    yield from find_in(inner)


class _Metered(io.RawIOBase):
    """A pipe that counts what it gave."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._pipe.read(len(view))
        view[: len(piece)] = piece
        self.given += len(piece)
        return len(piece)

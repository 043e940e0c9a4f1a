"""Bytes on their way out of a container: counted, and broken only in one way."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.read.bounds import Allowance, BrokenOffError, Readable
from dateline.records import Failure, Original

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER = 1 << 16  # bytes; enough to see the first row of a table when its kind is told
BROKEN = (
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,  # a compression that this Python cannot undo
    RuntimeError,  # an encrypted member
    ValueError,
)

Found = Iterator[Original | Failure]


@dataclass(frozen=True)
class Opened:
    """Something that may hold documents, at its first byte.

    Attributes:
        file: its bytes; `peek` shows the first.
        name: its origin: `news.zip!a/b.csv.gz`.
        hint: its name as far as it tells the kind: `a/b.csv`.
        allowance: what may still come out of the file on disk that it is in.
        mapping: columns by field of a Document.
        depth: archives it is in.
        path: where it lies on disk; None: it is in something else.
    """

    file: "io.BufferedReader[Any]"
    name: str
    hint: str
    allowance: Allowance
    mapping: Mapping[str, str] | None = None
    depth: int = 0
    path: str | None = None

    def read(self, size: int, /) -> bytes:
        """Some of its bytes, none at the end; where it breaks off, first those before the break."""
        return self.file.read1(size)

    def inside(
        self, file: Readable, *, name: str | None = None, hint: str, deeper: int = 0
    ) -> "Opened":
        """What was found in it: a member, or its unpacked bytes."""
        name = self.name if name is None else name
        return replace(
            self,
            file=counted(file, name, self.allowance),
            name=name,
            hint=hint,
            depth=self.depth + deeper,
            path=None,
        )


def counted(file: Readable, name: str, allowance: Allowance) -> "io.BufferedReader[Any]":
    """A file whose bytes are taken from an allowance, and whose errors are BrokenOffError."""
    return io.BufferedReader(_Counted(file, name, allowance), BUFFER)


class _Counted(io.RawIOBase):
    def __init__(self, file: Readable, name: str, allowance: Allowance) -> None:
        self._read_some = getattr(file, "read1", file.read)  # `read` loses what precedes a break
        self._name = name
        self._allowance = allowance
        self._error: InputError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        try:
            while filled < len(view) and (piece := self._read(len(view) - filled)):
                view[filled : filled + len(piece)] = piece
                filled += len(piece)
        except InputError:
            if not filled:  # what came before the break is read first
                raise
        return filled

    def _read(self, size: int) -> bytes:
        """Bytes, or the same error again: half a broken member is followed by no other half."""
        if self._error is not None:
            raise self._error
        try:
            piece: bytes = self._read_some(size)
            self._allowance.take(len(piece))
        except InputError as error:
            self._error = error
            raise
        except BROKEN as error:
            self._error = BrokenOffError(self._name, f"broken or cut off ({type(error).__name__})")
            raise self._error from error
        return piece


_OPEN: dict[str, Callable[[Any], Readable]] = {
    "application/gzip": lambda file: gzip.GzipFile(fileobj=file),
    "application/x-bzip2": bz2.BZ2File,
    "application/x-xz": lzma.LZMAFile,
}


def unpack(opened: Opened, media_type: str) -> Opened:
    """What a gzip, bzip2 or xz file holds."""
    stem, _, suffix = opened.hint.rpartition(".")
    hint = stem + ".tar" if suffix.lower() in {"tgz", "tbz2", "txz"} else stem or suffix
    return opened.inside(_OPEN[media_type](opened.file), hint=hint)


def guarded(name: str, find: Callable[[], Found]) -> Found:
    """What is found in `name`; what is wrong with it is a Failure, what is wrong around it is not.

    Raises:
        BrokenOffError: of something that `name` is in, which ends that too.
    """
    try:
        yield from find()
    except BrokenOffError as error:
        if not error.name.startswith(name):
            raise
        yield Failure(document_id=name, error=str(error))
    except InputError as error:
        yield Failure(document_id=name, error=str(error))
    except OSError as error:
        yield Failure(document_id=name, error=f"{name}: {error.strerror or error}")

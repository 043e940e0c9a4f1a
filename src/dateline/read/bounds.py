"""How much may come out of one file, and what a member of an archive may be called.

Archives come from strangers: a few kilobytes can unpack to terabytes, and a member may be named
`../../.ssh/config`. Nothing is ever written to disk here; these bounds keep time and memory.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from dateline.errors import DatelineError, InputError

LARGEST = 200_000_000  # bytes of one document's file; it is held in memory, and no article has more
LARGEST_TOTAL = 100_000_000_000  # bytes out of one file: a big crawl, and still read within a day
MOST_MEMBERS = 1_000_000  # of one archive; a ZIP's list of them is held in memory, some 500 B each
LARGEST_LIST = 100_000_000  # bytes of a ZIP's list of members, which comes before their count
RATIO = 250  # bytes out of a file for each byte in it; pages pack 5 to 30 times, bombs a thousand
SMALL = 50_000_000  # bytes that may come out whatever the ratio: a sparse file is no danger
DEPTH = 3  # archives within archives; nobody packs deeper, and bombs do
HEADER = 4_000_000  # bytes between two members of a tar: headers; a hostile one claims gigabytes

_DRIVE = re.compile(r"[A-Za-z]:")


class BrokenOffError(InputError):
    """A file that cannot be read on, by the name of the file; ends every reader within it."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name


class Allowance:
    """What may still come out of one file on disk, however its containers are nested.

    Args:
        name: the file, as an error calls it.
        size: tells how many bytes it has (or gave so far, where it is a pipe).
    """

    def __init__(self, name: str, size: Callable[[], int]) -> None:
        self._name = name
        self._size = size
        self._taken = 0

    def take(self, count: int) -> None:
        """Count bytes that were unpacked. Raises BrokenOffError when they are too many."""
        self._taken += count
        if self._taken > LARGEST_TOTAL:
            raise BrokenOffError(
                self._name, f"unpacks to more than {LARGEST_TOTAL // 10**9} GB; split it"
            )
        if self._taken > SMALL and self._taken > RATIO * self._size():
            raise BrokenOffError(
                self._name,
                f"unpacks to more than {RATIO} times its size; expected an archive, not a bomb",
            )


class Readable(Protocol):
    """What has bytes to give."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


def read_whole(file: Readable, name: str) -> bytes:
    """What is left of a file. Raises InputError when it is larger than one document can be."""
    pieces = []
    size = 0
    while piece := file.read(1 << 20):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise InputError(f"{name}: larger than {LARGEST // 1_000_000} MB; is this one article?")
    return b"".join(pieces)


def check_member_name(member: str, archive: str) -> None:
    """Raise InputError when the name of an archive's member leads out of it, or is none."""
    parts = re.split(r"[/\\]", member)
    if not member or member[0] in "/\\" or _DRIVE.match(member) or ".." in parts:
        raise InputError(
            f"{archive}: a member is called {shown(member)!r}; expected a name within the archive"
        )


def shown(name: str | os.PathLike[str]) -> str:
    """A name fit for a record: bytes in it that are no UTF-8 become �."""
    return os.fspath(name).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@contextmanager
def foreign(name: str, what: str) -> Iterator[None]:
    """Turn whatever a library raises over a broken file into an InputError.

    Libraries that read hostile formats raise errors of any kind (`KeyError`, `RecursionError`,
    a panic in Rust); only here is everything caught. The error's own words are left out, as
    they may quote the article.
    """
    try:
        yield
    except DatelineError:
        raise
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        raise InputError(f"{name}: broken {what} ({type(error).__name__})") from error

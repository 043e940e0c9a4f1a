"""ZIP, tar and WACZ: their members, one at a time, in memory only; and what leads out, refused."""

import io
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from dateline.errors import InputError
from dateline.read.bounds import (
    DEPTH,
    HEADER,
    LARGEST_LIST,
    MOST_MEMBERS,
    BrokenOffError,
    Readable,
    check_member_name,
    foreign,
    read_whole,
    shown,
)
from dateline.read.kinds import DOCX, WACZ, ZIP, is_readable
from dateline.read.stream import BROKEN, Found, Opened, guarded
from dateline.records import Original

Find = Callable[[Opened], Found]  # finds the originals in what is opened; given, as it calls us

_OTHER_ZIPS = {
    "[Content_Types].xml": "an Office file that is no .docx",
    "META-INF/MANIFEST.MF": "a Java archive",
    "META-INF/container.xml": "an e-book",
    "mimetype": "an OpenDocument file or an e-book",
    "AndroidManifest.xml": "an Android package",
}
WEB_ARCHIVES = "archive/"  # where a WACZ has its WARC files
_END = b"PK\x05\x06"  # how the last record of a ZIP begins; the length of its list is 12 bytes on
_LONG_END = b"PK\x06\x06"  # the same of a large ZIP, 40 bytes on
_IN_LONG_END = 0xFFFFFFFF
LONGEST_END = 70_000  # bytes of these records and the comment after them


def find_in_zip(opened: Opened, find: Find) -> Found:
    """What the members of a ZIP hold; a .docx is one document, a WACZ only its web archives."""
    _check_depth(opened)
    file = opened.file
    if opened.path is None or not file.seekable():
        file = io.BufferedReader(io.BytesIO(read_whole(file, opened.name)))
    _check_list(file, opened.name)
    with foreign(opened.name, "ZIP archive"):
        archive = zipfile.ZipFile(file)
    with archive:
        members = archive.infolist()
        kind = _kind_of(archive, opened.name)
        if kind == DOCX:
            file.seek(0)
            yield Original(raw=read_whole(file, opened.name), media_type=DOCX, origin=opened.name)
            return
        _check_count(len(members), opened.name)
        found = False
        for member in members:
            name = f"{opened.name}!{shown(member.filename)}"
            if not _is_wanted(member.filename, kind):
                continue
            found = True
            yield from guarded(name, partial(_find_in_zipped, opened, archive, member, name, find))
        if not found:
            raise InputError(f"{opened.name}: no files in this archive that we can read")


def find_in_tar(opened: Opened, find: Find) -> Found:
    """What the members of a tar hold, in the order in which they come."""
    _check_depth(opened)
    stream = _Rationed(opened, opened.name)
    with _as_broken(opened.name):
        archive = tarfile.open(fileobj=stream, mode="r|")  # type: ignore[call-overload]  # noqa: SIM115
    found = False
    for count, member in enumerate(_members(archive, stream, opened.name)):
        _check_count(count, opened.name)
        name = f"{opened.name}!{shown(member.name)}"
        if member.isdir() or not is_readable(member.name):
            continue
        found = True
        yield from guarded(name, partial(_find_in_tarred, opened, archive, member, name, find))
    if not found:
        raise InputError(f"{opened.name}: no files in this archive that we can read")


def _find_in_zipped(
    opened: Opened, archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, find: Find
) -> Found:
    check_member_name(member.filename, opened.name)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise InputError(f"{name}: a link, not a file")
    if member.flag_bits & 1:
        raise InputError(f"{name}: encrypted; expected an archive without a password")
    with foreign(name, "member of a ZIP archive"):
        file = archive.open(member)
    with file:
        yield from find(opened.inside(file, name=name, hint=shown(member.filename), deeper=1))


def _find_in_tarred(
    opened: Opened, archive: tarfile.TarFile, member: tarfile.TarInfo, name: str, find: Find
) -> Found:
    check_member_name(member.name, opened.name)
    if not member.isreg():
        what = "a link" if member.islnk() or member.issym() else "a device"
        raise InputError(f"{name}: {what}, not a file")
    file = archive.extractfile(member)  # opens it; nothing is written
    assert file is not None  # as it is regular
    yield from find(opened.inside(file, name=name, hint=shown(member.name), deeper=1))


def _members(archive: tarfile.TarFile, stream: "_Rationed", name: str) -> Iterator[tarfile.TarInfo]:
    """The members of a tar, forgotten when they are read; each is skipped to its end."""
    while True:
        stream.left = HEADER
        with _as_broken(name):
            member = archive.next()
        if member is None:
            return
        archive.members.clear()  # type: ignore[attr-defined]  # else it keeps them all
        stream.left = member.size + HEADER
        yield member
        stream.left = member.size + HEADER
        with _as_broken(name):
            archive.fileobj.seek(archive.offset)


def _check_depth(opened: Opened) -> None:
    if opened.depth >= DEPTH:
        raise InputError(f"{opened.name}: in more than {DEPTH} archives; unpack the outermost")


def _check_count(count: int, name: str) -> None:
    if count > MOST_MEMBERS:
        raise BrokenOffError(name, f"more than {MOST_MEMBERS:,} members; split it")


def _check_list(file: "io.BufferedReader[Any]", name: str) -> None:
    """Refuse a ZIP whose list of members is too long, before the list is read into memory."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - LONGEST_END))
    tail = file.read(LONGEST_END)
    at = tail.rfind(_END)
    listed = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    long = tail.rfind(_LONG_END, 0, max(at, 0))
    if long >= 0:
        listed = max(listed % _IN_LONG_END, int.from_bytes(tail[long + 40 : long + 48], "little"))
    if listed > LARGEST_LIST:
        raise InputError(f"{name}: its list of members has {listed:,} bytes; split it")
    file.seek(0)


def _kind_of(archive: zipfile.ZipFile, name: str) -> str:
    names = archive.NameToInfo
    if "word/document.xml" in names:
        return DOCX
    if any(member.startswith(WEB_ARCHIVES) for member in names) and "datapackage.json" in names:
        return WACZ
    for marker, what in _OTHER_ZIPS.items():
        if marker in names:
            raise InputError(f"{name}: {what}; expected an archive of articles")
    return ZIP


def _is_wanted(member: str, kind: str) -> bool:
    if member.endswith("/"):
        return False  # a folder
    if kind == WACZ:
        return member.startswith(WEB_ARCHIVES) and ".warc" in member.lower()
    return is_readable(member)


@contextmanager
def _as_broken(name: str) -> Iterator[None]:
    try:
        yield
    except InputError:
        raise
    except BROKEN as error:
        raise BrokenOffError(name, f"broken or cut off ({type(error).__name__})") from error


class _Rationed:
    """The bytes of a tar, so many at a time: a header that claims gigabytes is not followed."""

    def __init__(self, file: Readable, name: str) -> None:
        self._file = file
        self._name = name
        self.left = HEADER

    def read(self, size: int) -> bytes:
        """At most so many bytes. Raises BrokenOffError beyond what was granted."""
        self.left -= size
        if self.left < -tarfile.RECORDSIZE:
            raise BrokenOffError(self._name, "a header claims too much; expected a tar of files")
        return self._file.read(size)

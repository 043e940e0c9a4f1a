"""Bytes to text: by byte-order mark, else UTF-8, else what the bytes certainly are."""

import codecs
import logging
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from dateline.errors import InputError
from dateline.records.document import MAX_LENGTH

logger = logging.getLogger(__name__)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"II*\x00": "a TIFF image",
    b"MM\x00*": "a TIFF image",
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!\x1a": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)",
    b"{\\rtf": "an RTF file",
    b"SQLite format 3\x00": "a SQLite database",
    b"OggS\x00": "a recording",
    b"ID3\x03": "a recording",
    b"ID3\x04": "a recording",
    b"\x7fELF": "a program",
}
_HALVES = re.compile("[\ud800-\udfff]")
WESTERN = "cp1252"
NOT_WESTERN = frozenset(b"\x81\x8d\x8f\x90\x9d")  # bytes that Windows-1252 gives no character
MOSTLY_ASCII = 0.3  # share of other bytes; French has some 5 %, Cyrillic or Arabic text 80 %
_LEGACY = ["cp1252", "latin_1", "cp1250", "cp1251", "cp1256", "iso8859_2", "iso8859_15"]


class Decoded(NamedTuple):
    """Text, and the encoding that was found for it where the bytes did not say it; else None."""

    text: str
    found: str | None

    @property
    def repairs(self) -> dict[str, list[str]]:
        """What a document's `extra` says of it."""
        return {"repairs": [f"encoding: {self.found}"]} if self.found else {}


def decode(raw: bytes, name: str, *, declared: str | None = None) -> str:
    """The text of a file. Arguments and errors are those of `decode_found`."""
    return decode_found(raw, name, declared=declared).text


def decode_found(raw: bytes, name: str, *, declared: str | None = None) -> Decoded:
    """The text of a file, and how it was read where that had to be found out.

    Args:
        raw: its bytes.
        name: how an error calls it.
        declared: the encoding it says it is in (a page's `charset`), believed where it is not
            UTF-8.

    Raises:
        InputError: it is empty, binary, or in no encoding that can be told for certain.
    """
    if not raw.strip():
        raise InputError(f"{name}: empty; expected an article")
    refuse_binary(raw, name)
    marked = _decode_marked(raw, name)
    text, found = _decode_unmarked(raw, name, declared) if marked is None else (marked, None)
    if _HALVES.search(text):  # an encoding that was declared can make them
        raise InputError(f"{name}: holds half of a surrogate pair; expected characters")
    if "\x00" in text:
        at = text.index("\x00")
        raise InputError(f"{name}: NUL character at {at}; expected text")
    if not text.strip():
        raise InputError(f"{name}: empty; expected an article")
    return Decoded(text, found)


def refuse_long(text: str, name: str) -> str:
    """The text, or an InputError when it is too long for one article."""
    if len(text) > MAX_LENGTH:
        raise InputError(
            f"{name}: {len(text):,} characters; expected at most {MAX_LENGTH:,}: "
            "is this one article?"
        )
    return text


def refuse_binary(head: bytes, name: str) -> None:
    """Raise InputError when a file begins like an image or an archive."""
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise InputError(f"{name}: {what}, not text; expected an article")


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte-order mark names, or None."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def _decode_marked(raw: bytes, name: str) -> str | None:
    encoding = marked_encoding(raw)
    if encoding is None:
        return None
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: broken {encoding}: {error.reason}") from error


def _decode_unmarked(raw: bytes, name: str, declared: str | None) -> Decoded:
    try:
        return Decoded(raw.decode("utf-8"), None)
    except UnicodeDecodeError as error:
        if b"\x00" in raw[:4096]:
            raise InputError(f"{name}: holds NUL bytes; expected text in UTF-8") from error
        if declared is not None:
            try:
                return Decoded(raw.decode(declared), None)
            except (LookupError, ValueError):
                logger.warning("%s: says it is %s and is not", name, declared)
        found = guess_encoding(raw)
        if found is None:
            raise InputError(
                f"{name}: not UTF-8 (byte {error.start}), nor any other text encoding we know"
            ) from error
        logger.warning("%s: not UTF-8; read as %s", name, found)
        return Decoded(raw.decode(found), found)


def guess_encoding(raw: bytes) -> str | None:
    """What bytes that are no UTF-8 are in, where that is certain; else None."""
    if _is_western(raw):
        return WESTERN
    guess = from_bytes(raw, cp_isolation=_LEGACY).best()
    return None if guess is None else guess.encoding


def without_halves(text: str) -> str:
    """Text in which what is no character, half of a surrogate pair, became �."""
    return _HALVES.sub("�", text)


def _is_western(raw: bytes) -> bool:
    """Whether text is surely mostly ASCII and can be Windows-1252 (and so also Latin-1).

    A guess by letter frequencies reads a few accents in an English article as Central European.
    """
    beyond_ascii = sum(byte >= 0x80 for byte in raw)
    return beyond_ascii < MOSTLY_ASCII * len(raw) and not NOT_WESTERN.intersection(raw)

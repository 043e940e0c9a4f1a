"""Bytes to text: by byte-order mark, else UTF-8, else what the bytes certainly are."""

import codecs
import logging

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
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
}
WESTERN = "cp1252"
NOT_WESTERN = frozenset(b"\x81\x8d\x8f\x90\x9d")  # bytes that Windows-1252 gives no character
MOSTLY_ASCII = 0.3  # share of other bytes; French has some 5 %, Cyrillic or Arabic text 80 %
_LEGACY = ["cp1252", "latin_1", "cp1250", "cp1251", "cp1256", "iso8859_2", "iso8859_15"]


def decode(raw: bytes, name: str, *, declared: str | None = None) -> str:
    """The text of a file.

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
    text = _decode_marked(raw, name)
    if text is None:
        text = _decode_unmarked(raw, name, declared)
    if "\x00" in text:
        at = text.index("\x00")
        raise InputError(f"{name}: NUL character at {at}; expected text")
    if not text.strip():
        raise InputError(f"{name}: empty; expected an article")
    return text


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
            raise InputError(f"{name}: {what}, not text; expected .txt, .html or .jsonl")


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


def _decode_unmarked(raw: bytes, name: str, declared: str | None) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in raw[:4096]:
            raise InputError(f"{name}: holds NUL bytes; expected text in UTF-8") from error
        if declared is not None:
            try:
                return raw.decode(declared)
            except (LookupError, UnicodeDecodeError):
                logger.warning("%s: says it is %s and is not", name, declared)
        if _is_western(raw):
            logger.warning("%s: not UTF-8; read as %s", name, WESTERN)
            return raw.decode(WESTERN)
        guess = from_bytes(raw, cp_isolation=_LEGACY).best()
        if guess is None:
            raise InputError(
                f"{name}: not UTF-8 (byte {error.start}), nor any other text encoding we know"
            ) from error
        logger.warning("%s: not UTF-8; read as %s", name, guess.encoding)
        return str(guess)


def _is_western(raw: bytes) -> bool:
    """Whether text is surely mostly ASCII and can be Windows-1252 (and so also Latin-1).

    A guess by letter frequencies reads a few accents in an English article as Central European.
    """
    beyond_ascii = sum(byte >= 0x80 for byte in raw)
    return beyond_ascii < MOSTLY_ASCII * len(raw) and not NOT_WESTERN.intersection(raw)

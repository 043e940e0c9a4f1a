"""An original to a Document: by its media type, with mojibake repaired and language identified."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from dateline.errors import InputError
from dateline.read import kinds
from dateline.read.columns import check_mapping
from dateline.read.docx import read_docx
from dateline.read.feeds import read_entry
from dateline.read.gdelt import read_gdelt_row
from dateline.read.html import read_html
from dateline.read.jsonl import read_object
from dateline.read.language import contradicts, identify_language
from dateline.read.mail import read_mail
from dateline.read.news_xml import read_newsml, read_nitf
from dateline.read.pdf import read_pdf
from dateline.read.plain import read_markdown, read_plain
from dateline.read.repair import repair_mojibake
from dateline.records import Document, Original

READERS: dict[str, Callable[[bytes, str], Document]] = {
    kinds.TEXT: read_plain,
    kinds.MARKDOWN: read_markdown,
    kinds.PDF: read_pdf,
    kinds.DOCX: read_docx,
    kinds.MAIL: read_mail,
    kinds.RSS: read_entry,
    kinds.ATOM: read_entry,
    kinds.NEWSML: read_newsml,
    kinds.NITF: read_nitf,
    kinds.GDELT_EVENTS: read_gdelt_row,
    kinds.GDELT_MENTIONS: read_gdelt_row,
    kinds.GDELT_GKG: read_gdelt_row,
}


def read_original(original: Original, *, mapping: Mapping[str, str] | None = None) -> Document:
    """The document that an original is.

    Args:
        original: as `find_originals` yields it.
        mapping: columns by field of a Document, for rows of tables and JSON objects.

    Raises:
        InputError: it cannot be read; the message says what is wrong with it.
        SettingsError: the map names no field of a Document.
    """
    check_mapping(mapping)
    try:
        document = _read(original, mapping)
    except ValidationError as error:
        place = error.errors()[0]["loc"][0]
        raise InputError(f"{original.origin}: {place}: {error.errors()[0]['msg']}") from error
    document = _in_its_language(_repaired(original, document))
    url = original.url or document.url
    return document.model_copy(update={"url": url})


def _read(original: Original, mapping: Mapping[str, str] | None) -> Document:
    raw, name = original.raw, original.origin
    media_type, _ = _split_media_type(original.media_type)
    if media_type in {kinds.JSON, kinds.ROW}:
        return read_object(raw, name, mapping=mapping, loose=media_type == kinds.ROW)
    if media_type in {kinds.HTML, kinds.XHTML}:
        served = _split_media_type(original.headers.get("content-type", ""))[1]
        return read_html(raw, name, declared=served.get("charset"))
    if media_type not in READERS:
        raise InputError(f"{name}: {media_type[:80]!r}, of which we read no article")
    return READERS[media_type](raw, name)


def _repaired(original: Original, document: Document) -> Document:
    """With text and title as they were meant, and what was done to them under `extra`."""
    media_type, parameters = _split_media_type(original.media_type)
    if media_type == kinds.JSON:
        return document  # its text is the caller's, who may count offsets in it
    text, repairs = repair_mojibake(document.text)
    title, others = repair_mojibake(document.title or "")
    if media_type == kinds.ROW and "charset" in parameters:
        repairs.insert(0, f"encoding: {parameters['charset']}")
    extra = dict(document.extra)
    if new := list(dict.fromkeys([*repairs, *others])):
        extra["repairs"] = [*_list(extra.get("repairs")), *new]
    return document.model_copy(update={"text": text, "title": title or None, "extra": extra})


def _in_its_language(document: Document) -> Document:
    """With the language that the text certainly is in, whatever its source states."""
    stated = document.language
    found = identify_language(document.text)
    if found is None or (stated and not contradicts(found, stated)):
        return document
    extra = {**document.extra, "stated_language": stated} if stated else document.extra
    return document.model_copy(update={"language": found, "extra": extra})


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _split_media_type(given: str) -> tuple[str, dict[str, str]]:
    """`text/html; charset=utf-8` as its name and its parameters, in small letters."""
    media_type, *rest = given.lower().split(";")
    pairs: list[Any] = [part.strip().partition("=") for part in rest]
    return media_type.strip(), {key: value.strip("\"' ") for key, _, value in pairs if value}

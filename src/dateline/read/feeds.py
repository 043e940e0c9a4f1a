"""RSS and Atom: an entry is an original, as a feed of its own that has this entry only.

The feed's title, address and language are kept with it, nothing else that changes from day to
day: the same entry fetched tomorrow is the same original.
"""

import io
from copy import deepcopy
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
from lxml import etree

from dateline.errors import InputError
from dateline.read.bounds import foreign
from dateline.read.dates import check_published
from dateline.read.decode import refuse_long
from dateline.read.html import to_text
from dateline.read.kinds import ATOM, RSS
from dateline.read.markup import local, parse_xml, walk_xml
from dateline.read.stream import Found, Opened
from dateline.records import Document, Original
from dateline.records.ids import document_id

ENTRIES = frozenset({"item", "entry"})
HEADINGS = frozenset({"title", "link", "language"})
XML = "{http://www.w3.org/XML/1998/namespace}"
ROOT_ATTRIBUTES = frozenset({"version", f"{XML}lang", f"{XML}base"})
NO_DATE = (ValueError, TypeError, IndexError, OverflowError)  # what a wrong one raises
MOST_HEADINGS = 20  # a feed has three or four; what comes after is no heading


def find_entries(opened: Opened) -> Found:
    """The entries of a feed, in their order.

    Raises:
        InputError: the feed is not well-formed from there on, or has no entries.
    """
    headings: list[Any] = []
    number = 0
    for element in walk_xml(opened, whole=ENTRIES):
        if local(element) in ENTRIES:
            number += 1
            with foreign(f"{opened.name}:{number}", "feed entry"):
                original = _to_original(element, headings, f"{opened.name}:{number}")
            yield original
        elif local(element) in HEADINGS and _heads_feed(element) and len(headings) < MOST_HEADINGS:
            headings.append(deepcopy(element))
    if not number:
        raise InputError(f"{opened.name}: a feed without entries")


def read_entry(raw: bytes, name: str) -> Document:
    """A feed of one entry as a Document; a summary only, where that is all that the feed has."""
    safe = etree.tostring(parse_xml(raw, name), encoding="utf-8")
    with foreign(name, "feed"):  # as a file: of a string it would look for one of that name
        feed = feedparser.parse(io.BytesIO(safe), resolve_relative_uris=False, sanitize_html=False)
    if len(feed.entries) != 1:
        raise InputError(f"{name}: {len(feed.entries)} entries; expected a feed of one")
    entry = feed.entries[0]
    content = entry.get("content")
    body = content[0] if content else entry.get("summary_detail") or {}
    text = _plain(body)
    if not text.strip():
        raise InputError(f"{name}: an entry without text")
    return Document(
        id=document_id(raw),
        text=refuse_long(text, name),
        title=_plain(entry.get("title_detail") or {}) or None,
        outlet=_plain(feed.feed.get("title_detail") or {}) or None,
        url=entry.get("link") or None,
        language=feed.feed.get("language") or body.get("language") or None,
        published=_published(entry, name, is_atom=feed.version.startswith("atom")),
        extra={} if content else {"summary_only": True},
    )


def _to_original(entry: Any, headings: list[Any], origin: str) -> Original:
    ours = deepcopy(entry)
    ours.tail = None
    root = entry.getroottree().getroot()
    kept = {name: value for name, value in root.items() if name in ROOT_ATTRIBUTES}
    feed = etree.Element(root.tag, attrib=kept, nsmap=root.nsmap)
    if local(root) == "feed":
        feed.extend([*map(deepcopy, headings), ours])
    else:
        channel = etree.SubElement(feed, entry.tag.removesuffix("item") + "channel")
        channel.extend(map(deepcopy, headings))
        (feed if local(root) == "RDF" else channel).append(ours)
    media_type = ATOM if local(root) == "feed" else RSS
    return Original(
        raw=etree.tostring(feed, encoding="utf-8"), media_type=media_type, origin=origin
    )


def _heads_feed(element: Any) -> bool:
    """Whether it is said of the feed itself, not of its image or of an entry."""
    parent = element.getparent()
    return parent is not None and local(parent) in {"channel", "feed"}


def _plain(value: Any) -> str:
    """The words of a part of a feed, which says whether it is HTML."""
    text = str(value.get("value") or "").strip()
    return text if value.get("type") == "text/plain" else to_text(text)


def _published(entry: Any, name: str, *, is_atom: bool) -> str | None:
    """When an entry was published; None where it says only when it was last changed.

    RSS has one date for an entry (as `dc:date` in some), Atom tells the two apart.
    """
    given = entry.get("published") or (None if is_atom else entry.get("updated"))
    for convert in (_as_iso, _as_mail):
        if given and (converted := convert(given, name)):
            return converted
    return None  # feedparser makes 1 May of 31 April: its own reading of dates is not asked


def _as_iso(given: str, name: str) -> str | None:
    try:
        return check_published(given, name)
    except InputError:
        return None


def _as_mail(given: str, name: str) -> str | None:
    try:
        return parsedate_to_datetime(given).isoformat()
    except NO_DATE:
        return None

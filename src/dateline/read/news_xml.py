"""NewsML-G2 and NITF: the formats in which agencies deliver (IPTC standards)."""

import re
from typing import Any

from lxml import etree

from dateline.errors import InputError
from dateline.read.dates import check_published
from dateline.read.decode import refuse_long
from dateline.read.kinds import NEWSML
from dateline.read.markup import find_all, local, parse_xml, text_of, walk_xml
from dateline.read.stream import Found, Opened
from dateline.records import Document, Original
from dateline.records.ids import document_id

ITEMS = frozenset({"newsItem"})
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?\Z")
_BLOCKS = frozenset({"p", "hl2", "h2", "h3", "li"})  # what is a paragraph of its own
_DASH = re.compile(r"[-_\u2013\u2014:]\s*\Z")


def find_news_items(opened: Opened) -> Found:
    """The items of a NewsML-G2 message.

    Raises:
        InputError: it is not well-formed from there on, or has no items.
    """
    number = 0
    for element in walk_xml(opened, whole=ITEMS):
        if local(element) in ITEMS:
            number += 1
            raw = etree.tostring(element, encoding="utf-8", with_tail=False)
            yield Original(raw=raw, media_type=NEWSML, origin=f"{opened.name}:{number}")
    if not number:
        raise InputError(f"{opened.name}: a NewsML-G2 message without news items")


def read_newsml(raw: bytes, name: str) -> Document:
    """A NewsML-G2 item whose article is in it, as text, XHTML or NITF.

    Raises:
        InputError: it is not well-formed, or holds no article (a picture, a reference).
    """
    root = parse_xml(raw, name)
    contents = [e for e in find_all(root, "contentSet") for e in e if local(e).startswith("inline")]
    body = next((text for content in contents if (text := _inline_text(content, name))), None)
    if body is None:
        raise InputError(f"{name}: a NewsML-G2 item without an article in it")
    dateline = _first(root, "dateline", name)
    said = _first_language(root)
    return Document(
        id=document_id(raw),
        text=refuse_long(_with_dateline(dateline, body), name),
        title=_first(root, "headline", name) or _first(root, "hl1", name),
        outlet=_provider(root, name),
        language=said,
        published=_date(
            _first(root, "versionCreated", name) or _first(root, "contentCreated", name), name
        ),
    )


def read_nitf(raw: bytes, name: str) -> Document:
    """A NITF document.

    Raises:
        InputError: it is not well-formed, or has no text.
    """
    root = parse_xml(raw, name)
    contents = find_all(root, "body.content") or find_all(root, "body")
    body = _paragraphs(contents[0], name) if contents else ""
    if not body:
        raise InputError(f"{name}: a NITF document without text")
    issued = next((e.get("norm") for e in find_all(root, "date.issue")), None)
    publication = next((e.get("name") for e in find_all(root, "pubdata")), None)
    return Document(
        id=document_id(raw),
        text=refuse_long(_with_dateline(_first(root, "dateline", name), body), name),
        title=_first(root, "hl1", name) or _first(root, "title", name),
        outlet=publication or _first(root, "distributor", name),
        language=_first_language(root),
        published=_date(issued, name),
    )


def _inline_text(content: Any, name: str) -> str:
    """The article in `inlineXML` or `inlineData`; "" where that is no text."""
    if local(content) == "inlineData":
        is_text = content.get("contenttype", "text/plain").startswith("text/plain")
        return (content.text or "").strip() if is_text else ""
    bodies = find_all(content, "body.content") or find_all(content, "body")
    return _paragraphs(bodies[0] if bodies else content, name)


def _paragraphs(body: Any, name: str) -> str:
    """Its paragraphs with blank lines between; all its words, where it has none."""
    found = [text for e in _blocks(body) if (text := _words(e, name))]
    return "\n\n".join(found) if found else _words(body, name)


def _blocks(body: Any) -> list[Any]:
    """Elements that are paragraphs and in no other."""
    return [
        element
        for element in body.iter()
        if local(element) in _BLOCKS
        and not any(local(a) in _BLOCKS for a in element.iterancestors())
    ]


def _words(element: Any, name: str) -> str:
    try:
        return text_of(element)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error


def _first(root: Any, tag: str, name: str) -> str | None:
    return next((text for e in find_all(root, tag) if (text := _words(e, name))), None)


def _first_language(root: Any) -> str | None:
    """What the content is said to be in, else what the item as a whole is."""
    stated = next((e.get("tag") for e in find_all(root, "language") if e.get("tag")), None)
    return stated or next((e.get(LANGUAGE) for e in root.iter() if e.get(LANGUAGE)), None)


def _provider(root: Any, name: str) -> str | None:
    """Who delivers it: by name, else by the last part of its code (`nprov:REUTERS`)."""
    for provider in find_all(root, "provider"):
        named = _first(provider, "name", name)
        code = provider.get("literal") or (provider.get("qcode") or "").rpartition(":")[2]
        return named or code or None
    return None


def _with_dateline(dateline: str | None, body: str) -> str:
    """The article with its dateline at the head, as papers print it."""
    if dateline is None or body.startswith(dateline):
        return body
    return f"{dateline} {body}" if _DASH.search(dateline) else f"{dateline} \u2014 {body}"


def _date(given: str | None, name: str) -> str | None:
    """ISO 8601 in its extended form, of which NITF uses the basic one too (`20130410T081500Z`)."""
    basic = _BASIC.match(given or "")
    if basic:
        year, month, day, hour, minute, second, zone = basic.groups()
        time = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        given = f"{year}-{month}-{day}{time}"
    return check_published(given, f"{name}: published")

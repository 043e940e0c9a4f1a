"""HTML: trafilatura finds the article, its title, date and outlet."""

import re

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import Document as Page

from dateline.errors import InputError
from dateline.read.bounds import foreign
from dateline.read.dates import check_published
from dateline.read.decode import decode_found, refuse_long
from dateline.records import Document
from dateline.records.ids import document_id

CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
HEAD = 4096  # bytes at the start of a page among which it says its charset
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "section"}
)
_LINES = frozenset({"br", "li", "tr"})
_UNSEEN = frozenset({"script", "style", "template", "noscript"})


def read_html(raw: bytes, name: str, *, declared: str | None = None) -> Document:
    """A page as a Document.

    Args:
        raw: its bytes.
        name: how an error calls it.
        declared: the charset that the server named, which counts before that of the page.

    Raises:
        InputError: it is not text, or no article is found in it.
    """
    if declared is None and (meta := CHARSET.search(raw[:HEAD])):
        declared = meta[1].decode("ascii")
    decoded = decode_found(raw, name, declared=declared)
    with foreign(name, "HTML"):
        found = trafilatura.bare_extraction(
            decoded.text, with_metadata=True, include_comments=False, include_tables=False
        )
    text = (found.text or "") if isinstance(found, Page) else ""
    if not isinstance(found, Page) or not text.strip():
        raise InputError(f"{name}: no article text found in this page")
    return Document(
        id=document_id(raw),
        text=refuse_long(text, name),
        title=found.title or None,
        outlet=found.sitename or found.hostname or None,
        url=found.url or None,
        language=found.language or None,
        published=check_published(found.date or None, f"{name}: published"),
        extra=decoded.repairs,
    )


def to_text(fragment: str) -> str:
    """The words of a piece of HTML that is all article: paragraphs with a blank line between.

    Raises:
        InputError: it is no HTML that can be read.
    """
    if not fragment.strip():
        return ""
    with foreign("HTML", "fragment"):
        # The parser takes text with an encoding declaration or NUL for bytes, and stops there.
        root = lxml.html.fragment_fromstring(fragment.replace("\x00", ""), create_parent="div")
    pieces: list[str] = []
    _collect(root, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _collect(root: lxml.html.HtmlElement, pieces: list[str]) -> None:
    """Words and the breaks between them, without recursion: HTML may be nested deeply."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_element = isinstance(element.tag, str)
        block = "\n\n" if element.tag in _BLOCKS else "\n" if element.tag in _LINES else ""
        if event == "start":
            pieces.append(block)
            if is_element and element.tag not in _UNSEEN:
                pieces.append(" ".join((element.text or "").split("\n")))
        else:
            pieces.append("\n\n" if element.tag in _BLOCKS else "")
            if element is not root:
                pieces.append(" ".join((element.tail or "").split("\n")))

"""HTML: trafilatura finds the article, its title, date and outlet."""

import re

import trafilatura
from trafilatura.settings import Document as Page

from dateline.errors import InputError
from dateline.read.dates import check_published
from dateline.read.decode import decode, refuse_long
from dateline.records import Document
from dateline.records.ids import document_id

CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
HEAD = 4096  # bytes at the start of a page among which it says its charset


def read_html(raw: bytes, name: str) -> Document:
    """A page as a Document.

    Raises:
        InputError: it is not text, or no article is found in it.
    """
    declared = CHARSET.search(raw[:HEAD])
    page = decode(raw, name, declared=declared[1].decode("ascii") if declared else None)
    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False
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
    )

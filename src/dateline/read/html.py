"""HTML: trafilatura finds the article, its title, date and outlet."""

import trafilatura

from dateline.errors import InputError
from dateline.read.dates import check_published
from dateline.read.decode import decode
from dateline.records import Document
from dateline.records.ids import document_id


def read_html(raw: bytes, name: str) -> Document:
    """A page as a Document.

    Raises:
        InputError: it is not text, or no article is found in it.
    """
    page = decode(raw, name)
    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False
    )
    text = (found.text or "") if found is not None else ""
    if not text.strip():
        raise InputError(f"{name}: no article text found in this page")
    assert found is not None  # for the type checker: there is text
    return Document(
        id=document_id(raw),
        text=text,
        title=found.title or None,
        outlet=found.sitename or found.hostname or None,
        url=found.url or None,
        language=found.language or None,
        published=check_published(found.date or None, name),
    )

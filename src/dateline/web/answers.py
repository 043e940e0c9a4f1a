"""Answers: lists, documents and events as the API gives them."""

from typing import Generic, TypeVar

from pydantic import BaseModel

from dateline.records import Analysis, Event
from dateline.review.fold import Review
from dateline.store.find import FoundDocument, FoundEvent

T = TypeVar("T")


class Listed(BaseModel, Generic[T]):
    """One page of a list.

    Attributes:
        page: from 1.
        per: how many on a page.
        total: how many there are on all pages.
    """

    items: list[T]
    page: int
    per: int
    total: int


class DocumentItem(BaseModel):
    """A document without its text.

    Attributes:
        original: SHA-256 of the bytes that it was read from.
        version, version_of, latest: among the documents of one address.
        copy_of, shared: the earliest document with this text, and how much of it that has (0..1).
        not_coded: why it was not coded; None: it was.
        snippet: where the words stand that were asked for; None: none were.
        events: ids of those that answer the filters.
    """

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    original: str
    added: str
    version: int
    version_of: str | None
    latest: bool
    copy_of: str | None
    shared: float | None
    not_coded: str | None
    snippet: str | None
    events: list[str]


class DocumentList(Listed[DocumentItem]):
    """One page of documents: the best matches first where words are asked for, else the newest."""


class EventItem(BaseModel):
    """An event as it now stands.

    Attributes:
        review: where it stands with its reviewers; None: nobody decided.
        outlet, published, title: of the document that it is from.
    """

    event: Event
    review: Review | None
    outlet: str | None
    published: str | None
    title: str | None


class EventList(Listed[EventItem]):
    """One page of events: by document in order of arrival, then in the order of the text."""


class WholeDocument(BaseModel):
    """A document with its text and all that was found in it.

    Attributes:
        analysis: as it was coded, before any decision; None: it was not coded. Without
            `considered`: what coded it kept none; `dateline recode --all` does.
        stands: its events as they now stand, rejected ones too.
        versions, copies: ids of other documents.
    """

    document: DocumentItem
    text: str
    analysis: Analysis | None
    stands: list[EventItem]
    versions: list[str]
    copies: list[str]


def document_item(found: FoundDocument, snippet: str | None = None) -> DocumentItem:
    """A document that was found; `snippet` without the marks around words."""
    one = found.document
    return DocumentItem(
        id=one.id, title=one.title, outlet=one.outlet, url=one.url, language=one.language,
        published=one.published, original=found.original, added=found.added,
        version=found.version, version_of=found.version_of, latest=found.latest,
        copy_of=found.copy_of, shared=found.shared, not_coded=found.not_coded, snippet=snippet,
        events=[reviewed.event.id for reviewed in found.events],
    )  # fmt: skip


def event_item(found: FoundEvent) -> EventItem:
    """An event that was found."""
    return EventItem(
        event=found.reviewed.event,
        review=found.reviewed.review,
        outlet=found.document.outlet,
        published=found.document.published,
        title=found.document.title,
    )

"""The input: one article."""

from typing import Any

from pydantic import Field

from dateline.records.base import Record

MAX_LENGTH = 1_000_000  # code points; spaCy needs about 1 GB for a text of this length


class Document(Record):
    """One article as it was read. `text` is never changed: every offset counts its code points."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = Field(
        default=None, description="ISO 8601 date or date-time; None: relative times stay unresolved"
    )
    extra: dict[str, Any] = Field(default_factory=dict)

"""What came in, before anything was read from it: bytes, and where they are from."""

import hashlib
from functools import cached_property

from pydantic import Field

from dateline.records.base import Record


class Original(Record):
    """One document's bytes as they came: a file, a member of an archive, a line, a response.

    Attributes:
        raw: the bytes; of a table's row, the row as a JSON object under the table's column names.
        media_type: what they were found to be (`text/html`), whatever their name says.
        origin: where from: a path, an address, `news.zip!a/b.html`, `corpus.jsonl:17`.
        url: the address they were published at, where what held them says so; else None.
        retrieved: when they were fetched, UTC, ISO 8601; None: read from a disk.
        headers: of the response, where there was one; names in small letters.
    """

    raw: bytes = Field(repr=False)
    media_type: str
    origin: str
    url: str | None = None
    retrieved: str | None = None
    headers: dict[str, str] = Field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal: the address of the original in a desk."""
        return hashlib.sha256(self.raw).hexdigest()

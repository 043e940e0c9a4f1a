"""What came of one original: the document read from it, and what was coded in it."""

from enum import StrEnum

from pydantic import Field

from dateline.records.analysis import Analysis, Failure
from dateline.records.base import Record
from dateline.records.document import Document
from dateline.records.original import Original


class Stage(StrEnum):
    """Where a document can fail."""

    READ = "read"
    CODE = "code"


class Coded(Record):
    """One original on its way into a desk.

    Attributes:
        original: the bytes.
        document: None: it could not be read.
        analysis: None: it was not coded, or could not be.
        not_coded: why it was not coded (another language, no text), fit to show; else None.
        failure: what went wrong, if something did; `stage` says where.
        signature: by which copies are found; None: too short to compare, or not read.
    """

    original: Original
    document: Document | None = None
    analysis: Analysis | None = None
    not_coded: str | None = None
    failure: Failure | None = None
    stage: Stage | None = None
    signature: bytes | None = Field(default=None, repr=False)

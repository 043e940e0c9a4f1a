"""Records as bytes in the desk, and back."""

import json
import sqlite3
import zlib
from collections.abc import Mapping
from typing import Any

from dateline.records import Analysis, Document

DOCUMENT_FIELDS = ("id", "text", "title", "outlet", "url", "language", "published")


def pack(raw: bytes) -> bytes:
    """Bytes, compressed."""
    return zlib.compress(raw, 6)


def unpack(packed: bytes) -> bytes:
    """What `pack` was given. Raises zlib.error when it is damaged."""
    return zlib.decompress(packed)


def analysis_to_json(analysis: Analysis) -> str:
    """An analysis without its document, which has a row of its own."""
    return analysis.model_dump_json(exclude={"document"})


def analysis_from_json(text: str | bytes, document: Document) -> Analysis:
    """The analysis again. Raises ValueError when a span does not match the document's text."""
    return Analysis.model_validate({"document": document, **json.loads(text)})


def document_from_row(row: sqlite3.Row | Mapping[str, Any]) -> Document:
    """A row of `documents` as the record."""
    fields = {name: row[name] for name in DOCUMENT_FIELDS}
    return Document(**fields, extra=json.loads(row["extra"]))

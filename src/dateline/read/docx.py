"""Word's .docx: its paragraphs."""

import io
import zipfile

import docx

from dateline.errors import InputError
from dateline.read.bounds import LARGEST, RATIO, SMALL, foreign
from dateline.read.decode import refuse_long
from dateline.records import Document
from dateline.records.ids import document_id


def read_docx(raw: bytes, name: str) -> Document:
    """A .docx as a Document, its title from its properties. When it was saved is no date of it.

    Raises:
        InputError: it is broken, unpacks to too much, or has no text.
    """
    with foreign(name, ".docx file"):
        _refuse_bomb(raw, name)
        file = docx.Document(io.BytesIO(raw))
        text = "\n\n".join(p.text.strip() for p in file.paragraphs if p.text.strip())
        title = (file.core_properties.title or "").strip()
    if not text:
        raise InputError(f"{name}: no text in this document")
    return Document(id=document_id(raw), text=refuse_long(text, name), title=title or None)


def _refuse_bomb(raw: bytes, name: str) -> None:
    """By what its members say they unpack to; more than that is never read of them."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > LARGEST or (size > SMALL and size > RATIO * len(raw)):
        raise InputError(f"{name}: unpacks to {size:,} bytes; expected a document")

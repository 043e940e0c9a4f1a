"""Plain text: the whole file is the article."""

from dateline.read.decode import decode, refuse_long
from dateline.records import Document
from dateline.records.ids import document_id


def read_plain(raw: bytes, name: str) -> Document:
    """A `.txt` file as a Document. Raises InputError when it is not text."""
    return Document(id=document_id(raw), text=refuse_long(decode(raw, name), name))

"""Plain text and Markdown: the whole file is the article."""

import re

from dateline.read.decode import decode_found, refuse_long
from dateline.records import Document
from dateline.records.ids import document_id

HEADING = re.compile(r"^# +(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


def read_plain(raw: bytes, name: str) -> Document:
    """A `.txt` file as a Document. Raises InputError when it is not text."""
    decoded = decode_found(raw, name)
    return Document(
        id=document_id(raw), text=refuse_long(decoded.text, name), extra=decoded.repairs
    )


def read_markdown(raw: bytes, name: str) -> Document:
    """Markdown as it stands, with its first heading for a title. Raises InputError as above."""
    document = read_plain(raw, name)
    heading = HEADING.search(document.text)
    return document.model_copy(update={"title": heading[1].strip()}) if heading else document

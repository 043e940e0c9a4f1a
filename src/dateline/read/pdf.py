"""PDF: the text layer, page after page."""

import io
import logging

import pypdf
from pypdf.errors import DependencyError

from dateline.errors import InputError
from dateline.read.bounds import foreign
from dateline.read.decode import refuse_long, without_halves
from dateline.records import Document
from dateline.records.document import MAX_LENGTH
from dateline.records.ids import document_id

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each flaw, in words of the file


def read_pdf(raw: bytes, name: str) -> Document:
    """A PDF as a Document. When the file was made is not when it was published: no date.

    Raises:
        InputError: it is broken, needs a password, or has pictures of text only.
    """
    with foreign(name, "PDF file"):
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not _opens(reader):
            raise InputError(f"{name}: encrypted; expected a PDF that opens without a password")
        text = _text_of(reader)
        title = reader.metadata.title if reader.metadata else None
    if not text.strip():
        raise InputError(f"{name}: no text in this PDF; scanned pages need OCR first")
    title = " ".join(without_halves(title).split()) if isinstance(title, str) else None
    return Document(id=document_id(raw), text=refuse_long(text, name), title=title or None)


def _opens(reader: pypdf.PdfReader) -> bool:
    """Whether it opens without a password, by a cipher that we have (RC4 always, AES not)."""
    try:
        return bool(reader.decrypt(""))
    except DependencyError:
        return False


def _text_of(reader: pypdf.PdfReader) -> str:
    """The pages' text; a sentence may run on over the page's end, so no blank line parts them."""
    pages = []
    length = 0
    for page in reader.pages:
        pages.append(page.extract_text().strip())
        length += len(pages[-1])
        if length > MAX_LENGTH:  # refused by the caller; the rest need not be read
            break
    return without_halves("\n".join(filter(None, pages)).replace("\x00", ""))

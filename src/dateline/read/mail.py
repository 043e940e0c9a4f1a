"""Mail (.eml): the body of a message, its subject and date."""

from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from dateline.errors import InputError
from dateline.read.bounds import foreign
from dateline.read.decode import decode_found, refuse_long, without_halves
from dateline.read.html import read_html
from dateline.records import Document
from dateline.records.ids import document_id


def read_mail(raw: bytes, name: str) -> Document:
    """A message as a Document: its plain text, else the article in its HTML.

    Raises:
        InputError: it has no text.
    """
    with foreign(name, "message"):
        message = BytesParser(policy=policy.default).parsebytes(raw)
        body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        payload = body.get_payload(decode=True) if body is not None else None
        charset = body.get_content_charset() if body is not None else None
        is_html = body is not None and body.get_content_subtype() == "html"
        title, published, sender = _subject(message), _sent(message), _sender(message)
    if not isinstance(payload, bytes) or not payload.strip():
        raise InputError(f"{name}: a message without text")
    if is_html:
        page = read_html(payload, name, declared=charset)
        text, extra = page.text, page.extra
    else:
        decoded = decode_found(payload, name, declared=charset)
        text, extra = decoded.text.replace("\r\n", "\n"), decoded.repairs
    return Document(
        id=document_id(raw),
        text=refuse_long(text, name),
        title=title,
        published=published,
        extra={**extra, "from": sender} if sender else extra,
    )


def _subject(message: EmailMessage) -> str | None:
    return " ".join(_readable(str(message["subject"] or "")).split()) or None


def _sent(message: EmailMessage) -> str | None:
    """When it was sent, with the sender's offset; None where the header says nothing readable."""
    try:
        sent = getattr(message["date"], "datetime", None)
    except (ValueError, OverflowError):  # the parser lets some impossible ones through
        return None
    return sent.isoformat() if isinstance(sent, datetime) else None


def _sender(message: EmailMessage) -> str | None:
    """The name of who sent it, without the address."""
    addresses = getattr(message["from"], "addresses", ())
    names = (_readable(address.display_name) for address in addresses)
    return next(filter(None, names), None)


def _readable(header: str) -> str:
    """A header that was sent in UTF-8 without saying so, as most are that are not encoded."""
    try:
        return header.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return without_halves(header)

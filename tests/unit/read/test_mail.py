from email.message import EmailMessage

import pytest
from tests.reading import ARTICLE, FIRST, SECOND, document, error

PAGE = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"


def message(text: str | None = ARTICLE, page: str | None = None) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Judges killed in Medellín"
    mail["From"] = "Desk of the Post <desk@post.example>"
    mail["Date"] = "Mon, 08 Apr 2013 14:30:00 +0300"
    if text is not None:
        mail.set_content(text)
    if page is not None and text is not None:
        mail.add_alternative(page, subtype="html")
    elif page is not None:
        mail.set_content(page, subtype="html")
    return mail


def test_body_subject_date_and_sender() -> None:
    read = document(message().as_bytes(), "a.eml")
    assert read.text == ARTICLE + "\n"
    assert read.title == "Judges killed in Medellín"
    assert read.published == "2013-04-08T14:30:00+03:00"
    assert read.outlet is None
    assert read.extra == {"from": "Desk of the Post"}


def test_plain_text_is_taken_before_html() -> None:
    assert document(message(page=PAGE).as_bytes(), "a.eml").text == ARTICLE + "\n"


def test_html_alone_is_read_as_a_page() -> None:
    read = document(message(None, PAGE).as_bytes(), "a.eml")
    assert FIRST in read.text
    assert "<p>" not in read.text


def test_attachments_are_no_text() -> None:
    mail = message()
    mail.add_attachment("Not this.", filename="note.txt")
    assert document(mail.as_bytes(), "a.eml").text == ARTICLE + "\n"


@pytest.mark.parametrize("charset", ["x-unknown", "us-ascii", "=?broken"])
def test_a_charset_that_is_wrong_costs_nothing(charset: str) -> None:
    raw = f'Subject: A\r\nContent-Type: text/plain; charset="{charset}"\r\n\r\n{ARTICLE}'
    assert document(raw.encode("cp1252"), "a.eml").text == ARTICLE


@pytest.mark.parametrize("date", ["soon", "Mon, 08 Apr 99999999999 14:30:00 +0300", ""])
def test_headers_that_say_nothing_readable_are_absent(date: str) -> None:
    raw = f"Date: {date}\nFrom: <<>@\nSubject:\n\n{ARTICLE}".encode()
    read = document(raw, "a.eml")
    assert (read.title, read.published, read.extra) == (None, None, {})


def test_headers_in_bare_utf_8_are_read() -> None:
    raw = f"Subject: José\nFrom: Peña <a@b.example>\n\n{ARTICLE}".encode()
    read = document(raw, "a.eml")
    assert (read.title, read.extra) == ("José", {"from": "Peña"})
    assert document(raw.replace("José".encode(), b"Jos\xe9"), "a.eml").title == "Jos\ufffd"


def test_a_message_without_text_is_an_error() -> None:
    assert "a.eml: a message without text" in error(b"Subject: A\n\n", "a.eml")

import io

import pypdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.reading import document, error


def pdf(*pages: list[str], title: str = "Judges killed", picture: bool = False) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setTitle(title)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 720 - 14 * number, line)
        if picture:
            canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "white")), 72, 72)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def encrypted(raw: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(raw))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


SENTENCE = ["Gunmen killed three judges", "in Medellin on Monday."]


def test_its_text_and_title_and_no_date() -> None:
    read = document(pdf(SENTENCE, ["Police said so."]), "a.pdf")
    assert read.text.split("\n") == [*SENTENCE, "Police said so."]
    assert (read.title, read.published) == ("Judges killed", None)


def test_a_pdf_under_another_name() -> None:
    assert "three judges" in document(pdf(SENTENCE), "a.txt").text


def test_pictures_of_text_are_an_error_that_says_what_to_do() -> None:
    assert "a.pdf: no text in this PDF; scanned pages need OCR" in error(
        pdf([], picture=True), "a.pdf"
    )


def test_a_password_is_an_error_unless_it_is_empty() -> None:
    raw = pdf(SENTENCE)
    assert "a.pdf: encrypted" in error(encrypted(raw, "secret"), "a.pdf")
    assert "three judges" in document(encrypted(raw, ""), "a.pdf").text


@pytest.mark.parametrize("cut", [8, 60, 400])
def test_a_broken_pdf_is_an_error(cut: int) -> None:
    assert error(pdf(SENTENCE)[:cut], "a.pdf").startswith("a.pdf: ")

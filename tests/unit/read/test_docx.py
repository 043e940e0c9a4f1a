import io
import zipfile

import docx
import pytest
from tests.reading import FIRST, SECOND, document, error

from dateline.read import docx as reader


def word(*paragraphs: str, title: str = "Judges killed") -> bytes:
    file = docx.Document()
    file.core_properties.title = title
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def without(raw: bytes, *members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member not in members:
                new.writestr(member, old.read(member))
    return out.getvalue()


def test_its_paragraphs_and_title() -> None:
    read = document(word(FIRST, "", SECOND), "a.docx")
    assert read.text == f"{FIRST}\n\n{SECOND}"
    assert (read.title, read.published) == ("Judges killed", None)


def test_it_is_one_document_and_no_archive_whatever_its_name() -> None:
    assert document(word(FIRST), "a.zip").text == FIRST


def test_an_empty_one_is_an_error() -> None:
    assert "a.docx: no text" in error(word(), "a.docx")


def test_a_broken_one_is_an_error() -> None:
    assert "a.docx: broken .docx file" in error(without(word(FIRST), "_rels/.rels"), "a.docx")
    assert "a.docx: broken ZIP" in error(word(FIRST)[:-200], "a.docx")


def test_one_that_unpacks_to_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 1_000)
    assert "a.docx: unpacks to" in error(word(FIRST), "a.docx")


def test_another_office_file_is_named() -> None:
    sheet = without(word(FIRST), "word/document.xml")
    assert "an Office file that is no .docx" in error(sheet, "a.xlsx")

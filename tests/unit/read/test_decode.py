import codecs

import pytest

from dateline.errors import InputError
from dateline.read.decode import decode

TEXT = "The général said: “no”. Twelve people were killed in Medellín on Monday, officials said.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_told_by_their_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_utf_16_without_newline_translation() -> None:
    assert decode(codecs.BOM_UTF16_BE + "a\r\nb".encode("utf-16-be"), "a.txt") == "a\r\nb"


def test_latin_1_is_read_as_a_legacy_encoding() -> None:
    text = "Le général a été tué à Abéché, où l'armée était déployée.\n" * 3
    assert decode(text.encode("latin-1"), "a.txt") == text


def test_a_declared_encoding_is_believed() -> None:
    text = "Президент осудил нападение."
    assert decode(text.encode("cp1251"), "a.html", declared="windows-1251") == text


@pytest.mark.parametrize("declared", ["undefined", "unicode_escape", "zlib", "no\x00ne"])
def test_a_declared_encoding_that_is_none_is_no_danger(declared: str) -> None:
    raw = b"Twelve people were killed in Medell\xedn, officials said \\ud83d."
    try:
        assert decode(raw, "a.html", declared=declared).startswith("Twelve people")
    except InputError as error:
        assert "half of a surrogate pair" in str(error)  # noqa: PT017  either is right


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (codecs.BOM_UTF8 + b"\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"%PDF-1.7", "a PDF file"),
        (b"troops\x00left", "NUL character at 6"),
        (b"\xff\xfe\x00", "broken utf-16"),
        (b"\xe9\x00\x01\x02", "NUL bytes"),
    ],
)
def test_what_is_no_text_is_an_error_that_names_the_file(raw: bytes, message: str) -> None:
    with pytest.raises(InputError, match=f"a.txt: .*{message}"):
        decode(raw, "a.txt")

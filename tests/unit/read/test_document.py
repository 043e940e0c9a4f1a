import json
import pickle

import pytest
from tests.reading import ARTICLE, FIRST, SECOND
from tests.unit.read.test_language import SPANISH

from dateline.errors import InputError, SettingsError
from dateline.read import read_original
from dateline.records import Document, Original

BROKEN = f"{FIRST} {SECOND}".encode().decode("windows-1252")


def original(raw: str | bytes, media_type: str, **more: object) -> Original:
    raw = raw.encode() if isinstance(raw, str) else raw
    return Original.model_validate({"raw": raw, "media_type": media_type, "origin": "x", **more})


def test_mojibake_is_repaired_before_the_text_is_a_documents_and_that_is_said() -> None:
    read = read_original(original(BROKEN, "text/plain"))
    assert read.text == f"{FIRST} {SECOND}"
    assert read.extra == {"repairs": ["mojibake: utf-8 read as latin-1"]}


def test_the_text_of_a_json_object_is_the_callers_and_stays() -> None:
    read = read_original(original(json.dumps({"text": BROKEN}), "application/json"))
    assert read.text == BROKEN
    assert read.extra == {}


def test_rows_of_tables_are_repaired() -> None:
    row = json.dumps({"text": BROKEN, "title": "JosÃ© PeÃ±a", "repairs": [{"by": "hand"}]})
    read = read_original(original(row, "application/vnd.dateline.row+json; charset=cp1252"))
    assert read.text == f"{FIRST} {SECOND}"
    assert read.title == "José Peña"
    assert read.extra["repairs"][:2] == [{"by": "hand"}, "encoding: cp1252"]


@pytest.mark.parametrize(
    ("text", "stated", "language", "extra"),
    [
        (ARTICLE, None, "en", {}),
        (ARTICLE, "en-GB", "en-GB", {}),
        (ARTICLE, "ar", "en", {"stated_language": "ar"}),
        (SPANISH, "en", "es", {"stated_language": "en"}),
        ("Troops left.", "ar", "ar", {}),
        ("Troops left.", None, None, {}),
    ],
)
def test_the_text_decides_its_language_where_it_is_certain(
    text: str, stated: str | None, language: str | None, extra: dict[str, str]
) -> None:
    line = json.dumps({"text": text, "language": stated})
    read = read_original(original(line, "application/json"))
    assert (read.language, read.extra) == (language, extra)


def test_the_address_that_a_page_was_fetched_from_is_its_address() -> None:
    page = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    read = read_original(original(page, "text/html; charset=utf-8", url="https://a.example/1"))
    assert read.url == "https://a.example/1"


def test_what_no_reader_is_for_is_an_error() -> None:
    with pytest.raises(InputError, match="x: 'image/png', of which we read no article"):
        read_original(original(b"\x89PNG", "image/png"))


@pytest.mark.parametrize(
    ("raw", "media_type", "message"),
    [
        (b"\x89PNG\r\n", "text/html", "x: a PNG image"),
        (b"%PDF-1.7", "text/plain", "x: a PDF file"),
        (b"<html>", "application/pdf", "x: broken PDF file"),
        (b"<html>", "application/rss+xml", "x: not well-formed XML"),
        (b"\x89PNG\r\n", "application/json", "x: not UTF-8"),
    ],
)
def test_a_media_type_that_is_wrong_is_an_error(raw: bytes, media_type: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_original(original(raw, media_type))


def test_a_map_to_no_field_is_a_wrong_setting() -> None:
    with pytest.raises(SettingsError, match="'body' is no field of a document"):
        read_original(original("{}", "application/json"), mapping={"body": "text"})


def test_it_can_be_sent_to_another_process_and_gives_the_same_there() -> None:
    there = pickle.loads(pickle.dumps((read_original, original(ARTICLE, "text/plain"))))
    function, copy = there
    assert function(copy) == read_original(copy)
    assert isinstance(function(copy), Document)

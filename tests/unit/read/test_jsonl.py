import io
import json
import re

import pytest

from dateline.errors import InputError
from dateline.read import jsonl
from dateline.read.bounds import Allowance
from dateline.read.jsonl import find_lines, read_object
from dateline.read.stream import Opened
from dateline.records import Document, Failure, Original


def read(raw: bytes) -> list[Document | Failure]:
    file = io.BufferedReader(io.BytesIO(raw))  # type: ignore[arg-type]
    opened = Opened(file, "a.jsonl", hint="a.jsonl", allowance=Allowance("", lambda: len(raw)))
    return [one if isinstance(one, Failure) else read_line(one) for one in find_lines(opened)]


def read_line(original: Original) -> Document | Failure:
    try:
        return read_object(original.raw, original.origin)
    except InputError as error:
        return Failure(document_id=original.origin, error=str(error))


def errors(raw: bytes) -> list[str]:
    return [one.error for one in read(raw) if isinstance(one, Failure)]


def test_known_keys_are_fields_and_others_are_kept() -> None:
    line = {"id": 7, "text": "A b.", "outlet": "X", "published": "2013-04-10", "desk": "foreign"}
    (document,) = read(json.dumps(line).encode())
    assert document == Document(
        id="7", text="A b.", outlet="X", published="2013-04-10", extra={"desk": "foreign"}
    )


def test_an_id_is_made_of_the_bytes_where_there_is_none() -> None:
    one, other = read(b'{"text": "A."}\n{"text": "B."}\n')
    assert isinstance(one, Document)
    assert one.id.startswith("sha256-")
    assert one.id != other.id  # type: ignore[union-attr]
    assert one == read(b'{"text": "A."}\r\n')[0]


def test_a_broken_line_is_named_and_the_rest_is_read() -> None:
    results = read(b'{"text": "A."}\n{"text": \n\n{"text": "B."}\n')
    assert [type(result) for result in results] == [Document, Failure, Document]
    assert errors(b'\n{"text": ')[0].startswith("a.jsonl:2: not JSON")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'["a"]', "list, expected an object"),
        (b'{"title": "a"}', "no `text`"),
        (b'{"text": "  "}', "no `text`"),
        (b'{"text": 3}', "no `text`"),
        (b'{"text": "a\\u0000b"}', "NUL character"),
        (b'{"text": "a\\ud800b"}', "half of a surrogate pair"),
        (b'{"text": "a", "published": "2013-02-30"}', "published: '2013-02-30' is not a date"),
        (b'{"text": "a", "title": 3}', "title: Input should be a valid string"),
        (b'{"text": "a", "id": {}}', "id: dict, expected a string"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b"[" * 100_000, "nested too deeply|not JSON"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line: bytes, message: str) -> None:
    (error,) = errors(line)
    assert error.startswith("a.jsonl:1: ")
    assert re.search(message, error)


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        (document,) = read('{"text": "Abéché"}\n'.encode(encoding))
        assert isinstance(document, Document)
        assert document.text == "Abéché"


@pytest.mark.parametrize("raw", [b"", b"\n \n"])
def test_an_empty_file_is_an_error(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.jsonl: empty"):
        read(raw)


def test_an_image_is_an_error() -> None:
    with pytest.raises(InputError, match="a PNG image"):
        read(b"\x89PNG\r\n")


def test_a_line_too_long_is_left_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 50)
    long = json.dumps({"text": "a" * 200}).encode()
    first, second = read(long + b'\n{"text": "B."}')
    assert isinstance(first, Failure)
    assert isinstance(second, Document)

"""JSONL: one document a line, as the record description has it; unknown keys go to `extra`.

Read line by line: a corpus may be larger than memory.
"""

import codecs
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from dateline.errors import InputError
from dateline.read.columns import split_fields
from dateline.read.dates import check_published
from dateline.read.decode import marked_encoding, refuse_binary, refuse_long
from dateline.read.kinds import JSON
from dateline.read.stream import Found, Opened
from dateline.records import Document, Failure, Original
from dateline.records.ids import document_id

LONGEST_LINE = 50_000_000  # bytes; an article has a few thousand


def find_lines(opened: Opened) -> Found:
    """The lines of a JSONL file; one that is too long is a Failure.

    Raises:
        InputError: the file as a whole is not text, or is empty.
    """
    empty = True
    for number, line in enumerate(_lines(opened.file, opened.name), start=1):
        if not line.strip():
            continue
        empty = False
        where = f"{opened.name}:{number}"
        if len(line) >= LONGEST_LINE:
            problem = f"longer than {LONGEST_LINE // 1_000_000} MB; is this one article?"
            yield Failure(document_id=where, error=f"{where}: {problem}")
        else:
            yield Original(raw=line.strip(), media_type=JSON, origin=where)
    if empty:
        raise InputError(f"{opened.name}: empty; expected one JSON object a line")


def read_object(
    raw: bytes, name: str, *, mapping: Mapping[str, str] | None = None, loose: bool = False
) -> Document:
    """One JSON object as a Document.

    Args:
        raw: the object.
        name: how an error calls it.
        mapping: keys by field, where they are called otherwise.
        loose: it is a table's row, in which an empty cell is none and a number may be a title.

    Raises:
        InputError: it is no object, has no text, or a field is not what it must be.
    """
    fields, extra = split_fields(_to_object(raw, name), mapping, name)
    if loose:
        fields = {field: _to_cell(value) for field, value in fields.items()}
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{name}: no `text`; expected an object with the article under `text`")
    if "\x00" in text:
        raise InputError(f"{name}: NUL character in `text`; expected text")
    refuse_long(text, name)
    fields["id"] = _id_of(fields, raw, name)
    published = fields.get("published")
    fields["published"] = check_published(
        str(published) if published else None, f"{name}: published"
    )
    try:
        return Document(**fields, extra=extra)
    except ValidationError as error:
        problem = error.errors()[0]
        raise InputError(f"{name}: {problem['loc'][0]}: {problem['msg']}") from error


def _lines(file: "io.BufferedReader[Any]", name: str) -> Iterator[bytes]:
    """Its lines in UTF-8; one that is too long comes cut."""
    head = file.peek(8)[:8]
    refuse_binary(head, name)
    encoding = marked_encoding(head)
    if encoding is not None and encoding != "utf-8-sig":
        lines = io.TextIOWrapper(file, encoding=encoding)
        try:
            for decoded in lines:
                yield decoded.encode("utf-8", "surrogatepass")
        except UnicodeError as error:
            raise InputError(f"{name}: broken {encoding}") from error
        finally:
            lines.detach()  # who opened the file closes it
        return
    if encoding is not None:
        file.read(len(codecs.BOM_UTF8))
    while line := file.readline(LONGEST_LINE):
        yield line
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)


def _to_object(raw: bytes, name: str) -> dict[str, Any]:
    try:
        # NaN, which some programs write where nothing is, is no JSON, and nothing
        fields = json.loads(raw.decode("utf-8"), parse_constant=lambda constant: None)
        json.dumps(fields, ensure_ascii=False).encode()  # refuses half characters ("\ud800")
    except json.JSONDecodeError as error:
        raise InputError(f"{name}: not JSON: {error.msg}; expected one object a line") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: not UTF-8 (byte {error.start}); expected JSON in UTF-8"
        ) from error
    except UnicodeEncodeError as error:
        raise InputError(f"{name}: holds half of a surrogate pair; expected characters") from error
    except RecursionError as error:
        raise InputError(f"{name}: not JSON: nested too deeply; expected one object") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise InputError(f"{name}: not JSON: {type(error).__name__}") from error
    if not isinstance(fields, dict):
        raise InputError(f"{name}: {type(fields).__name__}, expected an object with a `text`")
    return fields


def _to_cell(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)


def _id_of(fields: dict[str, Any], raw: bytes, name: str) -> str:
    given = fields.get("id")
    if given is None or given == "":
        return document_id(raw)
    if not isinstance(given, str | int) or isinstance(given, bool):
        raise InputError(f"{name}: id: {type(given).__name__}, expected a string")
    return str(given)

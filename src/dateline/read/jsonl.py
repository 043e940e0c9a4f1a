"""JSONL: one document a line, as the record description has it; unknown keys go to `extra`.

Read line by line: a corpus may be larger than memory.
"""

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from dateline.errors import InputError
from dateline.read.dates import check_published
from dateline.read.decode import marked_encoding, refuse_binary, refuse_long
from dateline.records import Document, Failure
from dateline.records.ids import document_id

FIELDS = frozenset(Document.model_fields)
LONGEST_LINE = 50_000_000  # bytes; an article has a few thousand


def read_jsonl(file: io.BufferedReader, name: str) -> Iterator[Document | Failure]:
    """The documents of a JSONL file; a broken line is a Failure that names it.

    Raises:
        InputError: the file as a whole is not text, or is empty.
    """
    empty = True
    for number, line in enumerate(_lines(file, name), start=1):
        if not line.strip():
            continue
        empty = False
        where = f"{name}:{number}"
        try:
            yield _to_document(line, where)
        except InputError as error:
            yield Failure(document_id=where, error=str(error))
    if empty:
        raise InputError(f"{name}: empty; expected one JSON object a line")


def _lines(file: io.BufferedReader, name: str) -> Iterator[bytes]:
    """Its lines in UTF-8; one that is too long comes cut, and so as broken JSON."""
    head = file.peek(8)[:8]
    refuse_binary(head, name)
    encoding = marked_encoding(head)
    if encoding is not None and encoding != "utf-8-sig":
        try:
            for decoded in io.TextIOWrapper(file, encoding=encoding):
                yield decoded.encode("utf-8", "surrogatepass")
        except UnicodeError as error:
            raise InputError(f"{name}: broken {encoding}") from error
        return
    if encoding is not None:
        file.read(len(codecs.BOM_UTF8))
    while line := file.readline(LONGEST_LINE):
        yield line
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)


def _to_document(line: bytes, where: str) -> Document:
    fields = _to_object(line, where)
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{where}: no `text`; expected an object with the article under `text`")
    if "\x00" in text:
        raise InputError(f"{where}: NUL character in `text`; expected text")
    refuse_long(text, where)
    known = {key: value for key, value in fields.items() if key in FIELDS and key != "extra"}
    known["extra"] = {key: value for key, value in fields.items() if key not in FIELDS}
    known["id"] = _id_of(fields, line, where)
    published = known.get("published")
    known["published"] = check_published(
        str(published) if published else None, f"{where}: published"
    )
    try:
        return Document(**known)
    except ValidationError as error:
        problem = error.errors()[0]
        raise InputError(f"{where}: {problem['loc'][0]}: {problem['msg']}") from error


def _to_object(line: bytes, where: str) -> dict[str, Any]:
    if len(line) >= LONGEST_LINE:
        raise InputError(
            f"{where}: longer than {LONGEST_LINE // 1_000_000} MB; is this one article?"
        )
    try:
        fields = json.loads(line.decode("utf-8"))
        json.dumps(fields, ensure_ascii=False).encode()  # refuses half characters ("\ud800")
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON: {error.msg}; expected one object a line") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where}: not UTF-8 (byte {error.start}); expected JSON in UTF-8"
        ) from error
    except UnicodeEncodeError as error:
        raise InputError(f"{where}: holds half of a surrogate pair; expected characters") from error
    except RecursionError as error:
        raise InputError(f"{where}: not JSON: nested too deeply; expected one object") from error
    if not isinstance(fields, dict):
        raise InputError(f"{where}: {type(fields).__name__}, expected an object with a `text`")
    return fields


def _id_of(fields: dict[str, Any], line: bytes, where: str) -> str:
    given = fields.get("id")
    if given is None or given == "":
        return document_id(line.strip())
    if not isinstance(given, str | int) or isinstance(given, bool):
        raise InputError(f"{where}: id: {type(given).__name__}, expected a string")
    return str(given)

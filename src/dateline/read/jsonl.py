"""JSONL: one document a line, as the record description has it; unknown keys go to `extra`."""

import json
from collections.abc import Iterator

from pydantic import ValidationError

from dateline.errors import InputError
from dateline.read.dates import check_published
from dateline.read.decode import decode
from dateline.records import Document, Failure
from dateline.records.ids import document_id

FIELDS = frozenset(Document.model_fields)


def read_jsonl(raw: bytes, name: str) -> Iterator[Document | Failure]:
    """The documents of a JSONL file; a broken line is a Failure that names it.

    Raises:
        InputError: the file as a whole is not text.
    """
    for number, line in enumerate(decode(raw, name).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            yield _to_document(line, where)
        except InputError as error:
            yield Failure(document_id=where, error=str(error))


def _to_document(line: str, where: str) -> Document:
    try:
        fields = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise InputError(f"{where}: not JSON: {reason}; expected one object a line") from error
    if not isinstance(fields, dict):
        raise InputError(f"{where}: {type(fields).__name__}, expected an object with a `text`")
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{where}: no `text`; expected an object with the article under `text`")
    if "\x00" in text:
        raise InputError(f"{where}: NUL character in `text`; expected text")
    known = {key: value for key, value in fields.items() if key in FIELDS and key != "extra"}
    known["extra"] = {key: value for key, value in fields.items() if key not in FIELDS}
    if not known.get("id"):
        known["id"] = document_id(line.encode())
    known["id"] = str(known["id"])
    published = known.get("published")
    known["published"] = check_published(str(published) if published else None, where)
    try:
        return Document(**known)
    except ValidationError as error:
        problem = error.errors()[0]
        raise InputError(f"{where}: {problem['loc'][0]}: {problem['msg']}") from error

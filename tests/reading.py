"""What the tests of the readers share: an article, and bytes to what is read from them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.errors import InputError
from dateline.read import find_originals, read_original
from dateline.read.originals import find_in_bytes
from dateline.records import Document, Failure, Original

FIRST = "Gunmen killed three judges in Medellín on Monday, police said, and two guards were hurt."
SECOND = (
    "The governor condemned the attack and said that the men would be found and brought to court."
)
ARTICLE = f"{FIRST}\n\n{SECOND}"


def read_one(original: Original, mapping: Mapping[str, str] | None = None) -> Document | Failure:
    try:
        return read_original(original, mapping=mapping)
    except InputError as error:
        return Failure(document_id=original.origin, error=str(error))


def read_bytes(
    raw: bytes, name: str, mapping: Mapping[str, str] | None = None
) -> list[Document | Failure]:
    """What is read of a file of this name with these bytes."""
    return [
        found if isinstance(found, Failure) else read_one(found, mapping)
        for found in find_in_bytes(raw, name, mapping=mapping)
    ]


def document(raw: bytes, name: str, mapping: Mapping[str, str] | None = None) -> Document:
    """The one document of a file."""
    (found,) = read_bytes(raw, name, mapping)
    assert isinstance(found, Document), found
    return found


def error(raw: bytes, name: str, mapping: Mapping[str, str] | None = None) -> str:
    """The one thing that is wrong with a file of which nothing can be read."""
    (found,) = read_bytes(raw, name, mapping)
    assert isinstance(found, Failure), found
    return found.error


def texts(found: Iterable[Document | Failure]) -> list[str]:
    return [one.text for one in found if isinstance(one, Document)]


def errors(found: Iterable[Document | Failure | Original]) -> list[str]:
    return [one.error for one in found if isinstance(one, Failure)]


def origins(path: Path) -> list[str]:
    """Where the originals of a file are from, below the folder that it is in."""
    found = [one for one in find_originals([path]) if isinstance(one, Original)]
    return [one.origin.removeprefix(f"{path.parent}/") for one in found]

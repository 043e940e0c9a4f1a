"""Files, folders and standard input to documents."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dateline.errors import InputError
from dateline.read.document import read_original
from dateline.read.kinds import DOCX, HTML, JSON_LINES, MAIL, MARKDOWN, PDF, SUFFIXES, TEXT
from dateline.read.originals import STANDARD_INPUT, files_in, find_originals
from dateline.records import Document, Failure, Original

COUNTABLE = 100_000_000  # bytes of JSONL whose lines are counted beforehand: a fraction of a second
ONE_DOCUMENT = frozenset({TEXT, MARKDOWN, HTML, PDF, DOCX, MAIL})


def read_sources(
    sources: Iterable[Path | str], *, mapping: Mapping[str, str] | None = None
) -> Iterator[Document | Failure]:
    """The documents of files, folders, archives and `-`, one at a time.

    One that cannot be read is a Failure, and the rest are read. Arguments and errors are those
    of `find_originals`.
    """
    originals = find_originals(sources, mapping=mapping)
    return (found if isinstance(found, Failure) else _read(found, mapping) for found in originals)


def count_documents(sources: Iterable[Path | str]) -> int | None:
    """How many results `read_sources` will give, or None where counting would mean reading much."""
    total = 0
    for source in sources:
        if str(source) == STANDARD_INPUT:
            return None
        path = Path(source)
        try:
            counts = list(map(_count, files_in(path) if path.is_dir() else [path]))
        except OSError:
            return None
        if None in counts:
            return None
        total += sum(map(int, filter(None, counts))) or not counts
    return total


def _read(original: Original, mapping: Mapping[str, str] | None) -> Document | Failure:
    try:
        return read_original(original, mapping=mapping)
    except InputError as error:
        return Failure(document_id=original.origin, error=str(error))


def _count(file: Path) -> int | None:
    """How many documents a file has, by its name; None where many, or not known."""
    kind = SUFFIXES.get(file.suffix.lower(), TEXT)
    if not file.is_file() or kind in ONE_DOCUMENT:
        return 1
    if kind != JSON_LINES or file.stat().st_size > COUNTABLE:
        return None
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())

"""Lexicons: lists of words and codes as TSV, each with one row model.

`Lexicon` declares a TSV (a file, or a folder of files with one header) and its row model;
`Lexicons` reads them: a file of the same path in the user's folder replaces ours, and one named
`own.tsv`, alone in a folder of that name, is read before ours.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from dateline.errors import DataError


def _split(separator: str) -> BeforeValidator:
    def split(cell: object) -> object:
        if isinstance(cell, str):
            parts = (part.strip() for part in cell.split(separator))
            return tuple(part for part in parts if part)
        return () if cell is None else cell

    return BeforeValidator(split)


Words = Annotated[tuple[str, ...], _split("|")]
"""A cell of alternatives: `attack|raid`."""

Codes = Annotated[tuple[str, ...], _split(" ")]
"""A cell of codes: `MIL GOV`."""


class Row(BaseModel):
    """One line of a TSV. `example` holds what must be found, `counterexample` what must not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    example: str | None = None
    counterexample: str | None = None


R = TypeVar("R", bound=Row)
OWN = "own.tsv"
"""A user's additions to a lexicon."""


@dataclass(frozen=True)
class Lexicon(Generic[R]):
    """A TSV and its row model; declares only.

    Attributes:
        path: below the data folder, `en/reporting_verbs.tsv`; a folder `en/reporting_verbs/` of
            TSVs is read in its place, in name order, when the file is not there.
        row: the model of a row.
        unique: the fields that together may not be repeated (besides `id`).
    """

    path: str
    row: type[R]
    unique: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name used in rules: `event_patterns`."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".tsv")


@dataclass(frozen=True)
class Lexicons:
    """Reads lexicons, ours or the user's.

    Args:
        folder: the user's; a file or folder of the same path there replaces ours. None: ours only.
    """

    folder: Path | None = None
    _read: dict[str, tuple[Any, ...]] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, lexicon: Lexicon[R]) -> tuple[R, ...]:
        """The rows of a lexicon, in file order. Raises DataError naming file and line."""
        if lexicon.path not in self._read:
            self._read[lexicon.path] = tuple(self._rows(lexicon))
        return self._read[lexicon.path]

    def with_first(self, lexicon: Lexicon[R], *rows: R) -> "Lexicons":
        """These, with some rows before those of one lexicon."""
        return Lexicons(self.folder, {**self._read, lexicon.path: (*rows, *self[lexicon])})

    def check_names(self) -> None:
        """Raise DataError for a file in the user's folder that replaces and extends nothing of
        ours: a misspelt name would otherwise be passed over in silence.
        """
        if self.folder is None:
            return
        ours = resources.files("dateline").joinpath("data")
        for file in sorted(self.folder.rglob("*.tsv")):
            path = file.relative_to(self.folder)
            whole = ours.joinpath(path.as_posix()).is_file()
            parts = ours.joinpath(path.with_suffix("").as_posix()).is_dir()
            part = len(path.parts) > 2 and ours.joinpath(path.parent.as_posix()).is_dir()
            list_ = ours.joinpath(f"{path.parent.as_posix()}.tsv")
            own = file.name == OWN and list_.is_file()
            if not (whole or parts or part or own):
                raise DataError(
                    f"{file}: we have no lexicon {path}; `dateline lexicon list` names them"
                )

    def files(self, path: str) -> list[Path | Traversable]:
        """The files that make up a lexicon, in the order in which their rows count."""
        theirs = _files_at(self.folder, path) if self.folder is not None else []
        adds = [file.name for file in theirs] == [OWN] and not path.endswith(f"/{OWN}")
        if theirs and not adds:
            return theirs
        ours = _files_at(resources.files("dateline").joinpath("data"), path)
        if not ours:
            raise DataError(f"data/{path}: no such lexicon file")
        return theirs + ours

    def located(self, lexicon: Lexicon[R]) -> Iterator[tuple[str, R | DataError]]:
        """Each row with its `file:line`; in place of a row that is wrong, the error that says
        so.
        """
        seen: dict[tuple[object, ...], str] = {}
        for file in self.files(lexicon.path):
            label = _label(file, lexicon)
            try:
                for number, header, cells in _read_tsv(file, label):
                    where = f"{label}:{number}"
                    try:
                        row = _to_row(lexicon, header, cells, where)
                        _note_keys(row, lexicon, where, seen)
                    except DataError as error:
                        yield where, error
                    else:
                        yield where, row
            except DataError as error:
                yield label, error

    def _rows(self, lexicon: Lexicon[R]) -> Iterator[R]:
        for _, row in self.located(lexicon):
            if isinstance(row, DataError):
                raise row
            yield row

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the lexicons read so far would depend on use; so: over all of their
        files.
        """
        digest = hashlib.sha256()
        for root in (resources.files("dateline").joinpath("data"), self.folder):
            if root is not None:
                for name, content in _walk(root):
                    digest.update(name.encode() + b"\0" + content + b"\0")
        return digest.hexdigest()


def _files_at(root: Path | Traversable, path: str) -> list[Path | Traversable]:
    file = root.joinpath(path)
    if file.is_file():
        return [file]
    folder = root.joinpath(path.removesuffix(".tsv"))
    if not folder.is_dir():
        return []
    return sorted(
        (child for child in folder.iterdir() if child.name.endswith(".tsv")),
        key=lambda child: child.name,
    )


def _walk(root: Path | Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for child in sorted(root.iterdir(), key=lambda child: child.name):
        if child.is_dir():
            yield from _walk(child, f"{prefix}{child.name}/")
        elif child.name.endswith((".tsv", ".json")):
            yield prefix + child.name, child.read_bytes()


def _label(file: Path | Traversable, lexicon: Lexicon[Any]) -> str:
    """A file as an error names it: ours below `data/`, the user's by its path."""
    parts = Path(str(file)).parts
    below = len(Path(lexicon.path).parts) + (Path(lexicon.path).name != file.name)
    if parts[-below - 1] == "data" and parts[-below - 2] == "dateline":
        return "/".join(parts[-below - 1 :])
    return str(file)


def _read_tsv(file: Path | Traversable, label: str) -> Iterator[tuple[int, list[str], list[str]]]:
    """The line number, header and cells of each row."""
    header: list[str] | None = None
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise DataError(f"{label}: not UTF-8: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r").split("\t")
        if header is None:
            header = cells
            continue
        yield number, header, cells


def _to_row(lexicon: Lexicon[R], header: list[str], cells: list[str], where: str) -> R:
    if len(cells) != len(header):
        raise DataError(
            f"{where}: {len(cells)} columns, expected {len(header)}: {', '.join(header)}"
        )
    filled = {name: cell.strip() for name, cell in zip(header, cells, strict=True) if cell.strip()}
    try:
        return lexicon.row(**filled)
    except ValidationError as error:
        problem = error.errors()[0]
        field_name = ".".join(map(str, problem["loc"]))
        raise DataError(
            f"{where}: {field_name}: {problem['msg']} (got {problem['input']!r})"
        ) from error


def _note_keys(
    row: Row, lexicon: Lexicon[Any], where: str, seen: dict[tuple[object, ...], str]
) -> None:
    for key in _keys(row, lexicon):
        first = seen.setdefault(key, where)
        if first != where:
            raise DataError(f"{where}: {'/'.join(map(str, key[1:]))!r} stands already at {first}")


def _keys(row: Row, lexicon: Lexicon[Any]) -> Iterator[tuple[object, ...]]:
    yield "id", row.id
    if lexicon.unique:
        yield ("unique", *(getattr(row, name) for name in lexicon.unique))

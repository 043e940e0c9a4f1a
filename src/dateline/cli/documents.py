"""What the commands that read articles share: their options, and files to analyses."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from dateline.annotate.parallel import annotate as annotate_documents
from dateline.cli.console import Bar, complain, progress, start_logging
from dateline.errors import InputError, SettingsError
from dateline.read import read_sources
from dateline.read.dates import check_published
from dateline.read.sources import count_documents
from dateline.records import Analysis, Document, Failure
from dateline.settings import Settings

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…",
        help="Articles: text, HTML, PDF, JSONL, tables, feeds, archives (docs/reading.md), folders "
        "of these, or - for standard input.",
        allow_dash=True,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Where to write; standard output if absent.", dir_okay=False),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="When they were published (2013-04-10), where a file does not say."
    ),
]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published them, where a file does not say.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to use.")]
Model = Annotated[
    str, typer.Option(help="The installed spaCy model to parse with.", show_default=True)
]
LexiconFolder = Annotated[
    Path | None,
    typer.Option(
        "--lexicons",
        metavar="DIR",
        help="A folder whose lexicons replace those of the same path.",
        exists=True,
        file_okay=False,
    ),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="Of a table: which column holds which field (text=body,published=pub_date).",
    ),
]
DEFAULT_MODEL = Settings().model


def analyses(
    files: Iterable[Path],
    settings: Settings,
    *,
    mapping: list[str] | None = None,
    published: str | None = None,
    outlet: str | None = None,
    jobs: int = 1,
    out: Path | None = None,
) -> Iterator[Analysis]:
    """Annotate files, one at a time and with a progress bar; failures are reported as they come.

    Args:
        files: as on the command line.
        settings: the choices of this run.
        mapping: as `--map` gives it.
        published, outlet: what is so where a file does not say.
        jobs: processes.
        out: where the command writes; None: standard output, and no bar on the same terminal.

    Raises:
        SettingsError: `published` is no date, `out` an article, or a part is missing.
        typer.Exit: with status 1, at the end, when some documents failed.
    """
    start_logging()
    files = list(files)
    if out is not None and out.exists() and any(f.exists() and f.samefile(out) for f in files):
        raise SettingsError(f"--out: {out} is one of the articles; expected another file")
    documents = read_documents(
        files,
        mapping=to_mapping(mapping),
        published=checked_published(published),
        outlet=outlet,
    )
    quiet = out is None and sys.stdout.isatty()
    bar = progress("Reading", total=count_documents(files), quiet=quiet)
    return _annotated(documents, settings, jobs=jobs, progress_bar=bar)


def _annotated(
    documents: Iterator[Document | Failure],
    settings: Settings,
    *,
    jobs: int,
    progress_bar: AbstractContextManager[Bar],
) -> Iterator[Analysis]:
    read = failed = 0
    with progress_bar as bar:
        for result in annotate_documents(documents, settings, jobs=jobs, progress=bar.preparing):
            bar(failed=isinstance(result, Failure))
            read += 1
            if isinstance(result, Failure):
                failed += 1
                complain("failed", result.error)
            else:
                yield result
    if failed:
        complain("dateline", f"{failed} of {read} documents failed")
        raise typer.Exit(1)


def read_documents(
    files: Iterable[Path],
    *,
    mapping: dict[str, str] | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Document | Failure]:
    """The documents of the command line, with what its options say where the files do not."""
    for document in read_sources(files, mapping=mapping or None):
        if isinstance(document, Document):
            known = {"published": published, "outlet": outlet}
            missing = {k: v for k, v in known.items() if v and getattr(document, k) is None}
            yield document.model_copy(update=missing) if missing else document
        else:
            yield document


def to_mapping(pairs: list[str] | None) -> dict[str, str]:
    """The `--map` options, or a SettingsError for one that is not FIELD=COLUMN."""
    mapping: dict[str, str] = {}
    for pair in (one for option in pairs or [] for one in option.split(",")):
        name, equals, column = pair.partition("=")
        if not (name.strip() and equals and column.strip()):
            raise SettingsError(f"--map: {pair!r}; expected FIELD=COLUMN, as in text=body")
        if name.strip() not in Document.model_fields:
            fields = ", ".join(Document.model_fields)
            raise SettingsError(f"--map: a document has no field {name!r}; it has {fields}")
        mapping[name.strip()] = column.strip()
    return mapping


def checked_published(value: str | None) -> str | None:
    """The `--published` option, or a SettingsError for one that is impossible or still to come."""
    try:
        checked = check_published(value, "--published")
    except InputError as error:
        raise SettingsError(str(error)) from error
    if checked is not None:
        latest = datetime.now(UTC).date() + timedelta(days=1)  # it may be tomorrow elsewhere
        if date.fromisoformat(checked[:10]) > latest:
            raise SettingsError(f"--published: {checked} lies in the future; expected a past date")
    return checked

"""What the commands share: where to print, how to show progress, how to read the common options."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.logging import RichHandler
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from dateline.annotate.parallel import annotate as annotate_documents
from dateline.errors import InputError, SettingsError
from dateline.read import read_sources
from dateline.read.dates import check_published
from dateline.records import Analysis, Document, Failure
from dateline.settings import Settings

errors = Console(stderr=True, highlight=False)
output = Console(highlight=False)

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…",
        help="Articles: .txt, .html, .jsonl, folders of these, or - for standard input.",
        allow_dash=True,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When they were published (2013-04-10), where a file does not say."),
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
        "--lexicons", metavar="DIR", help="A folder whose lexicons replace those of the same path.",
        exists=True, file_okay=False,
    ),
]
DEFAULT_MODEL = Settings().model


def start_logging() -> None:
    """Warnings to standard error, without article text."""
    handler = RichHandler(console=errors, show_time=False, show_path=False, show_level=True)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], format="%(message)s", force=True)


def checked_published(value: str | None) -> str | None:
    """The `--published` option, or a SettingsError for one that is impossible or still to come."""
    try:
        checked = check_published(value, "--published")
    except InputError as error:
        raise SettingsError(str(error)) from error
    if checked is not None:
        latest = datetime.now(UTC).date() + timedelta(days=1)  # it may be tomorrow elsewhere
        if date.fromisoformat(checked[:10]) > latest:
            raise SettingsError(f"--published: {checked} lies in the future")
    return checked


def read_documents(
    files: Iterable[Path], *, published: str | None, outlet: str | None
) -> Iterator[Document | Failure]:
    """The documents of the command line, with what its options say where the files do not."""
    for document in read_sources(files):
        if isinstance(document, Document):
            known = {"published": published, "outlet": outlet}
            missing = {k: v for k, v in known.items() if v and getattr(document, k) is None}
            yield document.model_copy(update=missing) if missing else document
        else:
            yield document


def analyses(
    files: Iterable[Path],
    settings: Settings,
    *,
    published: str | None = None,
    outlet: str | None = None,
    jobs: int = 1,
) -> Iterator[Analysis]:
    """Annotate files with a progress bar; failures are reported as they come.

    Raises:
        typer.Exit: with status 1, at the end, when some documents failed.
    """
    start_logging()
    documents = list(
        read_documents(files, published=checked_published(published), outlet=outlet)
    )
    failed = 0
    with progress("Reading", total=len(documents)) as advance:
        for result in annotate_documents(documents, settings, jobs=jobs):
            advance()
            if isinstance(result, Failure):
                failed += 1
                errors.print(f"[bold red]failed:[/] {escape(result.error)}")
            else:
                yield result
    if failed:
        errors.print(f"{failed} of {len(documents)} documents failed")
        raise typer.Exit(1)


@contextmanager
def progress(what: str, *, total: int | None) -> Iterator["Advance"]:
    """A progress bar on standard error, when that is a terminal."""
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    )
    with bar:
        task = bar.add_task(what, total=total)
        yield Advance(bar, task)


class Advance:
    """Moves a progress bar on by one document."""

    def __init__(self, bar: Progress, task: int) -> None:
        self._bar = bar
        self._task = task

    def __call__(self) -> None:
        self._bar.advance(self._task)  # type: ignore[arg-type]  # TaskID is a NewType of int

"""Where the commands print and how: progress on standard error, text that harms no terminal."""

import logging
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

WIDTH = 100  # columns of what is printed to a file or pipe, where there is no terminal to ask
CONTROL_PICTURES = 0x2400  # U+2400 pictures U+0000, and so on
UNSAFE = re.compile(
    # controls but for line feeds; the marks that reorder a line; half characters; separators
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

errors = Console(stderr=True, highlight=False, markup=False, emoji=False)


def output() -> Console:
    """The console for what a command says; as wide as the terminal, or 100 columns without one."""
    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", WIDTH))
    return Console(width=width, highlight=False, markup=False, emoji=False)


def visible(text: str, style: str = "") -> Text:
    """Text from an article or file as it may be shown: nothing in it is obeyed.

    Control characters (so also the ANSI escapes that move a cursor or set a title) and marks that
    reorder a line become visible signs, one for one, so offsets hold; Rich markup stays what it is.
    """
    return Text(UNSAFE.sub(_picture, text), style=style)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return " "
    if code < 0x20:
        return chr(CONTROL_PICTURES + code)
    return "\u2421" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def one_line(text: str, style: str = "", *, longest: int | None = None) -> Text:
    """Text as `visible` has it, on one line, cut to at most `longest` characters."""
    joined = " ".join(text.split())
    if longest is not None and len(joined) > longest:
        joined = joined[: longest - 1].rstrip() + "…"
    return visible(joined, style)


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 event", "2,000 events"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def complain(what: str, message: str) -> None:
    """Say on standard error what went wrong."""
    errors.print(Text.assemble((f"{what}:", "bold red"), " ", visible(message)), soft_wrap=True)


def start_logging() -> None:
    """Warnings to standard error, a line each, without article text."""
    logger = logging.getLogger("dateline")
    logger.handlers = [_ErrorHandler()]
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logging.lastResort = (
        None  # libraries warn of pages and encodings; readers of ours say it better
    )


class _ErrorHandler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        complain(record.levelname.lower(), record.getMessage())


def write_lines(lines: Iterable[str], out: Path | None) -> None:
    """Write lines to a file, whole or not at all, or to standard output.

    What was found before some documents failed is kept.
    """
    if out is None:
        _to_standard_output(lines)
        return
    part = out.with_name(f"{out.name}.part")
    failed: typer.Exit | None = None
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            try:
                _write(lines, file)
            except typer.Exit as exit_:
                failed = exit_
        part.replace(out)
    except OSError as error:
        if error.filename == str(part):  # the file a person asked for, not ours
            error.filename = str(out)
        raise
    finally:
        part.unlink(missing_ok=True)
    if failed is not None:
        raise failed


def _to_standard_output(lines: Iterable[str]) -> None:
    try:
        _write(lines, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError as error:  # the reader went away ("| head"): not an error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from error


def _write(lines: Iterable[str], file: IO[str]) -> None:
    for line in lines:
        file.write(line + "\n")


@contextmanager
def progress(what: str, *, total: int | None, quiet: bool = False) -> Iterator["Bar"]:
    """A progress bar on standard error, when that is a terminal.

    Args:
        what: what is being done.
        total: how many steps, or None where it is not known.
        quiet: show none: lines are being written to the same terminal.
    """
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn() if total is None or total > 1 else TaskProgressColumn(),
        TimeElapsedColumn(),
        _RateColumn(),
        _FailedColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
        redirect_stdout=False,  # else Rich takes what is meant for a file and shows it instead
        redirect_stderr=False,
    )
    with bar:
        yield Bar(bar, bar.add_task(what, total=total, failed=0))


class _RateColumn(ProgressColumn):
    """How many steps a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")


class _FailedColumn(ProgressColumn):
    """How many of them failed, once one did."""

    def render(self, task: Task) -> Text:
        failed = task.fields.get("failed", 0)
        return Text(f"{failed} failed" if failed else "", style="red")


class Bar:
    """Moves a progress bar on."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar = bar
        self._task = task

    def __call__(self, *, failed: bool = False) -> None:
        """One more document, or other step, is done or has failed."""
        if failed:
            task = next(task for task in self._bar.tasks if task.id == self._task)
            self._bar.update(self._task, failed=task.fields["failed"] + 1)
        self._bar.advance(self._task)

    def reach(self, share: float) -> None:
        """So much is done, 0..1, of a bar whose total is 1."""
        self._bar.update(self._task, completed=share)

    def preparing(self, share: float, what: str) -> None:
        """Long work before the first document: a bar of its own, gone when it is done."""
        mine = next((t.id for t in self._bar.tasks if t.id != self._task), None)
        if share >= 1.0:
            if mine is not None:
                self._bar.remove_task(mine)
            return
        if mine is None:
            mine = self._bar.add_task(what, total=1.0)
        self._bar.update(mine, completed=share, description=what)

"""`dateline annotate`: JSONL of analyses."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import (
    DEFAULT_MODEL,
    Files,
    Jobs,
    LexiconFolder,
    Model,
    Outlet,
    Published,
    analyses,
)
from dateline.export.jsonl import to_line
from dateline.settings import Settings


def annotate(
    files: Files,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write; standard output if absent.")
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Write everything found in each article, one JSON object a line.

    Fields are described in docs/records.md. Exit status: 0 done, 1 some documents failed, 2 wrong usage.
    """
    settings = Settings(model=model, lexicons=lexicons)
    found = analyses(files, settings, published=published, outlet=outlet, jobs=jobs)
    if out is None:
        for analysis in found:
            sys.stdout.write(to_line(analysis) + "\n")
        return
    part = out.with_name(out.name + ".part")
    status = 0
    with part.open("w", encoding="utf-8", newline="\n") as file:
        try:
            for analysis in found:
                file.write(to_line(analysis) + "\n")
        except typer.Exit as failed:
            status = failed.exit_code  # the documents that did not fail are kept
    part.replace(out)
    if status:
        raise typer.Exit(status)

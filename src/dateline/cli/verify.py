"""`dateline verify`: whether a desk is whole."""

import os
from typing import Annotated

import typer

from dateline.cli.console import complain, counted, output, progress, visible
from dateline.cli.desks import DeskFile, opened
from dateline.store.verify import count_steps, log_head
from dateline.store.verify import verify as find_problems


def verify(
    desk: DeskFile,
    contains: Annotated[
        str | None,
        typer.Option(
            metavar="HASH", help="A hash that an earlier `verify` printed: the log must hold it."
        ),
    ] = None,
) -> None:
    """Check that a desk is whole and was not tampered with.

    Hashes of originals and of the log's chain are computed anew, spans held against texts, rows
    against codings. Exit status: 0 whole, 1 not (each problem is named), 2 wrong usage.
    """
    may_write = desk.is_file() and os.access(
        desk, os.W_OK
    )  # the words' index is checked by writing
    with opened(desk, write=may_write) as there:
        problems = 0
        with progress("Checking", total=count_steps(there)) as bar:
            for problem in find_problems(there, contains=contains and contains.lower(), step=bar):
                complain("wrong", problem)
                problems += 1
        head = log_head(there)
    console = output()
    console.print(visible(f"{desk}: {counted(problems, 'problem') if problems else 'whole'}"))
    console.print(visible(f"last hash of the log: {head or 'cannot be read'}"), soft_wrap=True)
    if problems:
        raise typer.Exit(1)

"""`dateline backup`: a copy of a desk in use."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import output, progress, visible
from dateline.cli.desks import DeskFile, opened
from dateline.store.backup import backup as copy_desk


def backup(
    desk: DeskFile,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy; must not be there yet.")],
) -> None:
    """Copy a desk, whole, while others may read and write it."""
    with opened(desk) as there, progress("Copying", total=1) as bar:
        copy_desk(there, file, progress=bar.reach)
    output().print(visible(f"copied to {file}"), soft_wrap=True)

"""`dateline forget`: take documents out of a desk for good."""

from typing import Annotated

import typer

from dateline.cli.console import output, visible
from dateline.cli.desks import DeskFile, opened
from dateline.settings import Settings
from dateline.store.begin import begin_run
from dateline.store.forget import forget as take_out


def forget(
    desk: DeskFile,
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCUMENT…", help="Ids, as `search` and `show` give them."),
    ],
    why: Annotated[str, typer.Option(help="The reason; it is kept.")],
) -> None:
    """Take documents out for good: text, original, coding, decisions; a tombstone stays.

    The tombstone holds the id, the hash of the original and the reason, and the same file is not
    taken in again. Backups made earlier still hold the document.
    """
    with opened(desk) as there:
        take_out(there, documents, why=why, run=begin_run(there, "forget", Settings()))
    output().print(visible(f"taken out: {', '.join(documents)}"), soft_wrap=True)

"""`dateline forget`: take documents out of a desk for good."""

from typing import Annotated

import typer

from dateline.cli.console import output, visible
from dateline.cli.desks import DeskFile, checked_text, opened
from dateline.errors import SettingsError
from dateline.settings import Settings
from dateline.store.begin import begin_run
from dateline.store.find import document
from dateline.store.forget import forget as take_out
from dateline.store.forget import overwrite


def forget(
    desk: DeskFile,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOCUMENT…]",
            help="Ids, as `search` and `show` give them. Without any: finish what an earlier one "
            "could not, since others read the desk.",
        ),
    ] = None,
    why: Annotated[str | None, typer.Option(help="The reason; it is kept.")] = None,
) -> None:
    """Take documents out for good: text, original, coding, decisions; a tombstone stays.

    The tombstone holds the id, the hashes of the original, text and address, and the reason, and
    none of the three is taken in again. Backups made earlier still hold the document.
    """
    with opened(desk, write=True) as there:
        if documents:
            if not (why and checked_text(why, "--why")):
                raise SettingsError("--why: expected the reason")
            for id_ in documents:
                document(there, id_)
            take_out(there, documents, why=why, run=begin_run(there, "forget", Settings()))
        else:
            overwrite(there)
    told = ", ".join(documents or ["what was forgotten is overwritten"])
    output().print(visible(f"taken out: {told}"), soft_wrap=True)

"""`dateline serve`: the web desk."""

from typing import Annotated

import typer

from dateline.cli.console import output, visible
from dateline.cli.desks import DeskFile
from dateline.errors import SettingsError
from dateline.store import open_desk


def serve(
    desk: DeskFile,
    address: Annotated[
        str, typer.Option(metavar="IP", help="Where to listen; other machines need an account.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: a free one.")] = 8300,
    browse: Annotated[bool, typer.Option("--browse", help="Open it in the browser.")] = False,
) -> None:
    """Look at a desk in the browser, and review what was coded. Ctrl-C stops it."""
    try:
        from dateline.web import server
        from dateline.web.site import Site
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"the web desk needs {error.name}: pip install 'dateline[web]'"
        ) from error
    open_desk(desk).close()  # says now what is wrong with it
    with server.listen(address, port) as listening:
        output().print(
            visible(f"{desk} is at {server.address_of(listening)} (Ctrl-C stops)"), soft_wrap=True
        )
        server.serve(listening, Site(desk, address), browse=browse)

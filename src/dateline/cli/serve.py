"""`dateline serve`: the web desk."""

import re
from typing import Annotated

import typer

from dateline.cli.console import output, visible
from dateline.cli.desks import DeskFile
from dateline.errors import SettingsError
from dateline.store import open_desk
from dateline.store.accounts import has_owner


def serve(
    desk: DeskFile,
    address: Annotated[
        str, typer.Option(metavar="IP", help="Where to listen; other machines need an account.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: a free one.")] = 8300,
    accounts: Annotated[
        bool, typer.Option("--accounts", help="Ask for log-in on this machine too.")
    ] = False,
    url: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="By which people reach it, where a proxy stands before it (https)."
        ),
    ] = None,
    browse: Annotated[bool, typer.Option("--browse", help="Open it in the browser.")] = False,
) -> None:
    """Look at a desk in the browser, and review what was coded. Ctrl-C stops it.

    Without accounts it is served to this machine only, and whoever uses it is the owner.
    """
    try:
        from dateline.web import server
        from dateline.web.access.hosts import is_loopback
        from dateline.web.site import Site
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"the web desk needs {error.name}: pip install 'dateline[web]'"
        ) from error
    by_account = accounts or url is not None or not is_loopback(address)
    _check_url(url)
    with open_desk(desk) as there:  # says now what is wrong with it
        if by_account and not has_owner(there):
            raise SettingsError(
                f"{desk}: others may reach it, and nobody has an account as its owner; "
                f"`dateline user add {desk} NAME --role owner` makes one"
            )
    with server.listen(address, port) as listening:
        output().print(
            visible(f"{desk} is at {server.address_of(listening)} (Ctrl-C stops)"), soft_wrap=True
        )
        site = Site(desk, address, accounts=by_account, url=url)
        server.serve(listening, site, browse=browse)


def _check_url(url: str | None) -> None:
    if not re.fullmatch(r"https?://[\w.-]+(:\d+)?/?", url or "http://host"):
        raise SettingsError(f"--url: {url}: expected one as https://desk.example.org")

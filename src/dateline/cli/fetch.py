"""`dateline fetch`: articles and feeds from the web into a desk."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.add import conclude, follow
from dateline.cli.console import progress
from dateline.cli.desks import DeskFile, opened
from dateline.cli.documents import DEFAULT_MODEL, Jobs, LexiconFolder, Model, Outlet
from dateline.errors import SettingsError
from dateline.fetch import FetchOptions
from dateline.runs.add import Reading
from dateline.runs.fetch import fetch as fetch_originals
from dateline.settings import Settings

DEFAULT = FetchOptions()


def fetch(
    desk: DeskFile,
    urls: Annotated[
        list[str] | None, typer.Argument(metavar="URL…", help="Articles, and RSS or Atom feeds.")
    ] = None,
    list_: Annotated[
        Path | None,
        typer.Option("--list", metavar="FILE", help="A file with an address a line.", exists=True),
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(help="A mail or web address, sent along so that a site can reach you."),
    ] = None,
    outlet: Outlet = None,
    delay: Annotated[
        float, typer.Option(min=0.0, help="Seconds between two requests to one host, at least.")
    ] = DEFAULT.delay,
    timeout: Annotated[
        float, typer.Option(min=1.0, help="Seconds that a whole answer may take.")
    ] = DEFAULT.timeout,
    max_bytes: Annotated[
        int, typer.Option(min=1, help="The largest answer, in bytes.")
    ] = DEFAULT.max_bytes,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also addresses in a private network.")
    ] = False,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Fetch articles and what feeds link to, keep them in a desk, and code them.

    It follows robots.txt, asks a host once a second, asks only for what is new, and refuses
    addresses that are not public. No other command uses the network. Exit status: 0 done, 1 some
    failed, 2 wrong usage.
    """
    addresses = [*(urls or []), *(_listed(list_) if list_ else [])]
    if not addresses:
        raise SettingsError("URL: none given; expected addresses, or --list FILE")
    if delay < DEFAULT.delay and not allow_private:
        raise SettingsError(
            f"--delay: {delay}; expected {DEFAULT.delay} or more: a host is asked once a second"
        )
    options = FetchOptions(
        contact=contact,
        delay=delay,
        timeout=timeout,
        max_bytes=max_bytes,
        allow_private=allow_private,
    )
    with opened(desk, create=True) as there, progress("Fetching", total=None) as bar:
        saved = fetch_originals(
            there,
            addresses,
            Settings(model=model, lexicons=lexicons),
            options=options,
            reading=Reading(outlet=outlet),
            jobs=jobs,
            progress=bar.preparing,
        )
        counts = follow(saved, bar)
    conclude(desk, counts)


def _listed(file: Path) -> list[str]:
    """The addresses of a file; empty lines and those that begin with # are left out."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]

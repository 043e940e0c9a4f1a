"""What the commands on a desk share: its argument, the filters, and what is shown of documents."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import start_logging
from dateline.errors import InputError, SettingsError
from dateline.read.dates import check_published
from dateline.records import EventType, Status
from dateline.store import Desk, open_desk
from dateline.store.filter import Filter

DeskFile = Annotated[
    Path, typer.Argument(metavar="DESK", help="The desk: one file, as `dateline init` makes it.")
]
Words = Annotated[
    str | None,
    typer.Argument(
        metavar="[WORDS]", help='All of them must stand there; "a phrase", begin*, this OR that.'
    ),
]
Types = Annotated[
    list[EventType] | None,
    typer.Option("--type", case_sensitive=False, help="Of this type; may be repeated."),
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option("--status", case_sensitive=False, help="Of this status; may be repeated."),
]
ActorName = Annotated[
    str | None,
    typer.Option(
        "--actor", help="Who did it or had it done to them: part of a name, an id, a country code."
    ),
]
PlaceName = Annotated[str | None, typer.Option("--place", help="Where: part of the name.")]
Country = Annotated[str | None, typer.Option("--country", help="Where: three letters, as SDN.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="It may have happened then or later.")
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="It may have happened then or earlier."),
]
FromOutlet = Annotated[str | None, typer.Option("--outlet", help="Told by: part of the name.")]
Killed = Annotated[int | None, typer.Option(min=1, help="With at least so many killed.")]
Copies = Annotated[
    bool, typer.Option("--copies/--no-copies", help="With copies of texts that are there already.")
]
Versions = Annotated[
    bool, typer.Option("--versions", help="With documents that have a newer version.")
]
Limit = Annotated[int, typer.Option(min=1, help="At most so many.")]


class ListFormat(StrEnum):
    """What a list is written as."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


FormatOption = Annotated[
    ListFormat,
    typer.Option("--format", "-f", help="table for people; csv, jsonl for machines."),
]


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Desk]:
    """A desk for the time of one command.

    Raises:
        StoreError: there is none, or it cannot be used.
        SettingsError: something that was asked for is not in it.
    """
    start_logging()
    with open_desk(path, create=create) as desk:
        try:
            yield desk
        except InputError as error:
            raise SettingsError(str(error)) from error


def to_filter(
    *,
    words: str | None = None,
    types: list[EventType] | None = None,
    statuses: list[Status] | None = None,
    actor: str | None = None,
    place: str | None = None,
    country: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    killed: int | None = None,
    copies: bool = True,
    versions: bool = False,
) -> Filter:
    """Options as a filter. Raises SettingsError for a date that is none."""
    return Filter(
        words=words,
        types=tuple(types or ()),
        statuses=tuple(statuses or ()),
        actor=actor,
        place=place,
        country=country,
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        outlet=outlet,
        killed=killed,
        copies=copies,
        versions=versions,
    )


def _day(value: str | None, option: str) -> str | None:
    try:
        day = check_published(value, option)
    except InputError as error:
        raise SettingsError(str(error)) from error
    return day and day[:10]

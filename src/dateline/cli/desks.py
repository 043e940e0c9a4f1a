"""What the commands on a desk share: its argument, the filters, and what is shown of documents."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import start_logging
from dateline.errors import InputError, SettingsError
from dateline.knowledge.ontology.countries import country_codes
from dateline.read.dates import check_published
from dateline.records import EventType, Status
from dateline.store import Desk, open_desk
from dateline.store.filter import Filter

MOST = 1_000_000_000  # of what can be asked for

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
Killed = Annotated[int | None, typer.Option(min=1, max=MOST, help="With at least so many killed.")]
PublishedSince = Annotated[
    str | None, typer.Option("--published-since", metavar="DATE", help="Published then or later.")
]
PublishedUntil = Annotated[
    str | None, typer.Option("--published-until", metavar="DATE", help="Published then or earlier.")
]
Copies = Annotated[
    bool, typer.Option("--copies/--no-copies", help="With copies of texts that are there already.")
]
Versions = Annotated[
    bool, typer.Option("--versions", help="With documents that have a newer version.")
]
Limit = Annotated[
    int | None,
    typer.Option(min=1, max=MOST, help="At most so many; 20 in a table, else all, if absent."),
]


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
def opened(path: Path, *, create: bool = False, write: bool = False) -> Iterator[Desk]:
    """A desk for the time of one command, which only reads it unless it says otherwise.

    Raises:
        StoreError: there is none, or it cannot be used.
        SettingsError: something that was asked for is not in it.
    """
    start_logging()
    with open_desk(path, create=create, write=create or write) as desk:
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
    published_since: str | None = None,
    published_until: str | None = None,
    outlet: str | None = None,
    killed: int | None = None,
    copies: bool = True,
    versions: bool = False,
) -> Filter:
    """Options as a filter.

    Raises:
        SettingsError: a date is none, ends before it begins, or a country has no such code.
    """
    _check_text(words=words, actor=actor, place=place, outlet=outlet)
    first, last = _days(since, until, "--since", "--until")
    earliest, latest = _days(
        published_since, published_until, "--published-since", "--published-until"
    )
    return Filter(
        words=words,
        types=tuple(types or ()),
        statuses=tuple(statuses or ()),
        actor=actor,
        place=place,
        country=_country(country),
        since=first,
        until=last,
        published_since=earliest,
        published_until=latest,
        outlet=outlet,
        killed=killed,
        copies=copies,
        versions=versions,
    )


def checked_text(value: str | None, option: str) -> str | None:
    """Words that a person gave, or a SettingsError where they are not UTF-8."""
    _check_text(**{option: value})
    return value


def account() -> str:
    """The name of who uses this machine's account, where no other is given."""
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise SettingsError("--by: expected the name of who decides") from error


def _check_text(**values: str | None) -> None:
    for option, value in values.items():
        if value is not None and any("\ud800" <= c <= "\udfff" for c in value):
            raise SettingsError(f"{option}: not UTF-8; expected words")


def _country(code: str | None) -> str | None:
    if code is None:
        return None
    if code.upper() not in country_codes():
        raise SettingsError(f"--country: {code!r} is no code; expected three letters, as SDN")
    return code.upper()


def _days(since: str | None, until: str | None, *options: str) -> tuple[str | None, str | None]:
    first, last = _day(since, options[0]), _day(until, options[1])
    if first and last and first > last:
        raise SettingsError(f"{options[1]}: {last} lies before {options[0]} {first}")
    return first, last


def _day(value: str | None, option: str) -> str | None:
    try:
        day = check_published(value, option)
    except InputError as error:
        raise SettingsError(str(error)) from error
    return day and day[:10]

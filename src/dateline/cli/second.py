"""`dateline review assign`, `release`, `agreement`: events that two people code, each alone."""

import json
from enum import StrEnum
from typing import Annotated

import typer
from rich.table import Table

from dateline.cli.console import counted, output, visible, write_lines
from dateline.cli.desks import (
    ActorName,
    Country,
    DeskFile,
    FromOutlet,
    Killed,
    PlaceName,
    Since,
    Statuses,
    Types,
    Until,
    account,
    checked_text,
    opened,
    to_filter,
)
from dateline.errors import SettingsError
from dateline.export.csv import to_csv
from dateline.review.second import FieldAgreement
from dateline.settings import Settings
from dateline.store.assignments import assign as give_out
from dateline.store.assignments import release as give_back
from dateline.store.begin import begin_run
from dateline.store.second import agreements

COLUMNS = ("field", "metric", "units", "agreed", "alpha")
Number = Annotated[int, typer.Argument(min=1, help="Of the assignment, as `assign` told it.")]


class AgreementFormat(StrEnum):
    """What agreement is written as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def assign(
    desk: DeskFile,
    to: Annotated[
        list[str], typer.Option("--to", metavar="NAME", help="Who codes; given twice: two people.")
    ],
    share: Annotated[str, typer.Option(help="Of the queue: 10%, or a number of events.")],
    types: Types = None,
    status: Statuses = None,
    actor: ActorName = None,
    place: PlaceName = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    outlet: FromOutlet = None,
    killed: Killed = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who gives them out.")] = None,
) -> None:
    """Give a share of the queue to two people, each of whom codes it without seeing the other.

    They do it in the web desk. The same share again gives the same events.
    """
    if len(to) != 2:
        raise SettingsError("--to: expected two people, as --to ana --to ben")
    for name in to:
        checked_text(name, "--to")
    asked = to_filter(
        types=types, statuses=status, actor=actor, place=place, country=country, since=since,
        until=until, outlet=outlet, killed=killed,
    )  # fmt: skip
    who = checked_text(by, "--by") or account()
    with opened(desk, write=True) as there:
        run = begin_run(there, "review", Settings())
        given = give_out(there, asked, share, to=(to[0], to[1]), by=who, run=run)
    before = f"; {counted(given.before, 'event')} of this share before" if given.before else ""
    name = "nothing new" if given.number is None else f"assignment {given.number}"
    output().print(
        visible(f"{name}: {counted(given.events, 'event')} to {to[0]} and {to[1]}{before}")
    )


def release(desk: DeskFile, number: Number) -> None:
    """Give the events of an assignment that not both have coded back to the queue."""
    with opened(desk, write=True) as there:
        released = give_back(there, number, run=begin_run(there, "review", Settings()))
    output().print(f"{counted(released, 'event')} went back to the queue")


def agreement(
    desk: DeskFile,
    assignment: Annotated[
        int | None, typer.Option(min=1, help="Only of this assignment; all if absent.")
    ] = None,
    format_: Annotated[
        AgreementFormat, typer.Option("--format", "-f", help="table for people; json, csv.")
    ] = AgreementFormat.TABLE,
) -> None:
    """How far two coders agree, field by field, beyond chance: Krippendorff's alpha."""
    with opened(desk) as there:
        found = agreements(there, assignment=assignment)
    match format_:
        case AgreementFormat.TABLE:
            output().print(_table(found))
        case AgreementFormat.JSON:
            write_lines([json.dumps([_row(one) for one in found], indent=2)], None)
        case AgreementFormat.CSV:
            rows = ({name: _cell(v) for name, v in _row(one).items()} for one in found)
            write_lines(to_csv(rows, COLUMNS), None)


def _row(one: FieldAgreement) -> dict[str, object]:
    told = one.agreement
    return dict(
        zip(COLUMNS, (one.field, one.metric, told.units, told.agreed, told.alpha), strict=True)
    )


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _table(found: list[FieldAgreement]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("field", "metric"):
        table.add_column(name)
    for name in ("events", "agreed", "alpha"):
        table.add_column(name, justify="right")
    for one in found:
        told = one.agreement
        agreed = "–" if told.agreed is None else f"{told.agreed:.0%}"
        alpha = "not defined" if told.alpha is None else f"{told.alpha:.3f}"
        table.add_row(one.field, one.metric, f"{told.units:,}", agreed, alpha)
    return table

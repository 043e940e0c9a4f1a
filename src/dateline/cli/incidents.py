"""`dateline incidents`: the incidents of a desk."""

from enum import StrEnum
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from dateline.cli.console import counted, one_line, output, write_lines
from dateline.cli.desks import (
    MOST,
    ActorName,
    Country,
    DeskFile,
    FromOutlet,
    Killed,
    PlaceName,
    PublishedSince,
    PublishedUntil,
    Since,
    Statuses,
    Types,
    Until,
    opened,
    to_filter,
)
from dateline.cli.documents import Out
from dateline.export.csv import to_csv
from dateline.export.geojson import to_geojson
from dateline.export.incidents import INCIDENT_COLUMNS, range_text, to_incident_row
from dateline.export.jsonl import to_line
from dateline.records.incident import Incident
from dateline.store.incidents import count_incidents, find_incidents

EVERYTHING = 1_000_000_000  # SQLite's LIMIT wants a number
SHOWN = 30
VERDICTS = {"confirmed": "green", "fair": "cyan", "weak": "yellow", "contested": "red"}


class IncidentFormat(StrEnum):
    """What incidents are written as."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"


def incidents(
    desk: DeskFile,
    types: Types = None,
    status: Statuses = None,
    actor: ActorName = None,
    place: PlaceName = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    published_since: PublishedSince = None,
    published_until: PublishedUntil = None,
    outlet: FromOutlet = None,
    killed: Killed = None,
    sources: Annotated[
        int, typer.Option(min=1, max=MOST, help="With at least so many independent sources.")
    ] = 1,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1, max=MOST, help=f"At most so many; {SHOWN} in a table, else all, if absent."
        ),
    ] = None,
    format_: Annotated[
        IncidentFormat,
        typer.Option("--format", "-f", help="table for people; csv, jsonl, geojson for machines."),
    ] = IncidentFormat.TABLE,
    out: Out = None,
) -> None:
    """List incidents, the latest first: what happened, by how many sources, at what cost.

    An incident is found when one of its reports answers all filters. `dateline link` makes them.
    """
    asked = to_filter(
        types=types, statuses=status, actor=actor, place=place, country=country,
        since=since, until=until, published_since=published_since,
        published_until=published_until, outlet=outlet, killed=killed,
    )  # fmt: skip
    most = limit or (SHOWN if format_ is IncidentFormat.TABLE else EVERYTHING)
    with opened(desk) as there:
        found = find_incidents(there, asked, sources=sources, limit=most)
        if format_ is IncidentFormat.TABLE:
            _show(found, count_incidents(there, asked, sources=sources))
            return
    match format_:
        case IncidentFormat.CSV:
            write_lines(to_csv(map(to_incident_row, found), INCIDENT_COLUMNS), out)
        case IncidentFormat.GEOJSON:
            write_lines(to_geojson(found), out)
        case _:
            write_lines(map(to_line, found), out)


def _show(found: list[Incident], total: int) -> None:
    console = output()
    table = Table(
        box=box.HORIZONTALS, border_style="dim", header_style="bold", expand=True, pad_edge=False
    )
    table.add_column("When, where", ratio=2, overflow="fold")
    table.add_column("What", width=18, no_wrap=True)  # an id has eighteen characters
    table.add_column("Who → whom", ratio=5, overflow="fold")
    table.add_column("Cost", ratio=2, overflow="fold")
    table.add_column("Sources", ratio=2)
    for one in found:
        table.add_row(*_cells(one), end_section=True)
    console.print(table)
    console.print((f"{len(found)} of " if len(found) < total else "") + counted(total, "incident"))


def _cells(one: Incident) -> tuple[Text, ...]:
    where = one.place.name if one.place else "–"
    when = one_line(one.date.edtf if one.date else "–")
    who = one_line("; ".join(party.name for party in one.actors) or "–", longest=80)
    whom = one_line("; ".join(party.name for party in one.recipients) or "–", longest=80)
    told = counted(len(one.sources), "source") + f", {counted(len(one.reports), 'report')}"
    return (
        when.append("\n").append_text(one_line(where, longest=40)),
        Text.assemble(
            (one.event_type.value, "bold"),
            f" ×{one.times}" if one.times > 1 else "",
            "\n",
            (one.id, "dim"),
        ),
        who.append("\n→ ", style="bold").append_text(whom),
        Text("\n".join(map(range_text, one.figures)), style="bold red"),
        Text.assemble((one.grade.verdict, VERDICTS[one.grade.verdict]), "\n", (told, "dim")),
    )

"""`dateline events`: the events of a desk, for people or for machines."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from dateline.cli.console import counted, one_line, output, write_lines
from dateline.cli.desks import (
    MOST,
    ActorName,
    Copies,
    Country,
    DeskFile,
    FormatOption,
    FromOutlet,
    Killed,
    ListFormat,
    PlaceName,
    PublishedSince,
    PublishedUntil,
    Since,
    Statuses,
    Types,
    Until,
    Versions,
    Words,
    opened,
    to_filter,
)
from dateline.cli.documents import Out
from dateline.cli.search import event_line
from dateline.export.csv import to_csv
from dateline.export.rows import COLUMNS, to_row
from dateline.store.desk import Desk
from dateline.store.filter import Filter
from dateline.store.find import FoundEvent, count_events, find_events

SHOWN = 50  # events of a table, where no limit is given


def events(
    desk: DeskFile,
    words: Words = None,
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
    copies: Copies = True,
    versions: Versions = False,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1, max=MOST, help=f"At most so many; {SHOWN} in a table, else all, if absent."
        ),
    ] = None,
    format_: FormatOption = ListFormat.TABLE,
    out: Out = None,
) -> None:
    """List events, as they stand with what reviewers decided. All filters must hold.

    An event without a known date or place is not found by one.
    """
    asked = to_filter(
        words=words, types=types, statuses=status, actor=actor, place=place, country=country,
        since=since, until=until, published_since=published_since,
        published_until=published_until, outlet=outlet, killed=killed, copies=copies,
        versions=versions,
    )  # fmt: skip
    with opened(desk) as there:
        if format_ is ListFormat.TABLE:
            _show(there, asked, limit or SHOWN)
        elif format_ is ListFormat.CSV:
            rows = (
                to_row(one.reviewed.event, one.document)
                for one in find_events(there, asked, limit=limit)
            )
            write_lines(to_csv(rows, COLUMNS), out)
        else:
            write_lines(_json_lines(find_events(there, asked, limit=limit)), out)


def _show(desk: Desk, asked: Filter, limit: int) -> None:
    console = output()
    shown = 0
    before: str | None = None
    for one in find_events(desk, asked, limit=limit):
        if one.document.id != before:
            known = [part for part in (one.document.outlet, one.document.published) if part]
            told = f"{', '.join(known) or 'outlet and date unknown'}  ·  {one.document.id}"
            console.print(one_line(told, "dim"))
        before = one.document.id
        line = event_line(one.reviewed.event)
        if one.reviewed.review:
            line.append(f"  {one.reviewed.review.value}", style="bold")
        console.print(line)
        console.print(Text("    ").append_text(one_line(f"“{one.reviewed.event.text}”", "italic")))
        console.print(Text(f"    {one.reviewed.event.id}", style="dim"))
        shown += 1
    total = count_events(desk, asked)
    console.print((f"{shown} of " if shown < total else "") + counted(total, "event"))


def _json_lines(found: Iterator[FoundEvent]) -> Iterator[str]:
    """Event records, with `review` beside their fields."""
    for one in found:
        told = one.reviewed.event.model_dump(mode="json")
        told["review"] = one.reviewed.review and one.reviewed.review.value
        yield json.dumps(told, ensure_ascii=False)

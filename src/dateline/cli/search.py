"""`dateline search`: documents by their words and by what was coded in them."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

import dateline.store.find as find
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
    Limit,
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
from dateline.cli.event_table import date_text, heading_text, status_text, type_text, who_text
from dateline.export.csv import to_csv
from dateline.records import Event
from dateline.store.desk import Desk
from dateline.store.filter import Filter
from dateline.store.find import MATCH_BEGINS, MATCH_ENDS, FoundDocument

SHOWN = 20  # documents of a table, where no limit is given
PAGE = 200  # documents read from the desk at once
MOST_EVENTS = 5  # of one document that are shown in a list
DOCUMENT_COLUMNS = (
    "document_id", "published", "outlet", "title", "url", "language", "original", "added",
    "version", "latest", "copy_of", "shared", "not_coded", "events", "snippet",
)  # fmt: skip


def search(
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
    limit: Limit = None,
    offset: Annotated[int, typer.Option(min=0, max=MOST, help="Skip so many first.")] = 0,
    format_: FormatOption = ListFormat.TABLE,
    out: Out = None,
) -> None:
    """Find documents: by words in them, and by the events coded in them. All filters must hold.

    Under each document stand those of its events that answer the filters. As csv one document a
    row, with the number of these; `dateline events` lists events.
    """
    asked = to_filter(
        words=words, types=types, statuses=status, actor=actor, place=place, country=country,
        since=since, until=until, published_since=published_since,
        published_until=published_until, outlet=outlet, killed=killed, copies=copies,
        versions=versions,
    )  # fmt: skip
    with opened(desk) as there:
        if format_ is ListFormat.TABLE:
            found = find.find_documents(there, asked, limit=limit or SHOWN, offset=offset)
            _show(found, find.count_documents(there, asked), with_events=asked.asks_of_events)
            return
        every = _every(there, asked, limit, offset)
        if format_ is ListFormat.CSV:
            write_lines(to_csv(map(_to_row, every), DOCUMENT_COLUMNS), out)
        else:
            write_lines(map(_to_json, every), out)


def _every(desk: Desk, asked: Filter, limit: int | None, offset: int) -> Iterator[FoundDocument]:
    """All documents, or so many, page by page."""
    given = 0
    while limit is None or given < limit:
        size = PAGE if limit is None else min(PAGE, limit - given)
        found = find.find_documents(desk, asked, limit=size, offset=offset + given)
        yield from found
        given += len(found)
        if len(found) < size:
            return


def _to_row(one: FoundDocument) -> dict[str, str]:
    """A document as cells; an unknown is an empty cell."""
    document = one.document
    cells = {
        "document_id": document.id, "published": document.published, "outlet": document.outlet,
        "title": document.title, "url": document.url, "language": document.language,
        "original": one.original, "added": one.added, "version": one.version,
        "latest": int(one.latest), "copy_of": one.copy_of, "shared": one.shared,
        "not_coded": one.not_coded, "events": len(one.events), "snippet": _plain(one.snippet),
    }  # fmt: skip
    return {name: "" if value is None else str(value) for name, value in cells.items()}


def _show(found: list[FoundDocument], total: int, *, with_events: bool) -> None:
    console = output()
    for document in found:
        console.print(heading_text(document.document))
        if document.snippet:
            console.print(_snippet_text(document.snippet))
        for line in _notes(document):
            console.print(line)
        if with_events:
            for one in document.events[:MOST_EVENTS]:
                console.print(event_line(one.event))
            if (more := len(document.events) - MOST_EVENTS) > 0:
                console.print(Text(f"  and {counted(more, 'event')} more", style="dim"))
        console.print()
    shown = f"{len(found)} of " if len(found) < total else ""
    console.print(shown + counted(total, "document"))


def event_line(event: Event) -> Text:
    """An event on one line: status, type, when, who and to whom."""
    parts = [status_text(event.status), type_text(event), date_text(event.date), who_text(event)]
    return Text("  ").append_text(
        Text("  ").join(Text(" ").join(part.split("\n")) for part in parts)
    )


def _notes(document: FoundDocument) -> Iterator[Text]:
    if document.copy_of:
        shared = f", {document.shared:.0%} of its text" if document.shared is not None else ""
        yield one_line(f"  copy of {document.copy_of}{shared}", "yellow")
    if not document.latest:
        yield Text("  there is a newer version", style="yellow")
    if document.not_coded:
        yield one_line(f"  not coded: {document.not_coded}", "yellow")


def _snippet_text(snippet: str) -> Text:
    """A snippet with its matching words in bold."""
    text = Text("  ")
    for n, part in enumerate(snippet.split(MATCH_BEGINS)):
        match, _, rest = part.partition(MATCH_ENDS) if n else ("", "", part)
        text.append_text(one_line_kept(match, "bold")).append_text(one_line_kept(rest))
    return text


def one_line_kept(part: str, style: str = "") -> Text:
    """A part of a line, with the spaces at its ends."""
    joined = one_line(part, style)
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() and part.strip() else ""
    return Text(before).append_text(joined).append(after)


def _plain(snippet: str | None) -> str | None:
    return snippet and snippet.replace(MATCH_BEGINS, "").replace(MATCH_ENDS, "")


def _to_json(one: FoundDocument) -> str:
    told = {
        "document": one.document.model_dump(mode="json"),
        "original": one.original,
        "version": one.version,
        "copy_of": one.copy_of,
        "shared": one.shared,
        "not_coded": one.not_coded,
        "snippet": _plain(one.snippet),
        "events": [event.event.model_dump(mode="json") for event in one.events],
    }
    return json.dumps(told, ensure_ascii=False)

"""`dateline status`: what is in a desk."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from rich import box
from rich.table import Table
from rich.text import Text

from dateline.cli.console import counted, one_line, output, write_lines
from dateline.cli.desks import DeskFile, FormatOption, ListFormat, opened
from dateline.cli.documents import DEFAULT_MODEL, LexiconFolder, Model, Out
from dateline.export.csv import to_csv
from dateline.runs.coding import describe_coding
from dateline.settings import Settings
from dateline.store.status import DeskStatus, desk_status

MOST_OUTLETS = 12
MOST_FAILURES = 20
BAR = 24  # columns of the longest bar
COLUMNS = ("what", "name", "count", "note")


def status(
    desk: DeskFile,
    format_: FormatOption = ListFormat.TABLE,
    out: Out = None,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Show what is in a desk: documents, events by type, outlets, dates, failures.

    What is out of date was coded by another version, model or lexicons than these options name.
    """
    with opened(desk) as there:
        found = desk_status(there, describe_coding(Settings(model=model, lexicons=lexicons)))
    if format_ is ListFormat.JSONL:
        write_lines([json.dumps(asdict(found), ensure_ascii=False)], out)
    elif format_ is ListFormat.CSV:
        write_lines(to_csv(_rows(found), COLUMNS), out)
    else:
        _show(desk.name, found)


def _rows(found: DeskStatus) -> Iterator[dict[str, str]]:
    """Counts, one a row: of what, which, how many."""
    for name in (
        "documents",
        "copies",
        "old_versions",
        "undated",
        "outdated",
        "incidents",
        "forgotten",
    ):
        yield _row(name, "", getattr(found, name))
    for why, count in found.not_coded.items():
        yield _row("not_coded", why, count)
    for type_, (count, reported) in found.types.items():
        yield _row("events", type_, count)
        yield _row("events_reported", type_, reported)
    for outlet, count in found.outlets.items():
        yield _row("documents_of_outlet", outlet or "", count)
    for origin, stage, error in found.failures:
        yield {**_row(f"failed_{stage}", origin, 1), "note": error}


def _row(what: str, name: str, count: int) -> dict[str, str]:
    return {"what": what, "name": name, "count": str(count), "note": ""}


def _show(name: str, found: DeskStatus) -> None:
    console = output()
    for line in _lines(name, found):
        console.print(line)
    if found.types:
        console.print(_types(found))
    if found.outlets:
        console.print(_outlets(found))
    for origin, stage, error in found.failures[:MOST_FAILURES]:
        text = error if origin in error else f"{origin}: {error}"
        console.print(Text.assemble((f"not {_DONE[stage]}: ", "bold red"), one_line(text)))
    if (more := len(found.failures) - MOST_FAILURES) > 0:
        console.print(Text(f"and {counted(more, 'failure')} more", style="red"))


_DONE = {"read": "read", "code": "coded"}


def _lines(name: str, found: DeskStatus) -> list[Text]:
    parts = [counted(found.documents, "document")]
    if found.copies:
        parts.append(counted(found.copies, "copy", "copies") + " among them")
    if found.old_versions:
        parts.append(counted(found.old_versions, "older version"))
    lines = [Text.assemble((name, "bold"), "  ", ", ".join(parts), f"; {found.size / 1e6:,.1f} MB")]
    if found.published:
        first, last = found.published
        undated = f"; {found.undated:,} without a date" if found.undated else ""
        lines.append(one_line(f"published {first} to {last}{undated}"))
    for why, count in found.not_coded.items():
        lines.append(one_line(f"not coded: {count:,} ({why})"))
    if found.outdated:
        old = counted(found.outdated, "document")
        lines.append(Text(f"out of date: {old}; `dateline recode` codes again", style="yellow"))
    if found.incidents:
        lines.append(Text(f"{counted(found.incidents, 'incident')} as of the last `dateline link`"))
    if found.decided:
        lines.append(Text(f"decided by reviewers: {counted(found.decided, 'event')}"))
    if found.forgotten:
        lines.append(Text(f"taken out for good: {counted(found.forgotten, 'document')}"))
    return lines


def _types(found: DeskStatus) -> Table:
    table = Table(box=box.HORIZONTALS, border_style="dim", header_style="bold")
    table.add_column("Events by type")
    table.add_column("told as fact", justify="right")
    table.add_column("all", justify="right")
    table.add_column("")
    most = max(count for count, _ in found.types.values())
    for name, (count, reported) in found.types.items():
        told = round(BAR * reported / most)
        rest = round(BAR * count / most) - told
        table.add_row(
            name, f"{reported:,}", f"{count:,}", Text.assemble("█" * told, ("░" * rest, "dim"))
        )
    return table


def _outlets(found: DeskStatus) -> Table:
    table = Table(box=box.HORIZONTALS, border_style="dim", header_style="bold")
    table.add_column("Outlet", overflow="fold")
    table.add_column("documents", justify="right")
    for name, count in list(found.outlets.items())[:MOST_OUTLETS]:
        table.add_row(one_line(name) if name else Text("not known", style="dim"), f"{count:,}")
    if (more := len(found.outlets) - MOST_OUTLETS) > 0:
        table.add_row(Text(f"and {more} outlets more", style="dim"), "")
    return table

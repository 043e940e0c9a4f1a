"""`dateline code`: events, for people as a table or for machines one a row."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

import dateline
from dateline.cli.console import output, write_lines
from dateline.cli.documents import (
    DEFAULT_MODEL,
    Files,
    Jobs,
    LexiconFolder,
    Map,
    Model,
    Out,
    Outlet,
    Published,
    analyses,
)
from dateline.cli.event_table import document_table, summary_text
from dateline.export.csv import to_csv
from dateline.export.jsonl import to_line
from dateline.export.plover import PLOVER_COLUMNS, is_told, to_plover_line, to_plover_row
from dateline.export.rows import COLUMNS, to_row
from dateline.records import Analysis, Event, Status
from dateline.settings import Settings

CODER = f"dateline {dateline.__version__}"


class Format(StrEnum):
    """What events are written as."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PLOVER = "plover"
    PLOVER_TSV = "plover-tsv"


def code(
    files: Files,
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="table for people; jsonl (event records), csv, plover (PLOVER's JSON fields), "
            "plover-tsv for machines: one event a row.",
        ),
    ] = Format.TABLE,
    out: Out = None,
    status: Annotated[
        list[Status] | None,
        typer.Option(
            help="Only events of this status; may be repeated. All, if absent; but the PLOVER "
            "formats, which cannot say it, then hold only what is reported.",
        ),
    ] = None,
    mapping: Map = None,
    published: Published = None,
    outlet: Outlet = None,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Show the events of articles: who did what to whom, where, at what cost, and who says so.

    What did not happen, or may not have, stands in brackets with its status. Exit status: 0 done,
    1 some documents failed, 2 wrong usage.
    """
    found = analyses(
        files,
        Settings(model=model, lexicons=lexicons),
        mapping=mapping,
        published=published,
        outlet=outlet,
        jobs=jobs,
        out=out,
    )
    chosen = ((analysis, _chosen(analysis, format_, status)) for analysis in found)
    if format_ is Format.TABLE:
        _show(chosen, out)
    else:
        write_lines(_lines(chosen, format_), out)


def _chosen(analysis: Analysis, format_: Format, statuses: list[Status] | None) -> list[Event]:
    if statuses:
        return [event for event in analysis.events if event.status in statuses]
    if format_ in (Format.PLOVER, Format.PLOVER_TSV):
        return [event for event in analysis.events if is_told(event)]
    return list(analysis.events)


def _lines(chosen: Iterable[tuple[Analysis, list[Event]]], format_: Format) -> Iterator[str]:
    pairs = ((event, analysis) for analysis, events in chosen for event in events)
    match format_:
        case Format.JSONL:
            return (to_line(event) for event, _ in pairs)
        case Format.CSV:
            return to_csv((to_row(event, analysis.document) for event, analysis in pairs), COLUMNS)
        case Format.PLOVER:
            return (to_plover_line(event, analysis, coder=CODER) for event, analysis in pairs)
        case _:
            rows = (to_plover_row(event, analysis, coder=CODER) for event, analysis in pairs)
            return to_csv(rows, PLOVER_COLUMNS, separator="\t")


def _show(chosen: Iterable[tuple[Analysis, list[Event]]], out: Path | None) -> None:
    if out is None:
        _print(chosen, output())
        return
    with out.open("w", encoding="utf-8") as file:
        _print(chosen, Console(file=file, width=100, highlight=False, markup=False, emoji=False))


def _print(chosen: Iterable[tuple[Analysis, list[Event]]], console: Console) -> None:
    shown: Counter[Status] = Counter()
    failed: typer.Exit | None = None
    try:
        for analysis, events in chosen:
            console.print(document_table(analysis, events=events))
            console.print()
            shown.update(event.status for event in events)
    except typer.Exit as exit_:
        failed = exit_
    console.print(summary_text(shown))
    if failed is not None:
        raise failed

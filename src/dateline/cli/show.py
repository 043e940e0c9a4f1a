"""`dateline show`: one document or event of a desk, with where it is from and what was decided."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

import dateline.store.find as find
import dateline.store.provenance as provenance
from dateline.cli.console import one_line, output, visible, write_lines
from dateline.cli.desks import DeskFile, opened
from dateline.cli.documents import Out
from dateline.cli.event_table import document_table
from dateline.errors import SettingsError
from dateline.export.csv import to_csv
from dateline.export.rows import COLUMNS, to_row
from dateline.link.syndication import differences
from dateline.records import Analysis
from dateline.records.review import Decision
from dateline.store.desk import Desk
from dateline.store.find import FoundDocument, FoundEvent

EVENT = "e-"  # how the id of an event begins
LONGEST_DIFFERENCE = 160


class ShowFormat(StrEnum):
    """What one record is written as."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


def show(
    desk: DeskFile,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Of a document or an event.")],
    format_: Annotated[
        ShowFormat,
        typer.Option(
            "--format",
            "-f",
            help="table for people; csv, one event a row; jsonl: the analysis, or the event.",
        ),
    ] = ShowFormat.TABLE,
    text: Annotated[bool, typer.Option("--text", help="Show the article too.")] = False,
    original: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the original there, byte for byte; - to a pipe."),
    ] = None,
    out: Out = None,
) -> None:
    """Show a document or an event: what was coded, where it is from, what was decided of it."""
    with opened(desk) as there:
        if original is not None:
            _write_original(there, id_, original)
        elif id_.startswith(EVENT) and not find.has_document(there, id_):
            _show_event(there, find.event(there, id_), format_, out)
        else:
            _show_document(there, find.document(there, id_), format_, out, text=text)


def _write_original(desk: Desk, id_: str, file: Path) -> None:
    raw = provenance.original_bytes(desk, id_)
    if str(file) == "-":
        sys.stdout.buffer.write(raw)
    elif file.exists():
        raise SettingsError(f"--original: {file} is there already; expected a new file")
    else:
        file.write_bytes(raw)


def _show_document(
    desk: Desk, found: FoundDocument, format_: ShowFormat, out: Path | None, *, text: bool
) -> None:
    events = [one.event for one in found.events]
    if format_ is ShowFormat.CSV:
        write_lines(to_csv((to_row(event, found.document) for event in events), COLUMNS), out)
    elif format_ is ShowFormat.JSONL:
        analysis = provenance.analysis(desk, found.document.id) or Analysis(document=found.document)
        stands = analysis.model_copy(update={"events": tuple(events)})
        write_lines([stands.model_dump_json()], out)
    else:
        console = output()
        if text:
            console.print(visible(found.document.text))
            console.print()
        console.print(document_table(Analysis(document=found.document), events=events))
        for line in _provenance(desk, found):
            console.print(line)
        for one in found.events:
            if one.review:
                console.print(one_line(f"{one.review.value}: {one.event.id}", "bold"))


def _provenance(desk: Desk, found: FoundDocument) -> Iterator[Text]:
    for origin in provenance.origins(desk, found.document.id):
        fetched = f", fetched {origin.retrieved}" if origin.retrieved else ""
        taken = f"{origin.command} of {origin.version}, {origin.added}"
        here = origin.origin.removeprefix(f"{Path.cwd()}/")  # kept whole; short where it is below
        yield _line("from", f"{here}{fetched}; {taken}")
    yield _line("sha256", found.original)
    if found.document.extra.get("repairs"):
        yield _line("repairs", "; ".join(map(str, found.document.extra["repairs"])))
    if found.not_coded:
        yield _line("not coded", found.not_coded)
    versions, copies = provenance.related(desk, found)
    if versions:
        newest = "newest" if found.latest else "not the newest"
        yield _line("version", f"{found.version} ({newest}); others: {', '.join(versions)}")
    if found.copy_of:
        yield _line("copy of", f"{found.copy_of}, which has {found.shared or 0:.0%} of this text")
        yield from _differences(desk, found)
    others = [id_ for id_ in copies if id_ != found.copy_of]
    if others:
        yield _line("copies", ", ".join(others))


def _differences(desk: Desk, found: FoundDocument) -> Iterator[Text]:
    """What stands in a copy and not in its head, and the other way round."""
    mine = found.document.text
    other = find.document(desk, str(found.copy_of)).document.text
    for one in differences(mine, other):
        here, there = mine[one.start : one.end], other[one.other_start : one.other_end]
        for name, part in (("only here", here), ("only there", there)):
            if part.strip():
                yield _line(name, f"“{' '.join(part.split())[:LONGEST_DIFFERENCE]}”")


def _show_event(desk: Desk, found: FoundEvent, format_: ShowFormat, out: Path | None) -> None:
    event = found.reviewed.event
    if format_ is ShowFormat.CSV:
        write_lines(to_csv([to_row(event, found.document)], COLUMNS), out)
    elif format_ is ShowFormat.JSONL:
        told = event.model_dump(mode="json")
        told["review"] = found.reviewed.review and found.reviewed.review.value
        write_lines([json.dumps(told, ensure_ascii=False)], out)
    else:
        console = output()
        console.print(document_table(Analysis(document=found.document), events=[event]))
        console.print(_line("rule", f"{event.rule}, confidence {event.confidence:.2f}"))
        console.print(_line("evidence", f"characters {event.start} to {event.end}"))
        for decision in provenance.decisions(desk, event.id):
            console.print(_decision(decision))


def _decision(decision: Decision) -> Text:
    change = ""
    if decision.field is not None:
        old, new = (json.dumps(v, ensure_ascii=False) for v in (decision.old, decision.new))
        change = f" {decision.field}: {old} → {new}"
    note = f" ({decision.note})" if decision.note else ""
    told = f"{decision.action.value}{change} by {decision.by}, {decision.at}{note}"
    return _line("decided", told)


def _line(name: str, told: str) -> Text:
    return Text.assemble((f"  {name:10}", "dim"), one_line(told))

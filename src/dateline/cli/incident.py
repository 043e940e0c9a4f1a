"""`dateline incident`: one incident on a page of the terminal."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer
from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.console import counted, one_line, output, write_lines
from dateline.cli.desks import DeskFile, opened
from dateline.cli.documents import Out
from dateline.cli.event_table import says_text, status_text, type_text
from dateline.cli.incidents import VERDICTS
from dateline.export.incidents import range_text
from dateline.export.jsonl import to_line
from dateline.export.rows import figure_text
from dateline.records import Figure, FigureKind
from dateline.records.incident import Dispute, GivenFigure, Incident, IncidentSource, Toll
from dateline.store.around import around
from dateline.store.desk import Desk
from dateline.store.find import event
from dateline.store.incidents import incident as find_incident


def incident(
    desk: DeskFile,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="Of an incident, or of one of its events.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The record, as one line.")] = False,
    out: Out = None,
) -> None:
    """Show one incident: summary, sources, toll by source, disputes, reports, before and after."""
    with opened(desk) as there:
        found = find_incident(there, id_)
        if as_json or out is not None:
            write_lines([to_line(found)], out)
            return
        _show(there, found)


def _show(desk: Desk, one: Incident) -> None:
    console = output()
    console.print(_heading(one))
    console.print(Padding(one_line(one.summary, "bold"), (1, 0)))
    _section("Sources", map(_source, one.sources))
    if one.figures:
        _section("Toll, by source", ())
        console.print(_ledger(one.figures))
    _section("Disputed", (line for dispute in one.disputed for line in _dispute(dispute)))
    _section("Reports", _reports(desk, one))
    near = around(desk, one)
    _section("Before, at the same place or between the same parties", map(_brief, near.before))
    _section("After", map(_brief, near.after))
    if one.parts:
        _section("One of the parts of what goes on for longer", (one_line(", ".join(one.parts)),))


def _section(title: str, lines: Iterable[Text]) -> None:
    console = output()
    shown = list(lines)
    if shown or title.startswith("Toll"):
        console.print(Text(f"\n{title}", style="bold underline"))
    for line in shown:
        console.print(Padding(line, (0, 0, 0, 2)))


def _heading(one: Incident) -> Text:
    where = one.place.name if one.place else "place not known"
    when = one.date.edtf if one.date else "date not known"
    text = Text.assemble((one.event_type.value, "bold"), "  ")
    text.append_text(one_line(f"{when}, {where}"))
    text.append(f"  ·  {one.id}", style="dim")
    grade = f"{one.grade.source}{one.grade.information}"
    text.append(f"\n{one.grade.verdict} ({grade})", style=VERDICTS[one.grade.verdict])
    return text.append(" ").append_text(one_line("; ".join(one.grade.reasons), "dim"))


def _source(source: IncidentSource) -> Text:
    text = one_line(source.name).append(f"  {source.kind}", style="dim")
    told = [counted(len(source.documents), "document"), source.published or "date not known"]
    if source.copies:
        told.append(counted(len(source.copies), "copy", "copies") + " not counted")
    return text.append("  ").append_text(one_line(", ".join(told), "dim"))


def _ledger(tolls: Iterable[Toll]) -> Table:
    table = Table(box=box.HORIZONTALS, border_style="dim", header_style="bold")
    for name in ("Kind", "Figure", "By", "Published", "In the words"):
        table.add_column(name, overflow="fold")
    for toll in tolls:
        table.add_row(Text(range_text(toll), style="bold red"), "", "range now", "", "")
        for given in toll.given:
            table.add_row(
                "",
                one_line(_given(given, toll.kind)),
                one_line(given.by, longest=50),
                one_line((given.published or "–")[:10]),
                one_line(f"“{given.text}”", "italic"),
            )
    return table


def _given(given: GivenFigure, kind: FigureKind) -> str:
    figure = Figure(
        start=0, end=0, text=given.text, kind=kind, low=given.low, high=given.high,
        approximate=given.approximate,
    )  # fmt: skip
    more = [given.of] if given.of else []
    more += ["a part of them"] if given.part else []
    more += [f"in {given.together} together"] if given.together > 1 else []
    more += [given.tally] if given.tally != "new" else []
    return figure_text(figure) + (f" ({', '.join(more)})" if more else "")


def _dispute(dispute: Dispute) -> Iterator[Text]:
    yield Text(dispute.field, style="bold")
    for side in dispute.sides:
        yield Text("  ").append_text(one_line(f"{side.says}: {', '.join(side.by)}"))


def _reports(desk: Desk, one: Incident) -> Iterator[Text]:
    reports = [event(desk, id_) for id_ in one.events]
    for found in sorted(reports, key=lambda r: (r.document.published or "~", r.document.id)):
        told, document = found.reviewed.event, found.document
        head = Text(" ").join([status_text(told.status), *type_text(told).split("\n")])
        known = [part for part in (document.outlet, document.published) if part]
        yield head.append("  ").append_text(one_line(f"{', '.join(known)} {document.id}", "dim"))
        yield Text("  ").append_text(one_line(f"“{told.text}”", "italic"))
        yield Text("  says ", style="dim").append_text(says_text(told))


def _brief(other: Incident) -> Text:
    when = other.date.edtf if other.date else "–"
    text = one_line(when).append("  ").append(other.event_type.value, style="bold").append("  ")
    return text.append_text(one_line(other.summary, longest=160)).append(f"  {other.id}", "dim")

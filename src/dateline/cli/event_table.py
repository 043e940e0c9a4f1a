"""Events as a table for people: as fact or not, who did what to whom, where, and who says so."""

from collections import Counter
from collections.abc import Iterable

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.console import one_line, visible
from dateline.export.rows import figure_text
from dateline.records import Actor, Analysis, Document, Event, Status, Time

STATUS_SIGNS = {
    Status.REPORTED: ("●", "bold green"),
    Status.ALLEGED: ("?", "yellow"),
    Status.DENIED: ("✗", "red"),
    Status.NEGATED: ("✗", "red"),
    Status.INTENDED: ("→", "cyan"),
    Status.REQUESTED: ("!", "cyan"),
    Status.HYPOTHETICAL: ("~", "magenta"),
}
"""The sign and colour of a status: without colours the sign and the word still tell it."""

OTHERWISE = [status for status in Status if status is not Status.REPORTED]
LONGEST_EVIDENCE = 190  # characters
LONGEST_NAME = 60
UNKNOWN = "–"


def status_text(status: Status) -> Text:
    """A status with its sign, "✗ denied"."""
    sign, style = STATUS_SIGNS[status]
    return Text(f"{sign} {status.value}", style=style)


def type_text(event: Event) -> Text:
    """The event's type and mode; in brackets what is not told as fact: "(ASSAULT)"."""
    name = event.event_type.value
    if event.status is Status.REPORTED:
        text = Text(name, style="bold")
    else:
        text = Text(f"({name})", style="dim")
    return text if event.mode is None else text.append(f"\n{event.mode}", style="dim")


def who_text(event: Event) -> Text:
    """Who, and on the next line to whom."""
    text = _names(event.actors)
    text.append("\n→ ", style="bold")
    text.append_text(_names(event.recipients))
    return text


def document_table(analysis: Analysis, *, events: Iterable[Event] | None = None) -> RenderableType:
    """One article's events, under a line that says which article it is."""
    shown = list(analysis.events if events is None else events)
    heading = heading_text(analysis.document)
    if not shown:
        return Group(heading, Text("  no events\n", style="dim"))
    table = Table(
        box=box.HORIZONTALS,
        show_lines=True,
        border_style="dim",
        padding=(0, 0),
        expand=True,
        pad_edge=False,
    )
    table.add_column(_grid("Status, date", "What", "Who → whom", "Where, human cost", style="bold"))
    for event in shown:
        table.add_row(_event_rows(event))
    return Group(heading, table)


def _event_rows(event: Event) -> Group:
    """Four cells, and across them the evidence and who says so."""
    return Group(
        _grid(
            Text("\n").join([status_text(event.status), date_text(event.date)]),
            type_text(event),
            who_text(event),
            _where_text(event),
        ),
        Padding(one_line(f"“{event.text}”", "italic", longest=LONGEST_EVIDENCE), (0, 0, 0, 2)),
        Padding(Text.assemble(("says ", "dim"), says_text(event)), (0, 0, 0, 2)),
    )


def _grid(*cells: RenderableType, style: str = "") -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=14, style=style)
    grid.add_column(width=14, style=style)
    grid.add_column(ratio=5, style=style, overflow="fold")
    grid.add_column(ratio=4, style=style, overflow="fold")
    grid.add_row(*cells)
    return grid


def heading_text(document: Document) -> Text:
    """Which article: its title or first line, outlet and date."""
    first = document.title or document.text.strip().split("\n", 1)[0]
    known = [part for part in (document.outlet, document.published) if part]
    return Text.assemble(
        one_line(first, "bold", longest=90),
        "\n",
        one_line(f"{', '.join(known) or 'outlet and date unknown'}  ·  {document.id}", "dim"),
    )


def summary_text(statuses: Counter[Status]) -> Text:
    """How many events are told as fact, and how many are not and why."""
    told = statuses[Status.REPORTED]
    text = Text(f"{told} {'event' if told == 1 else 'events'} told as fact")
    others = [f"{statuses[status]} {status.value}" for status in OTHERWISE if statuses[status]]
    if others:
        text.append(f"; in brackets, not told as fact: {', '.join(others)}")
    return text


def date_text(date: Time | None) -> Text:
    """When: as EDTF where the calendar day is known, else in the words of the text."""
    if date is None:
        return Text(UNKNOWN, style="dim")
    return one_line(date.edtf if date.earliest and date.edtf else date.text, longest=28)


def says_text(event: Event) -> Text:
    """The chain of who says so, outermost first, and who claims the act."""
    chain = Text(" › ").join(
        one_line(source.name, longest=LONGEST_NAME) for source in event.attributed_to
    )
    if not event.attributed_to:
        chain = Text(UNKNOWN, style="dim")
    if event.claimed_by:
        chain.append("; claimed by ", style="bold")
        chain.append_text(_names(event.claimed_by))
    return chain


def _where_text(event: Event) -> Text:
    text = visible("; ".join(dict.fromkeys(place.name for place in event.locations)) or UNKNOWN)
    if event.figures:
        costs = "; ".join(figure_text(figure) for figure in event.figures)
        text.append("\n").append_text(visible(costs, "bold red"))
    return text


def _names(actors: Iterable[Actor]) -> Text:
    named = [one_line(_name(actor), longest=LONGEST_NAME) for actor in actors]
    return Text("; ").join(named) if named else Text(UNKNOWN, style="dim")


def _name(actor: Actor) -> str:
    codes = " ".join([actor.country or "", *actor.sectors[:1]]).strip()
    return f"{actor.name} [{codes}]" if codes else actor.name

"""Why two events are, or are not, taken to tell of one happening."""

import math
from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from dateline.cli.console import one_line, output
from dateline.cli.desks import opened
from dateline.errors import InputError
from dateline.link import Linker, Report
from dateline.records.ids import event_of
from dateline.store.desk import Desk
from dateline.store.find import event
from dateline.store.incidents import incident
from dateline.store.reports import read_pins, reports_in


def explain_link(file: Path, one: str, other: str) -> None:
    """Print the features of a pair with their weights, the sum, and what became of the two.

    Raises:
        StoreError: the file is no desk.
        SettingsError: an event is not in it, or is no report of a happening.
    """
    with opened(file) as desk:
        first, second = (_report(desk, id_) for id_ in (one, other))
        reasons = Linker().explain(first, second)
        console = output()
        for report in (first, second):
            console.print(one_line(f"{report.id}  “{report.event.text}”", longest=200))
        table = Table(box=box.HORIZONTALS, border_style="dim", header_style="bold")
        table.add_column("Speaks for or against one happening")
        for name in ("value", "weight", "log-odds"):
            table.add_column(name, justify="right")
        for reason in reasons:
            colour = "green" if reason.contribution > 0 else "red"
            table.add_row(
                reason.feature,
                f"{reason.value:.2f}",
                f"{reason.weight:+.2f}",
                Text(f"{reason.contribution:+.2f}", style=colour),
            )
        total = math.fsum(reason.contribution for reason in reasons)
        table.add_row("sum", "", "", f"{total:+.2f}", style="bold")
        console.print(table)
        console.print(_verdict(desk, first, second, total))


def _report(desk: Desk, id_: str) -> Report:
    found = event(desk, event_of(id_))
    report = next((r for r in reports_in(desk, found.document.id) if r.id == id_), None)
    if report is None:
        status = found.reviewed.event.status.value
        raise InputError(f"{id_}: {status}: is no report of a happening, and in no incident")
    return report


def _verdict(desk: Desk, one: Report, other: Report, total: float) -> Text:
    pins = read_pins(desk)
    pair = (min(one.id, other.id), max(one.id, other.id))
    text = Text("alone, the two are rather " + ("one happening" if total > 0 else "two happenings"))
    if pair in pins.must or pair in pins.cannot:
        text.append("; a reviewer said that they are ")
        text.append("one" if pair in pins.must else "two", style="bold")
    try:
        together = incident(desk, one.id).id == incident(desk, other.id).id
    except InputError:
        return text.append("; not linked yet: `dateline link`")
    return text.append(
        f"; with all other reports they {'are one incident' if together else 'are two incidents'}"
    )

"""`dateline recode`: code again what is out of date, and say what changed."""

from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Annotated

import typer
from rich import box
from rich.table import Table

from dateline.cli.console import complain, counted, output, progress, visible
from dateline.cli.desks import DeskFile, opened
from dateline.cli.documents import DEFAULT_MODEL, Jobs, LexiconFolder, Model
from dateline.export.rows import figure_text
from dateline.records import Event
from dateline.runs.coding import describe_coding
from dateline.runs.recode import Recoded
from dateline.runs.recode import recode as code_again
from dateline.settings import Settings
from dateline.store.recode import count_outdated


def recode(
    desk: DeskFile,
    everything: Annotated[bool, typer.Option("--all", help="Also what is up to date.")] = False,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write there, in Markdown, each event that changed."),
    ] = None,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Code again what another version or other settings coded; what people decided stays.

    Stopped at any moment, it goes on where it was when it is run again. Exit status: 0 done, 1
    some documents failed (their old coding stays), 2 wrong usage.
    """
    settings = Settings(model=model, lexicons=lexicons)
    kinds: dict[str, Counter[str]] = {name: Counter() for name in ("added", "gone", "changed")}
    counts: Counter[str] = Counter()
    with opened(desk, write=True) as there, _report_file(report) as lines:
        if lines is not None:
            lines.write(f"# What coding {desk.name} again changed\n")
        total = count_outdated(there, describe_coding(settings), everything=everything)
        with progress("Coding again", total=total) as bar:
            for one in code_again(
                there, settings, everything=everything, jobs=jobs, progress=bar.preparing
            ):
                bar(failed=one.failure is not None)
                counts["documents"] += 1
                if one.failure is not None:
                    complain("failed", one.failure)
                    counts["failed"] += 1
                _count(one, kinds)
                if lines is not None:
                    lines.writelines(f"{line}\n" for line in _report(one))
                    lines.flush()  # stopped half way, it says what was changed until then
    _show(str(desk), kinds, counts)
    if counts["failed"]:
        raise typer.Exit(1)


def _report_file(report: Path | None) -> AbstractContextManager[IO[str] | None]:
    """Where the report goes, open before anything is changed."""
    return nullcontext() if report is None else report.open("w", encoding="utf-8")


def _count(one: Recoded, kinds: dict[str, Counter[str]]) -> None:
    kinds["added"].update(event.event_type.value for event in one.added)
    kinds["gone"].update(event.event_type.value for event in one.gone)
    kinds["changed"].update(stands.event_type.value for _, stands in one.changed)


def _show(desk: str, kinds: dict[str, Counter[str]], counts: Counter[str]) -> None:
    console = output()
    done = counts["documents"] - counts["failed"]
    console.print(visible(f"{desk}: {counted(done, 'document')} coded again"), soft_wrap=True)
    if not any(kinds.values()):
        if done:
            console.print("no event changed")
        return
    table = Table(box=box.HORIZONTALS, border_style="dim", header_style="bold")
    table.add_column("Events")
    for name in kinds:
        table.add_column(name, justify="right")
    for type_ in sorted(set().union(*kinds.values())):
        table.add_row(type_, *(f"{kinds[name][type_]:,}" for name in kinds))
    table.add_row("all", *(f"{kinds[name].total():,}" for name in kinds), style="bold")
    console.print(table)


def _report(one: Recoded) -> Iterator[str]:
    if not (one.added or one.gone or one.changed):
        return
    yield f"\n## {one.document_id}\n"
    for event in one.added:
        yield f"- added {_told(event)}"
    for event in one.gone:
        yield f"- gone {_told(event)}"
    for was, stands in one.changed:
        before, after = was.model_dump(mode="json"), stands.model_dump(mode="json")
        names = [name for name in before if before[name] != after[name]]
        yield f"- changed {_told(stands)}: {', '.join(names)}"
        for name in names:
            yield f"    - {name}: {_cell(was, name)} → {_cell(stands, name)}"


def _told(event: Event) -> str:
    kind = f"{event.event_type.value} {event.status.value}"
    return f"`{event.id}` {kind}, {event.rule}: {_quoted(event.text)}"


def _quoted(text: str) -> str:
    """Text from an article as Markdown shows it and nothing in it is markup."""
    escaped = "".join(f"\\{c}" if c in "\\`*_[]<>#|!&" else c for c in " ".join(text.split()))
    return f"“{escaped}”"


def _cell(event: Event, name: str) -> str:
    value = getattr(event, name)
    if name in ("actors", "recipients", "locations", "claimed_by", "attributed_to"):
        return _quoted("; ".join(one.name for one in value))
    if name == "figures":
        return _quoted("; ".join(figure_text(figure) for figure in value))
    if name == "date":
        return _quoted((value.edtf or value.text) if value else "–")
    return _quoted(str(value))

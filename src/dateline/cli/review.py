"""`dateline review`: decide on events from the command line."""

import json
from typing import Annotated, Any

import typer

from dateline.cli import cases, second
from dateline.cli.console import output, visible
from dateline.cli.desks import DeskFile, account, checked_text, opened
from dateline.records.review import Action, Decision
from dateline.settings import Settings
from dateline.store.begin import begin_run
from dateline.store.decisions import decide
from dateline.store.find import event as find_event
from dateline.store.pins import Pin, pin

app = typer.Typer(
    help="Decide on events: accept, reject, correct. Decisions survive `dateline recode`.",
    no_args_is_help=True,
)
app.command("export-cases")(cases.export_cases)
app.command("check-cases")(cases.check_cases_)
EventId = Annotated[
    str, typer.Argument(metavar="EVENT", help="Its id, as `dateline events` and `show` give it.")
]
Either = Annotated[
    str, typer.Argument(metavar="ID", help="Of an event, or an incident (its first report).")
]
By = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decides; your account's name if absent.")
]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason; it is kept.")]


@app.command()
def accept(desk: DeskFile, event: EventId, by: By = None, why: Why = None) -> None:
    """Say that an event is right as it stands."""
    _decide(desk, event, Action.ACCEPT, by=by, why=why)


@app.command()
def reject(desk: DeskFile, event: EventId, by: By = None, why: Why = None) -> None:
    """Say that an event is none: it is no longer listed or counted."""
    _decide(desk, event, Action.REJECT, by=by, why=why)


@app.command()
def note(desk: DeskFile, event: EventId, why: str, by: By = None) -> None:
    """Write a remark about an event."""
    _decide(desk, event, Action.NOTE, by=by, why=why)


@app.command()
def correct(
    desk: DeskFile,
    event: EventId,
    field: Annotated[str, typer.Argument(help="event_type, status, mode, actors, date, …")],
    value: Annotated[
        str,
        typer.Argument(help="The right value: a word (COERCE), or JSON for lists and objects."),
    ],
    by: By = None,
    why: Why = None,
) -> None:
    """Put one field of an event right."""
    _decide(desk, event, Action.CORRECT, by=by, why=why, field=field, new=_value(value))


@app.command()
def undo(desk: DeskFile, event: EventId, by: By = None, why: Why = None) -> None:
    """Take back your latest decision on an event; both stay in the log."""
    _decide(desk, event, Action.UNDO, by=by, why=why)


@app.command()
def merge(desk: DeskFile, one: Either, other: Either, by: By = None, why: Why = None) -> None:
    """Say that two reports, or incidents, tell of one happening; `dateline link` follows it."""
    _pin(desk, one, other, "one", by=by, why=why)


@app.command()
def split(desk: DeskFile, one: Either, other: Either, by: By = None, why: Why = None) -> None:
    """Say that two reports tell of two happenings; `dateline link` follows it."""
    _pin(desk, one, other, "two", by=by, why=why)


@app.command()
def unpin(desk: DeskFile, one: Either, other: Either, by: By = None, why: Why = None) -> None:
    """Undo what was decided of two reports by merge or split."""
    _pin(desk, one, other, "none", by=by, why=why)


app.command()(second.assign)
app.command()(second.release)
app.command()(second.agreement)


def _pin(
    desk: DeskFile, one: str, other: str, how: Pin, *, by: str | None, why: str | None
) -> None:
    with opened(desk, write=True) as there:
        run = begin_run(there, "review", Settings())
        pair = pin(there, one, other, how, by=by or account(), run=run, note=why)
    said = {"one": "one happening", "two": "two happenings", "none": "undecided"}[how]
    output().print(visible(f"{pair[0]}, {pair[1]}: {said}; `dateline link` follows it"))


def _decide(
    desk: DeskFile,
    event: str,
    action: Action,
    *,
    by: str | None,
    why: str | None,
    field: str | None = None,
    new: Any = None,
) -> None:
    who = checked_text(by, "--by") or account()
    with opened(desk, write=True) as there:
        find_event(there, event)  # before a run is written down that would decide nothing
        run = begin_run(there, "review", Settings())
        decision = decide(
            there,
            event,
            action,
            by=who,
            run=run,
            field=field,
            new=new,
            note=checked_text(why, "--why"),
        )
    output().print(visible(_told(decision)), soft_wrap=True)


def _value(told: str) -> Any:
    """A value as JSON has it; a bare word is itself."""
    try:
        return json.loads(told)
    except json.JSONDecodeError:
        return told


def _told(decision: Decision) -> str:
    change = ""
    if decision.field is not None:
        old, new = (json.dumps(v, ensure_ascii=False) for v in (decision.old, decision.new))
        change = f" {decision.field}: {old} → {new}"
    return f"{decision.on}: {decision.action.value}{change}, by {decision.by}"

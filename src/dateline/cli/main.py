"""`dateline`: the commands."""

import os
import sys
from typing import TextIO

import typer

import dateline
from dateline.cli import (
    add,
    annotate,
    backup,
    code,
    evaluate,
    events,
    explain,
    fetch,
    forget,
    incident,
    incidents,
    init,
    lexicon,
    link,
    recode,
    review,
    search,
    serve,
    show,
    status,
    user,
    verify,
)
from dateline.cli.console import complain
from dateline.errors import DatelineError

BUG = 3  # exit status of a failure that is the program's own fault
SHOW_TRACEBACKS = "DATELINE_DEBUG"  # environment variable: show where a bug happened

DESK = "A desk: articles, what is coded in them, what people decide"

app = typer.Typer(
    name="dateline",
    help="Reads news reports and writes down who did what to whom, where, when, with what human "
    "cost, and who says so.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command("annotate")(annotate.annotate)
app.command("code")(code.code)
app.command("explain")(explain.explain)
for command in (
    init.init,
    add.add,
    fetch.fetch,
    recode.recode,
    link.link,
    incidents.incidents,
    incident.incident,
    serve.serve,
    status.status,
    search.search,
    events.events,
    show.show,
    verify.verify,
    backup.backup,
    forget.forget,
):
    app.command(rich_help_panel=DESK)(command)
app.add_typer(review.app, name="review", rich_help_panel=DESK)
app.add_typer(user.app, name="user", rich_help_panel=DESK)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(lexicon.app, name="lexicon")


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"dateline {dateline.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Print the version."
    ),
) -> None:
    pass


def main() -> None:
    """Run the command line: 0 done, 1 some documents failed, 2 wrong usage or settings, 3 a bug."""
    _write_utf8(sys.stdout)
    _write_utf8(sys.stderr)
    try:
        app()
    except DatelineError as error:
        complain("dateline", str(error))
        sys.exit(2)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain("dateline", f"{where}{error.strerror or error}")
        sys.exit(2)
    except Exception as error:  # the last line of defence: a person is shown no traceback
        if os.environ.get(SHOW_TRACEBACKS):
            raise
        complain(
            "dateline",
            f"a bug of ours: {type(error).__name__}: {error}; set {SHOW_TRACEBACKS}=1 to see where",
        )
        sys.exit(BUG)


def _write_utf8(stream: TextIO | object) -> None:
    """What is written is UTF-8 whatever the locale: JSON and article text need it."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()

"""`dateline`: the commands."""

import sys

import typer

import dateline
from dateline.cli import annotate, code, evaluate, explain, lexicon
from dateline.cli.console import errors
from dateline.errors import DatelineError

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
    """Run the command line: 0 done, 1 some documents failed, 2 wrong usage or settings."""
    try:
        app()
    except DatelineError as error:
        errors.print(f"[bold red]dateline:[/] {_escape(str(error))}")
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away ("| head"): not an error
        sys.exit(0)
    except KeyboardInterrupt:
        errors.print("[bold red]dateline:[/] interrupted")
        sys.exit(130)


def _escape(text: str) -> str:
    return text.replace("[", "\\[")


if __name__ == "__main__":
    main()

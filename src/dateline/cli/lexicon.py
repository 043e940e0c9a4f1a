"""`dateline lexicon`: look at the lists of words and codes, and check them."""

from itertools import chain

import typer
from rich import box
from rich.table import Table

from dateline.annotate.build import build_pipeline
from dateline.annotate.examples import (
    all_lexicons,
    check_codes,
    check_examples,
    check_form,
    examples_of,
)
from dateline.cli.console import one_line, output, progress, start_logging, visible
from dateline.cli.documents import DEFAULT_MODEL, LexiconFolder, Model
from dateline.knowledge.lexicon import Lexicons
from dateline.settings import Settings

app = typer.Typer(
    help="Look at the lists of words and codes, and check them.", no_args_is_help=True
)


@app.command("list")
def list_(lexicons: LexiconFolder = None) -> None:
    """Show every lexicon: its file, its rows and its columns."""
    read = Lexicons(lexicons)
    table = Table(box=box.HORIZONTALS, header_style="bold", border_style="dim", expand=True)
    table.add_column("File", ratio=4)
    table.add_column("Rows", justify="right")
    table.add_column("Columns", ratio=6)
    for lexicon in all_lexicons():
        columns = [field.alias or name for name, field in lexicon.row.model_fields.items()]
        columns.sort(key=lambda name: name in ("example", "counterexample"))
        table.add_row(
            visible(lexicon.path), str(len(read[lexicon])), one_line(" ".join(columns), "dim")
        )
    output().print(table)


@app.command()
def check(model: Model = DEFAULT_MODEL, lexicons: LexiconFolder = None) -> None:
    """Check every lexicon: header, types, ids and codes, and that rows do what their examples say.

    Prints one line a problem, with file and line. Exit status: 0 none, 1 some, 2 wrong usage.
    """
    start_logging()
    settings = Settings(model=model, lexicons=lexicons)
    read = Lexicons(lexicons)
    console = output()
    problems = 0
    for problem in check_form(read):
        console.print(visible(problem), soft_wrap=True)
        problems += 1
    if problems:  # rows that cannot be read cannot be tried
        _conclude(problems)
    examples = examples_of(read)
    with progress("Trying examples", total=len(examples)) as bar:
        pipeline = build_pipeline(settings, progress=bar.preparing)
        tried = check_examples(examples, pipeline, step=bar)
        for problem in chain(check_codes(read), tried):
            console.print(visible(problem), soft_wrap=True)
            problems += 1
    rows = sum(len(read[lexicon]) for lexicon in all_lexicons())
    console.print(f"{rows:,} rows, {len(examples):,} examples, {problems} problems")
    _conclude(problems)


def _conclude(problems: int) -> None:
    if problems:
        raise typer.Exit(1)

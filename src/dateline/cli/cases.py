"""`dateline review export-cases` and `check-cases`: decisions as tests of the rules."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from dateline.cli.console import (
    complain,
    counted,
    one_line,
    output,
    progress,
    start_logging,
    visible,
    write_lines,
)
from dateline.cli.desks import (
    ActorName,
    Copies,
    Country,
    DeskFile,
    FromOutlet,
    Killed,
    PlaceName,
    PublishedSince,
    PublishedUntil,
    Since,
    Statuses,
    Types,
    Until,
    Versions,
    Words,
    checked_text,
    opened,
    to_filter,
)
from dateline.cli.documents import DEFAULT_MODEL, Jobs, LexiconFolder, Model
from dateline.errors import InputError, SettingsError
from dateline.evaluate.cases import check_cases, read_cases, read_right, record_right
from dateline.read.dates import check_published
from dateline.review.case import Case
from dateline.review.check import Check, Outcome
from dateline.runs.cases import case_files, make_cases, write_files
from dateline.runs.propose import proposal_files, propose
from dateline.settings import Settings
from dateline.store.cases import find_decided

LONGEST = 60  # characters of a value in the table


class CheckFormat(StrEnum):
    """What the checks are written as."""

    TABLE = "table"
    JSON = "json"


def export_cases(
    desk: DeskFile,
    out: Annotated[
        Path,
        typer.Option(metavar="DIR", file_okay=False, help="Where to write; nothing is replaced."),
    ],
    words: Words = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only where this person decided.")
    ] = None,
    decided_since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only what was decided on that day (UTC) or later."),
    ] = None,
    whole_document: Annotated[
        bool, typer.Option("--whole-document", help="Give the whole text, not a passage.")
    ] = False,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Leave out who decided.")] = False,
    types: Types = None,
    status: Statuses = None,
    actor: ActorName = None,
    place: PlaceName = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    published_since: PublishedSince = None,
    published_until: PublishedUntil = None,
    outlet: FromOutlet = None,
    killed: Killed = None,
    copies: Copies = True,
    versions: Versions = False,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Make a test case of each event that people accepted, corrected or rejected, and propose rows
    for the lexicons where the mistake is a word (docs/cases.md).

    The files hold text of articles, which may name people in danger.
    """
    asked = to_filter(
        words=words, types=types, statuses=status, actor=actor, place=place, country=country,
        since=since, until=until, published_since=published_since,
        published_until=published_until, outlet=outlet, killed=killed, copies=copies,
        versions=versions,
    )  # fmt: skip
    by, day = checked_text(reviewer, "--reviewer"), _day(decided_since)
    settings = Settings(model=model, lexicons=lexicons)
    with opened(desk) as there:
        decided = list(find_decided(there, replace(asked, rejected=True), by=by, since=day))
    if not decided:
        raise SettingsError(f"{desk}: nothing that was decided answers this")
    with progress("Trying passages", total=None) as bar:
        made = make_cases(
            decided, settings, whole=whole_document, anonymous=anonymous, progress=bar.preparing
        )
    with progress("Proposing rows", total=None) as bar:
        proposals = list(propose(made.cases, settings, progress=bar.preparing))
    new = write_files(out, case_files(made.cases) | proposal_files(proposals))
    rows = len({one.row for one in proposals})
    _tell_export(out, made.cases, new=new, widened=made.widened, rows=rows)


def check_cases_(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", exists=True, file_okay=False, help="As export-cases wrote it."
        ),
    ],
    record: Annotated[
        bool,
        typer.Option("--record", help="Write down what comes out right: from then on it must."),
    ] = False,
    format_: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="table for people; json for machines.")
    ] = CheckFormat.TABLE,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Code the text of each case with the present rules, and say which fields come out as people
    decided, which do not yet, and which did before and no longer do.

    Exit status: 0 nothing got worse, 1 something did, 2 wrong usage.
    """
    start_logging()
    settings = Settings(model=model, lexicons=lexicons)
    cases = read_cases(folder)
    checks: list[Check] = []
    with progress("Checking cases", total=len(cases)) as bar:
        for some in check_cases(
            cases, settings, right=read_right(folder), jobs=jobs, progress=bar.preparing
        ):
            checks.extend(some)
            bar()
    if format_ is CheckFormat.JSON:
        write_lines([_to_json(cases, checks)], None)
    else:
        _show(cases, checks)
    regressed = any(check.outcome is Outcome.REGRESSED for check in checks)
    if record and regressed:
        complain("note", "nothing was recorded, since something got worse")
    elif record:
        record_right(folder, checks)
    if regressed:
        raise typer.Exit(1)


def _day(value: str | None) -> str | None:
    try:
        day = check_published(value, "--decided-since")
    except InputError as error:
        raise SettingsError(str(error)) from error
    return day and day[:10]


def _tell_export(out: Path, cases: Sequence[Case], *, new: int, widened: int, rows: int) -> None:
    verdicts = Counter(case.verdict.value for case in cases)
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
    output().print(visible(f"{out}: {counted(len(cases), 'case')} ({told}), {new} files new"))
    if widened:
        output().print(
            f"{widened} with the whole document, since a passage alone is coded otherwise"
        )
    if rows:
        output().print(visible(f"{counted(rows, 'row')} proposed in {out / 'proposed'}"))
    complain(
        "note", f"{out} holds text of articles: share it only with those who may read the desk"
    )


def _show(cases: Sequence[Case], checks: Sequence[Check]) -> None:
    console = output()
    counts = Counter(check.outcome for check in checks)
    worth = [check for check in checks if check.outcome is not Outcome.RIGHT]
    if worth:
        table = Table(box=box.HORIZONTALS, border_style="dim", header_style="bold")
        for name in ("Case", "Field", "", "Decided", "Coded now"):
            table.add_column(name, no_wrap=name == "Case")
        for check in sorted(worth, key=lambda check: check.outcome is not Outcome.REGRESSED):
            style = "bold red" if check.outcome is Outcome.REGRESSED else ""
            table.add_row(
                visible(check.case), check.field, visible(check.outcome.value, style),
                one_line(check.expected, longest=LONGEST), one_line(check.found, longest=LONGEST),
            )  # fmt: skip
        console.print(table)
    told = ", ".join(f"{counts[one]:,} {word}" for one, word in WORDS_OF.items())
    console.print(f"{counted(len(cases), 'case')}: {told}")


WORDS_OF = {Outcome.RIGHT: "right", Outcome.FAILS: "still wrong", Outcome.REGRESSED: "regressed"}


def _to_json(cases: Sequence[Case], checks: Sequence[Check]) -> str:
    counts = Counter(check.outcome for check in checks)
    told = {
        "cases": len(cases),
        "counts": {one.value: counts[one] for one in Outcome},
        "checks": [
            {
                "case": check.case, "field": check.field, "outcome": check.outcome.value,
                "decided": check.expected, "coded": check.found,
            }
            for check in checks
        ],
    }  # fmt: skip
    return json.dumps(told, indent=1, ensure_ascii=False)

"""`dateline link`: the reports that tell of one happening become one incident."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import counted, output, progress, visible, write_lines
from dateline.cli.desks import opened
from dateline.cli.documents import Jobs, Out
from dateline.errors import SettingsError
from dateline.export.jsonl import to_line
from dateline.link import Linker
from dateline.link.bulk import link_many
from dateline.link.lines import lines_of, read_line
from dateline.runs.link import link_desk
from dateline.settings import Settings
from dateline.store import is_desk
from dateline.store.filter import Filter
from dateline.store.incidents import all_incidents, count_incidents


def link(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="DESK | FILE…",
            help="A desk; or JSONL of analyses, as `dateline annotate` writes them, or of reports.",
            exists=True,
            dir_okay=False,
        ),
    ],
    out: Out = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Of a desk: link everything, not only what is new.")
    ] = False,
    jobs: Jobs = 1,
) -> None:
    """Find which reports tell of one happening: incidents, with every figure and disagreement.

    In a desk the incidents are kept; `dateline incidents` lists them. Of JSONL files, which may be
    larger than memory, they are written, one a line. Linking a desk again follows what was added,
    corrected, pinned or forgotten since; the outcome is that of linking everything.
    """
    if len(files) == 1 and is_desk(files[0]):
        _link_desk(files[0], out, anew=anew)
        return
    if any(is_desk(file) for file in files):
        raise SettingsError("link: expected one desk, or files of analyses")
    with progress("Linking", total=None):
        write_lines(link_many(lines_of(files), read_line, Linker(), jobs=jobs), out)


def _link_desk(file: Path, out: Path | None, *, anew: bool) -> None:
    with opened(file, write=True) as desk:
        with progress("Linking", total=None):
            changes = link_desk(desk, Settings(), anew=anew)
        total, shared = (count_incidents(desk, Filter(), reports=n) for n in (1, 2))
        if out is not None:
            write_lines((to_line(incident) for incident in all_incidents(desk)), out)
    console = output()
    console.print(
        visible(f"{file}: {counted(total, 'incident')}, {shared:,} of them told more than once"),
        soft_wrap=True,
    )
    console.print(
        f"{changes.added:,} new, {changes.changed:,} changed, {changes.unchanged:,} as before, "
        f"{len(changes.gone):,} gone",
        soft_wrap=True,
    )

"""`dateline add`: articles into a desk."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import Bar, complain, counted, output, progress, visible
from dateline.cli.desks import DeskFile, opened
from dateline.cli.documents import (
    DEFAULT_MODEL,
    Files,
    Jobs,
    LexiconFolder,
    Map,
    Model,
    Outlet,
    Published,
    checked_published,
    to_mapping,
)
from dateline.read import find_originals
from dateline.read.sources import count_documents
from dateline.runs.add import Reading, preview
from dateline.runs.add import add as add_originals
from dateline.settings import Settings
from dateline.store.save import Outcome, Saved

SAME = "the same"  # why there is nothing to do: not worth a line each
TOLD = {
    Outcome.ADDED: "added",
    Outcome.KNOWN: "there already",
    Outcome.NOT_CODED: "kept, not coded",
    Outcome.FORGOTTEN: "taken out before",
    Outcome.FAILED: "failed",
}


def add(
    desk: DeskFile,
    files: Files,
    mapping: Map = None,
    published: Published = None,
    outlet: Outlet = None,
    again: Annotated[
        bool,
        typer.Option(
            "--again",
            help="Read also what is there, as after a wrong --map; a new reading takes its place, "
            "unless people decided on its events.",
        ),
    ] = False,
    jobs: Jobs = 1,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be added, and change nothing.")
    ] = False,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Read articles, keep them in a desk, and code them.

    What is there already is passed over, so it may be run again: after more files came, or after
    it was stopped. Exit status: 0 done, 1 some documents failed, 2 wrong usage.
    """
    fields = to_mapping(mapping)
    reading = Reading(fields, published=checked_published(published), outlet=outlet, again=again)
    settings = Settings(model=model, lexicons=lexicons)
    missing = [file for file in files if str(file) != "-" and not file.exists()]
    for file in missing:  # told, and not kept: it is a slip in the command, not a document
        complain("failed", f"{file}: no such file")
    sources = [
        file if str(file) == "-" else file.absolute() for file in files if file not in missing
    ]
    originals = find_originals(sources, mapping=fields or None)
    with progress("Adding", total=count_documents(sources)) as bar:
        if dry_run:
            if desk.exists():
                with opened(desk) as there:
                    counts = follow(preview(there, originals, reading=reading), bar)
            else:
                counts = follow(preview(None, originals, reading=reading), bar)
        else:
            with opened(desk, create=True) as there:
                saved = add_originals(
                    there, originals, settings, reading=reading, jobs=jobs, progress=bar.preparing
                )
                counts = follow(saved, bar)
    counts[Outcome.FAILED] += len(missing)
    conclude(desk, counts, would=dry_run)


def follow(results: Iterable[Saved], bar: Bar) -> Counter[str]:
    """Move the bar on, say what failed as it does, and count: outcomes, events, copies."""
    counts: Counter[str] = Counter()
    for saved in results:
        failed = saved.outcome is Outcome.FAILED
        bar(failed=failed)
        counts[saved.outcome] += 1
        counts["events"] += saved.events
        counts["copies"] += saved.copy_of is not None
        counts["versions"] += saved.version > 1
        if failed:
            complain("failed", saved.why or saved.origin)
        elif saved.why and saved.outcome is not Outcome.ADDED and saved.why != SAME:
            complain("note", f"{saved.origin}: {saved.why}")
    return counts


def conclude(desk: Path, counts: Counter[str], *, would: bool = False) -> None:
    """Say what was done; raise typer.Exit with status 1 when some failed."""
    parts = [f"{counts[one]:,} {told}" for one, told in TOLD.items() if counts[one]]
    console = output()
    head = f"{desk}, nothing changed; would be: " if would else f"{desk}: "
    console.print(visible(head + (", ".join(parts) or "nothing to add")), soft_wrap=True)
    if counts["events"]:
        parts = [counted(counts["events"], "event")]
        if counts["copies"]:
            parts.append(counted(counts["copies"], "copy of another text", "copies of other texts"))
        if counts["versions"]:
            parts.append(counted(counts["versions"], "newer version"))
        console.print(", ".join(parts), soft_wrap=True)
    if counts[Outcome.FAILED]:
        raise typer.Exit(1)

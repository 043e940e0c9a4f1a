"""`dateline annotate`: JSONL of analyses."""

from dateline.cli.console import write_lines
from dateline.cli.documents import (
    DEFAULT_MODEL,
    Files,
    Jobs,
    LexiconFolder,
    Map,
    Model,
    Out,
    Outlet,
    Published,
    analyses,
)
from dateline.export.jsonl import to_line
from dateline.settings import Settings


def annotate(
    files: Files,
    out: Out = None,
    mapping: Map = None,
    published: Published = None,
    outlet: Outlet = None,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Write everything found in each article, one JSON object a line.

    Fields are described in docs/records.md. Exit status: 0 done, 1 some documents failed, 2 wrong
    usage.
    """
    found = analyses(
        files,
        Settings(model=model, lexicons=lexicons),
        mapping=mapping,
        published=published,
        outlet=outlet,
        jobs=jobs,
        out=out,
    )
    write_lines((to_line(analysis) for analysis in found), out)

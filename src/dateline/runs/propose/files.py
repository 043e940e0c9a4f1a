"""Files: proposals as TSV, each lexicon's in one file that lies as `--lexicons` reads it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.runs.propose.proposal import Proposal, Proposed

MOST_EVENTS = 20  # named for one row
HEAD = (
    "# Proposed from what reviewers decided; nothing reads this file. To use a row: see whether it",
    "# is too wide, write an example and a counterexample of your own, put it into a file of this",
    "# path in your lexicons folder, and run `dateline lexicon check`. See docs/cases.md.",
)


def proposal_files(proposed: Iterable[Proposed]) -> dict[str, str]:
    """The files of proposals, by name: the same row of several events once, and those first that
    most events speak for.
    """
    by_row: dict[Proposal, list[Proposed]] = defaultdict(list)
    for one in proposed:
        by_row[one.row].append(one)
    files: dict[str, list[Proposal]] = defaultdict(list)
    for row in sorted(by_row, key=lambda row: (-len(by_row[row]), row.id, row.why)):
        files[row.path].append(row)
    return {_name(path): _written(rows, by_row) for path, rows in sorted(files.items())}


def _name(path: str) -> str:
    return f"proposed/{path}/own.tsv"


def _written(rows: Sequence[Proposal], by_row: Mapping[Proposal, Sequence[Proposed]]) -> str:
    columns = [name for name, _ in rows[0].cells]
    lines = [*HEAD, "\t".join(["id", *columns])]
    seen: set[str] = set()
    for row in rows:
        lines.append(_comment(row, by_row[row]))
        if row.id not in seen:  # the same row for two reasons
            lines.append("\t".join([row.id, *(value for _, value in row.cells)]))
        seen.add(row.id)
    return "\n".join(lines) + "\n"


def _comment(row: Proposal, proposed: Sequence[Proposed]) -> str:
    """What speaks for a row, above it."""
    ids = sorted({one.event for one in proposed})
    more = f" and {len(ids) - MOST_EVENTS} more" if len(ids) > MOST_EVENTS else ""
    events = "1 event" if len(ids) == 1 else f"{len(ids)} events"
    passes = len({one.event for one in proposed if one.passes})
    tried = all(one.passes is not None for one in proposed)
    trial = f"; tried alone, right in {passes} of {len(ids)}" if tried else ""
    return f"# {events}{trial}: {row.why}: {' '.join(ids[:MOST_EVENTS])}{more}"

"""Files: proposals as TSV, each lexicon's in one file that lies as `--lexicons` reads it."""

from collections import defaultdict
from collections.abc import Iterable

from dateline.runs.propose.proposal import Proposal

MOST_EVENTS = 20  # named for one row
HEAD = (
    "# Proposed from what reviewers decided; nothing reads this file. To use a row: see whether it",
    "# is too wide, write an example and a counterexample of your own, put it into a file of this",
    "# path in your lexicons folder, and run `dateline lexicon check`. See docs/cases.md.",
)


def proposal_files(proposals: Iterable[tuple[str, Proposal]]) -> dict[str, str]:
    """The files of proposals, by name.

    Args:
        proposals: each with the id of the event that it comes from. The same row of several events
            stands there once, the most often proposed first.
    """
    events: dict[Proposal, set[str]] = defaultdict(set)
    for event, proposal in proposals:
        events[proposal].add(event)
    rows: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in sorted(events, key=lambda one: (-len(events[one]), one.id)):
        rows[proposal.path].append(proposal)
    return {_name(path): _written(some, events) for path, some in sorted(rows.items())}


def _name(path: str) -> str:
    return f"proposed/{path}/own.tsv" if path != "register" else "proposed/register/own.tsv"


def _written(proposals: list[Proposal], events: dict[Proposal, set[str]]) -> str:
    columns = [name for name, _ in proposals[0].cells]
    lines = [*HEAD, "\t".join(["id", *columns])]
    seen: set[str] = set()
    for one in proposals:
        ids = sorted(events[one])
        more = f" and {len(ids) - MOST_EVENTS} more" if len(ids) > MOST_EVENTS else ""
        times = "1 event" if len(ids) == 1 else f"{len(ids)} events"
        lines.append(f"# {times}: {one.why}: {' '.join(ids[:MOST_EVENTS])}{more}")
        if one.id not in seen:  # the same row for two reasons
            lines.append("\t".join([one.id, *(value for _, value in one.cells)]))
        seen.add(one.id)
    return "\n".join(lines) + "\n"

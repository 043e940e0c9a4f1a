"""Lines: JSONL of analyses, or of reports, as what linking reads."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from dateline.errors import SettingsError
from dateline.link.report import Report, apart, reports_of
from dateline.link.words import stems
from dateline.records import Analysis


def lines_of(files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The lines of files that hold something, each with where it stands: `file:line`."""
    for file in files:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield f"{file}:{number}", line


def read_line(where: str, line: bytes) -> list[Report]:
    """The reports of an analysis; or those of one event: an `event`, and what is known of its
    document.

    Raises:
        SettingsError: the line is neither.
    """
    try:
        return apart(_whole(Report.model_validate_json(line)))
    except ValidationError:
        pass
    try:
        return reports_of(Analysis.model_validate_json(line))
    except ValidationError as error:
        raise SettingsError(
            f"{where}: no analysis, as `dateline annotate` writes it, nor a report: "
            f"{error.errors()[0]['msg']}"
        ) from None


def _whole(report: Report) -> Report:
    """A report with what comparing reads, where it says only what an event record has."""
    if report.clause:
        return report
    event = report.event
    clause = frozenset(stems(event.text))
    places = report.places or event.locations
    names = [actor.name for actor in (*event.actors, *event.recipients, *event.claimed_by)]
    names += [place.name for place in places]
    return report.model_copy(
        update={
            "date": report.date or event.date,
            "places": places,
            "clause": clause,
            "words": report.words or clause | frozenset(stems(report.title or "")),
            "names": report.names or frozenset(stems(" ".join(names))),
        }
    )

"""Incidents of a set: the program's own events, linked, for a scorer that asks which are one."""

import json
from pathlib import Path

from dateline.link import Linker, reports_of
from dateline.records import Analysis

LINKED = "incidents"
"""The set whose scorer asks for incidents."""


def incidents_path(predictions: Path) -> Path:
    """Where the scorer looks for the incidents of a file of analyses."""
    return predictions.with_suffix(".incidents.jsonl")


def write_incidents(predictions: Path, linker: Linker | None = None) -> None:
    """Link the events of a file of analyses, and write the incidents beside it."""
    with predictions.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    reports = [
        report
        for row in rows
        if "events" in row  # else a document that could not be read
        for report in reports_of(Analysis.model_validate(row))
    ]
    incidents = (linker or Linker()).link(reports)
    with incidents_path(predictions).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(incident.model_dump_json() + "\n" for incident in incidents)

"""Runs: each command that changes a desk is written down with what it was done by."""

from dataclasses import dataclass

import dateline
from dateline.settings import Settings
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.log import Log


@dataclass(frozen=True)
class Coding:
    """By what documents are coded. Two runs with the same `digest` code alike.

    Attributes:
        model: the parser and its model with version.
        coder: the name of the coder.
        lexicons: SHA-256 over every lexicon and weight file.
    """

    model: str
    coder: str
    lexicons: str

    @property
    def digest(self) -> str:
        """What stands in `analyses.coding`."""
        return f"{dateline.__version__} {self.model} {self.coder} {self.lexicons[:16]}"


@dataclass(frozen=True)
class Run:
    """One command's run on a desk."""

    id: int
    command: str
    coding: Coding | None


def begin_run(desk: Desk, command: str, settings: Settings, *, coding: Coding | None = None) -> Run:
    """Write down that a command starts.

    Args:
        command: its name (`add`).
        coding: by what it codes; None: it codes nothing.
    """
    at = now()
    with desk.changing() as db:
        id_ = db.execute(
            "INSERT INTO runs (command, started, version, model, coder, lexicons, settings, coding)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                command,
                at,
                dateline.__version__,
                coding and coding.model,
                coding and coding.coder,
                coding and coding.lexicons,
                settings.model_dump_json(),
                coding and coding.digest,
            ),
        ).lastrowid
        assert id_ is not None  # an INSERT has one
        Log(db, at=at, run=id_).note("run", "runs", id_)
    return Run(id_, command, coding)

"""The review: what a person decided of an event, one entry a decision."""

from enum import StrEnum
from typing import Any, Self

from pydantic import model_validator

from dateline.records.base import Record


class Action(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    NOTE = "note"
    UNDO = "undo"


class Decision(Record):
    """One entry of the append-only review log.

    Attributes:
        at: UTC, ISO 8601, to the second.
        by: who decided.
        on: the id of the event.
        action: `undo` takes back the latest decision of the same person on this event that still
            stands, a note too.
        field, old, new: of a correction: which field of the event, and its values as JSON has them.
        note: why, in the reviewer's words; None: nothing was said.
    """

    at: str
    by: str
    on: str
    action: Action
    field: str | None = None
    old: Any = None
    new: Any = None
    note: str | None = None

    @model_validator(mode="after")
    def _only_a_correction_has_a_field(self) -> Self:
        if (self.field is not None) != (self.action is Action.CORRECT):
            raise ValueError("a correction names a field, and nothing else does")
        return self

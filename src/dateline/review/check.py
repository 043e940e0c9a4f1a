"""Check: what people decided of an event against what its text is coded with now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.records import Event
from dateline.review.case import Case
from dateline.review.fold import CORRECTABLE, Review
from dateline.review.same import meaning, same_word, told

EVENT = "event"
"""What is checked of an event as a whole: that it is coded, or is not."""
TIED_TO_THE_TYPE = ("mode", "cameo")


class Outcome(StrEnum):
    """What a check says."""

    RIGHT = "right"
    FAILS = "fails"
    """As it did when people put it right: no rule has learnt it yet."""
    REGRESSED = "regressed"
    """It was right before: somebody accepted it, or it was recorded so."""


@dataclass(frozen=True)
class Check:
    """One field of one case against what is coded now.

    Attributes:
        case: the id of its event.
        field: of the event; EVENT: the event as a whole.
        expected, found: what the field says, fit to show.
    """

    case: str
    field: str
    outcome: Outcome
    expected: str
    found: str

    @property
    def key(self) -> str:
        """What it is recorded by."""
        return f"{self.case} {self.field}"


def compare(
    case: Case, events: Sequence[Event], *, right: frozenset[str] = frozenset()
) -> list[Check]:
    """The checks of one case against the events that its text is coded with."""
    if case.expected is None:
        return [_must_not_be(case, events, right)]
    expected = case.expected
    found = next(iter(same_word(events, expected)), None)
    if found is None:
        fields = [EVENT, *case.corrected] if case.is_accepted else list(case.corrected)
        return [
            _check(case, field, right, expected=_told(expected, field), found="not coded")
            for field in fields
        ]
    return [
        _check(
            case, field, right,
            is_right=meaning(found, field) == meaning(expected, field),
            expected=told(expected, field),
            found=told(found, field),
        )
        for field in _fields(case)
    ]  # fmt: skip


def _must_not_be(case: Case, events: Sequence[Event], right: frozenset[str]) -> Check:
    """A rejected event: its word must not be coded as the type that was rejected."""
    coded = [
        event
        for event in same_word(events, case.coded)
        if event.event_type is case.coded.event_type
    ]
    found = _told(coded[0], EVENT) if coded else "not coded"
    expected = f"no {case.coded.event_type} at “{case.coded.trigger.text}”"
    return _check(case, EVENT, right, is_right=not coded, expected=expected, found=found)


def _fields(case: Case) -> Iterator[str]:
    """The fields that count: what was put right, and all of an event that was accepted, but what
    was only lost with its old type.
    """
    fixed = case.corrected
    for field in CORRECTABLE:
        lost = field in TIED_TO_THE_TYPE and "event_type" in fixed
        if field in fixed or (case.is_accepted and not lost):
            yield field


def _check(
    case: Case,
    field: str,
    right: frozenset[str],
    *,
    expected: str,
    found: str,
    is_right: bool = False,
) -> Check:
    was_right = f"{case.event} {field}" in right
    if field not in case.corrected and case.verdict is not Review.REJECTED:
        was_right = True  # somebody accepted it as it was coded
    outcome = Outcome.REGRESSED if was_right else Outcome.FAILS
    return Check(case.event, field, Outcome.RIGHT if is_right else outcome, expected, found)


def _told(event: Event, field: str) -> str:
    if field == EVENT:
        return f"{event.event_type} at “{event.trigger.text}”"
    return told(event, field)

"""Cases: whether what people decided comes out under the present rules; docs/cases.md."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from dateline.annotate.build import Progress
from dateline.annotate.parallel import annotate
from dateline.errors import DataError, SettingsError
from dateline.records import Event, Failure
from dateline.review.case import Case
from dateline.review.fold import CORRECTABLE, Review
from dateline.review.same import meaning, same_word, told
from dateline.settings import Settings

CASES = "cases"
"""The folder of the case files, in the folder that is given."""
RIGHT = "right.json"
"""Beside it: what came out right when that was last recorded."""
EVENT = "event"
"""What is checked of an event as a whole: that it is coded, or is not."""
MOST_BYTES = 8_000_000  # of one case: an article may have a million characters
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


def read_cases(folder: Path) -> list[Case]:
    """The cases of a folder, by name. Raises DataError for one that cannot be read, or none."""
    files = sorted((folder / CASES).glob("*.json"))
    if not files:
        raise DataError(f"{folder / CASES}: no case; `dateline review export-cases` writes them")
    return [_read_case(file) for file in files]


def read_right(folder: Path) -> frozenset[str]:
    """What was recorded as right; empty where nothing was. Raises DataError for a broken file."""
    path = folder / RIGHT
    if not path.exists():
        return frozenset()
    try:
        return frozenset(map(str, json.loads(path.read_text(encoding="utf-8"))))
    except (ValueError, TypeError) as error:
        raise DataError(f"{path}: expected a list, as --record writes it") from error


def record_right(folder: Path, checks: Iterable[Check]) -> None:
    """Write down what comes out right, to be held to it from now on.

    Raises:
        SettingsError: a link is there.
    """
    if (folder / RIGHT).is_symlink():
        raise SettingsError(f"{folder / RIGHT}: a link; expected a file of our own")
    keys = sorted(check.key for check in checks if check.outcome is Outcome.RIGHT)
    text = json.dumps(keys, indent=1, ensure_ascii=False)
    (folder / RIGHT).write_text(text + "\n", encoding="utf-8")


def check_cases(
    cases: Sequence[Case],
    settings: Settings,
    *,
    right: frozenset[str] = frozenset(),
    jobs: int = 1,
    progress: Progress | None = None,
) -> Iterator[list[Check]]:
    """Code the text of each case, and hold what is coded against what people decided.

    Args:
        right: what must stay right, by `Check.key`, besides what somebody accepted.

    Returns:
        The checks of each case, in order.

    Raises:
        DataError: the text of a case cannot be coded, or a lexicon is wrong.
    """
    documents = (case.to_document() for case in cases)
    codings = annotate(documents, settings, jobs=jobs, progress=progress)
    for case, coding in zip(cases, codings, strict=True):
        if isinstance(coding, Failure):
            raise DataError(f"{case.event}: {coding.error}")
        yield compare(case, coding.events, right=right)


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


def _read_case(file: Path) -> Case:
    if file.stat().st_size > MOST_BYTES:
        raise DataError(f"{file}: larger than a case can be")
    try:
        return Case.model_validate_json(file.read_bytes())
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"]))
        raise DataError(f"{file}: no case: {where}: {problem['msg']}") from error

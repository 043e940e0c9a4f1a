"""Cases: whether what people decided comes out under the present rules; docs/cases.md."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from dateline.annotate.build import Progress
from dateline.annotate.parallel import annotate
from dateline.errors import DataError, SettingsError
from dateline.records import Failure
from dateline.review.case import Case
from dateline.review.check import Check, Outcome, compare
from dateline.settings import Settings

CASES = "cases"
"""The folder of the case files, in the folder that is given."""
RIGHT = "right.json"
"""Beside it: what came out right when that was last recorded."""
MOST_BYTES = 8_000_000  # of one case: an article may have a million characters


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


def _read_case(file: Path) -> Case:
    if file.stat().st_size > MOST_BYTES:
        raise DataError(f"{file}: larger than a case can be")
    try:
        return Case.model_validate_json(file.read_bytes())
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"]))
        raise DataError(f"{file}: no case: {where}: {problem['msg']}") from error

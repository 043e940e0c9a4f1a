"""Publication dates: what counts as one."""

import re
from datetime import date, datetime

from dateline.errors import InputError

DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}"
)  # not the basic form nor week dates: readers of ours need days


def check_published(value: str | None, name: str) -> str | None:
    """An ISO 8601 date or date-time as it was given, or None; `name` is how an error calls it.

    Raises:
        InputError: it is not one ("2013-02-30").
    """
    if value is None or not value.strip():
        return None
    value = value.strip()
    try:
        if not DAY.match(value):
            raise ValueError(value)
        if len(value) == len("2013-02-09"):
            date.fromisoformat(value)
        else:
            datetime.fromisoformat(value)
    except ValueError as error:
        raise InputError(
            f"{name}: {value!r} is not a date; expected 2013-02-09 or 2013-02-09T14:00:00+03:00"
        ) from error
    return value

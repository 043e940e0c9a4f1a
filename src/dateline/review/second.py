"""Second coding: what two people say of one event, compared field by field.

A person's coding is the machine's with what they put right in it, and their verdict whether it is
an event at all. Who says that it is none says nothing of its fields.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Any, Literal

from dateline.errors import InputError
from dateline.records import Event, FigureKind
from dateline.review.agreement import Agreement, agreement, ratio
from dateline.review.fold import corrected
from dateline.review.same import meaning

FIELDS = ("event_type", "actors", "recipients", "locations", "date", "figures", "status")
"""What is coded twice; a type comes first, since putting it right takes its mode away."""
SHARE = re.compile(r"(\d{1,9})(?:(\.\d{1,3})?\s*(%))?")


class Verdict(StrEnum):
    """Whether an event is one."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True)
class Coding:
    """What one person says of an event.

    Attributes:
        by: who.
        at: when they said the last of it, UTC.
        verdict: None: they have not finished.
        changes: the fields that they put right, with their values as JSON has them.
        event: as it is with these.
        note: what they remarked last.
    """

    by: str
    at: str
    verdict: Verdict | None
    changes: Mapping[str, Any]
    event: Event
    note: str | None = None


@dataclass(frozen=True)
class FieldAgreement:
    """How far coders agree on one field.

    Attributes:
        metric: nominal: values are the same or not; ratio: numbers are more or less far apart.
    """

    field: str
    metric: Literal["nominal", "ratio"]
    agreement: Agreement


def share_of(told: str, total: int) -> int:
    """How many events a share is: of "10%" so many of a hundred, rounded up, of "20" 20.

    Raises:
        InputError: it is neither, none, or more than all.
    """
    found = SHARE.fullmatch(told.strip())
    number = float(found[1] + (found[2] or "")) if found else 0
    if found is None or number == 0 or (found[3] and number > 100):
        raise InputError(f"{told!r}: expected a number of events, or a share such as 10%")
    return min(total, ceil(total * number / 100)) if found[3] else min(total, int(number))


def changed(event: Event, changes: Mapping[str, Any]) -> Event:
    """An event with the fields that somebody puts right.

    Raises:
        InputError: no such field, or a value does not fit.
    """
    if wrong := [field for field in changes if field not in FIELDS]:
        raise InputError(f"{wrong[0]}: not coded twice; expected one of {', '.join(FIELDS)}")
    for field in FIELDS:
        if field in changes:
            event = corrected(event, field, changes[field])
    return event


def is_same(field: str, one: Event, other: Event) -> bool:
    """Whether two codings of a field say the same, wherever in the article they found it."""
    return meaning(one, field) == meaning(other, field)


def differences(one: Coding, other: Coding) -> tuple[str, ...]:
    """On what two codings differ: `verdict`, or fields where both say that it is an event."""
    if one.verdict is not other.verdict:
        return ("verdict",)
    if one.verdict is Verdict.REJECT:
        return ()
    return tuple(field for field in FIELDS if not is_same(field, one.event, other.event))


def field_agreements(pairs: Iterable[Sequence[Coding]]) -> list[FieldAgreement]:
    """How far coders agree, for the verdict, each field, and the number of people killed.

    Args:
        pairs: the finished codings of each event.
    """
    told = [list(codings) for codings in pairs]
    coded = [[one.event for one in unit if one.verdict is Verdict.ACCEPT] for unit in told]
    killed = [[n for event in unit if (n := _killed(event)) is not None] for unit in coded]
    return [
        FieldAgreement(
            "verdict", "nominal", agreement([[one.verdict for one in unit] for unit in told])
        ),
        *(
            FieldAgreement(
                field, "nominal", agreement([[meaning(event, field) for event in u] for u in coded])
            )
            for field in FIELDS
        ),
        FieldAgreement("killed", "ratio", agreement(killed, ratio)),
    ]


def _killed(event: Event) -> int | None:
    """The most people that a figure says were killed: its lower bound, else its upper one."""
    numbers = [
        one.high if one.low is None else one.low
        for one in event.figures
        if one.kind is FigureKind.KILLED
    ]
    return max((number for number in numbers if number is not None), default=None)

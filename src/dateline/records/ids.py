"""Stable ids: the same input and the same version give the same id."""

import hashlib

NTH = "~"  # between an event's id and a number: the second of two happenings that it tells of


def document_id(raw: bytes) -> str:
    """The id of a document that came without one: from the SHA-256 of its raw bytes."""
    return "sha256-" + hashlib.sha256(raw).hexdigest()[:32]


def event_id(document: str, event_type: str, trigger: tuple[int, int]) -> str:
    """The id of an event: of its document, type and trigger offsets.

    Not of its arguments or rule: a corrected actor must not make it another event.
    """
    key = f"{document}\x1f{event_type}\x1f{trigger[0]}\x1f{trigger[1]}"
    return "e-" + hashlib.sha256(key.encode()).hexdigest()[:16]


def report_id(event: str, number: int) -> str:
    """The id of what an event tells of one of its happenings: the first one bears the event's."""
    return event if number == 1 else f"{event}{NTH}{number}"


def event_of(report: str) -> str:
    """The id of the event that a report is of."""
    event, nth, number = report.rpartition(NTH)
    return event if nth and number.isdecimal() else report


def incident_id(report: str) -> str:
    """The id of an incident: of its earliest report, so that later reports leave it as it is."""
    return "i-" + hashlib.sha256(report.encode()).hexdigest()[:16]

"""Stable ids: the same input and the same version give the same id."""

import hashlib


def document_id(raw: bytes) -> str:
    """The id of a document that came without one: from the SHA-256 of its raw bytes."""
    return "sha256-" + hashlib.sha256(raw).hexdigest()[:32]


def event_id(document: str, event_type: str, trigger: tuple[int, int]) -> str:
    """The id of an event: of its document, type and trigger offsets.

    Not of its arguments or rule: a corrected actor must not make it another event.
    """
    key = f"{document}\x1f{event_type}\x1f{trigger[0]}\x1f{trigger[1]}"
    return "e-" + hashlib.sha256(key.encode()).hexdigest()[:16]


def incident_id(event: str) -> str:
    """The id of an incident: of its earliest event, so that later reports leave it as it is."""
    return "i-" + hashlib.sha256(event.encode()).hexdigest()[:16]

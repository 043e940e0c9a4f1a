"""The desk's own times: UTC, ISO 8601, to the second."""

from datetime import UTC, datetime


def now() -> str:
    """The time now: "2026-03-01T12:00:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

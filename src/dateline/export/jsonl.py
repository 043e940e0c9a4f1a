"""JSON, one record a line; the same record always gives the same bytes."""

from dateline.records.base import Record


def to_line(record: Record) -> str:
    """A record as one line of JSON, without the line's end."""
    return record.model_dump_json()

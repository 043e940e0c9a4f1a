"""A piece of a document's text, as evidence."""

from dateline.records.base import Record


class Span(Record):
    """Characters `start` to `end` (exclusive, code points) of a document's text, with that text."""

    start: int
    end: int
    text: str

    @property
    def bounds(self) -> tuple[int, int]:
        """`(start, end)`."""
        return self.start, self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

"""Paging: one page of a list, and where the others are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list.

    Attributes:
        items: what is on it.
        number: of the page, from 1.
        per: how many a page holds.
        total: of the whole list.
    """

    items: Sequence[T]
    number: int
    per: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least 1."""
        return max(1, -(-self.total // self.per))

    @property
    def first(self) -> int:
        """The number of the first item, from 1; 0 on an empty page."""
        return (self.number - 1) * self.per + 1 if self.items else 0

    @property
    def last(self) -> int:
        """The number of the last item."""
        return self.first + len(self.items) - 1 if self.items else 0

"""Results to batches: what is saved together."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
LARGEST = 64  # results saved in one transaction: the most that a killed run can lose
LONGEST = 3.0  # seconds after which a batch is saved although it is not full


def batches(results: Iterable[T]) -> Iterator[list[T]]:
    """Lists of results, in order, none empty."""
    batch: list[T] = []
    begun = time.monotonic()
    for result in results:
        if not batch:
            begun = time.monotonic()
        batch.append(result)
        if len(batch) >= LARGEST or time.monotonic() - begun > LONGEST:
            yield batch
            batch = []
    if batch:
        yield batch

"""A server and a time for each test."""

from collections.abc import Iterator

import pytest
from tests.unit.fetch.server import FakeTime, Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()

"""A web application over a desk of the example dispatches, asked without a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.webdesk import copy_desk, make_example_desk

from dateline.web.app import create_app
from dateline.web.site import Site


@pytest.fixture(scope="session")
def example_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed: see `desk_file`."""
    path = tmp_path_factory.mktemp("examples") / "camp.desk"
    make_example_desk(path)
    return path


@pytest.fixture
def desk_file(example_desk: Path, tmp_path: Path) -> Path:
    """A desk of one's own."""
    return copy_desk(example_desk, tmp_path / "camp.desk")


@pytest.fixture
def client(desk_file: Path) -> Iterator[TestClient]:
    """Somebody at the machine itself, without accounts: the owner."""
    with TestClient(create_app(Site(desk_file)), base_url="http://127.0.0.1:8300") as asking:
        yield asking

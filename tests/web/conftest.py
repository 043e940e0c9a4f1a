"""A web application over a desk of the example dispatches, asked without a browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.webaccounts import add_people, log_in
from tests.webdesk import copy_desk, make_example_desk

from dateline.web.app import create_app
from dateline.web.site import Site

HOME = "http://127.0.0.1:8300"


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
    """Somebody at the machine itself, without accounts: the owner. Changes bring their token."""
    with TestClient(create_app(Site(desk_file)), base_url=HOME) as asking:
        asking.headers["X-CSRF-Token"] = asking.get("/api/v1/session").json()["csrf"]
        yield asking


@pytest.fixture(scope="session")
def peopled_desk(example_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example desk with an account of each role. Not to be changed."""
    path = copy_desk(example_desk, tmp_path_factory.mktemp("people") / "camp.desk")
    add_people(path)
    return path


As = Callable[..., TestClient]


@pytest.fixture
def accounts_file(peopled_desk: Path, tmp_path: Path) -> Path:
    """A desk of one's own, with an account of each role."""
    return copy_desk(peopled_desk, tmp_path / "people.desk")


@pytest.fixture
def as_(accounts_file: Path) -> Iterator[As]:
    """Makes browsers at one server that asks for log-in: `as_("rita")`, `as_(None)` for nobody."""
    app = create_app(Site(accounts_file, accounts=True))
    with ExitStack() as open_, TestClient(app, base_url=HOME):

        def browser(name: str | None = None) -> TestClient:
            client = TestClient(app, base_url=HOME, follow_redirects=False)
            open_.callback(client.close)
            if name is not None:
                assert log_in(client, name) == 303
            return client

        yield browser

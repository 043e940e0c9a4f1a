"""A desk with accounts for tests: one person of each role, and a browser's way to log in."""

import re
from pathlib import Path

from fastapi.testclient import TestClient

from dateline.settings import Settings
from dateline.store import open_desk
from dateline.store.accounts import add_user
from dateline.store.begin import begin_run
from dateline.web.access.passwords import hash_password

PEOPLE = {"rita": "reader", "raul": "reviewer", "olga": "owner"}
PASSWORD = "four words are enough"


def add_people(path: Path) -> None:
    """An account of each role, all with one password."""
    kept = hash_password(PASSWORD)
    with open_desk(path) as desk:
        for name, role in PEOPLE.items():
            add_user(desk, name, role, kept, run=begin_run(desk, "user", Settings()))


def token_in(page: str) -> str:
    """The CSRF token of a page."""
    found = re.search(r'name="csrf" value="(\w+)"', page) or re.search(
        r'"X-CSRF-Token": "(\w+)"', page
    )
    assert found, "the page brings no token"
    return found[1]


def log_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> int:
    """Log in as a person does; the status of the answer."""
    told = {"name": name, "password": password, "csrf": token_in(client.get("/login").text)}
    return client.post("/login", data=told | more, follow_redirects=False).status_code

"""`dateline user`, and what `serve` demands before others may reach a desk."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.store import open_desk
from dateline.store.accounts import find_user
from dateline.store.verify import verify


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "t.desk"
    open_desk(path, create=True).close()
    return path


def dateline(*arguments: str, told: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline.cli.main", *arguments]
    return subprocess.run(
        command, input=told, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    "how", [["--address", "0.0.0.0"], ["--accounts"], ["--url", "https://d.org"]]
)
def test_serve_demands_an_owner_before_others_may_reach_the_desk(
    desk: Path, how: list[str]
) -> None:
    answer = dateline("serve", str(desk), "--port", "0", *how)
    assert answer.returncode == 2
    assert "dateline user add" in answer.stderr


def test_an_account_is_made_listed_and_taken_away_and_the_desk_stays_whole(
    desk: Path, tmp_path: Path
) -> None:
    file = tmp_path / "password"
    file.write_text("four words are enough\n", encoding="utf-8")
    add = ("user", "add", str(desk))
    assert dateline(*add, "amal", "--role", "owner", "--password-file", str(file)).returncode == 0
    assert dateline(*add, "rita", "--role", "reader", told="four more words\n").returncode == 0
    token = dateline("user", "token", str(desk), "rita", "--for", "export").stdout.strip()
    listed = dateline("user", "list", str(desk)).stdout
    assert "amal  owner" in listed
    assert "export" in listed
    assert token not in listed
    only = dateline("user", "remove", str(desk), "amal")
    assert (only.returncode, "only owner" in only.stderr) == (2, True)
    assert dateline("user", "remove", str(desk), "rita").returncode == 0
    with open_desk(desk) as there:
        assert find_user(there, "rita") is None
        assert list(verify(there)) == []


@pytest.mark.parametrize(
    ("arguments", "told", "says"),
    [
        (["add", "DESK", "a", "--role", "reader"], "short\n", "12 to 1,000 characters"),
        (["add", "DESK", "a b", "--role", "reader"], "four words are enough\n", "letters, digits"),
        (["remove", "DESK", "nobody"], "", "no such user"),
        (["token", "DESK", "nobody"], "", "no such user"),
        (["password", "DESK", "nobody"], "four words are enough\n", "no such user"),
    ],
)
def test_what_is_wrong_is_said(desk: Path, arguments: list[str], told: str, says: str) -> None:
    answer = dateline(
        "user", *[str(desk) if one == "DESK" else one for one in arguments], told=told
    )
    assert answer.returncode == 2
    assert says in answer.stderr


def test_verify_tells_an_account_that_was_made_without_the_log(desk: Path) -> None:
    add = ("user", "add", str(desk), "amal", "--role", "reader")
    assert dateline(*add, told="four words are enough\n").returncode == 0
    with open_desk(desk) as there:
        there.db.execute("UPDATE users SET role = 'owner'")
        assert list(verify(there)) == ["users amal: is not what the log says"]

"""No command but `fetch` uses the network: all of them run where sockets are forbidden."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from dateline.cli.main import app

pytestmark = [pytest.mark.slow, pytest.mark.model]

FORBIDDEN = """
import socket, sys
def forbid(*_, **__):
    print("a socket was opened", file=sys.stderr)
    raise SystemExit(99)
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = forbid
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = forbid
from dateline.cli.main import main
sys.argv[0] = "dateline"
main()
"""
USES_THE_NETWORK = {"fetch", "serve"}  # tests/browser sees that serve asks nobody else


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("offline")


def offline(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FORBIDDEN, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=300,
        check=False,
    )


def test_every_command_runs_without_a_network(place: Path, repository: Path) -> None:
    examples = repository / "examples"
    wire = examples / "02-wire.jsonl"
    bench = place / "bench"
    (bench / "small").mkdir(parents=True)
    (bench / "score.py").write_text("import sys, json\nprint(json.dumps({}))\n")
    runs: dict[str, list[list[str | Path]]] = {
        "annotate": [["annotate", examples, "--jobs", "2", "--out", "a.jsonl"]],
        "code": [["code", wire]],
        "explain": [["explain", wire]],
        "evaluate": [["evaluate", bench]],
        "lexicon": [["lexicon", "list"]],
        "init": [["init", "new.desk"]],
        "add": [["add", "t.desk", examples], ["add", "t.desk", examples, "--dry-run"]],
        "recode": [["recode", "t.desk", "--all"]],
        "status": [["status", "t.desk"]],
        "link": [["link", "t.desk"], ["link", "a.jsonl", "--jobs", "2"]],
        "incidents": [["incidents", "t.desk"]],
        "incident": [["incident", "t.desk", "e-6c806e72bc5b99db"]],
        "search": [["search", "t.desk", "rockets"]],
        "events": [["events", "t.desk", "--format", "csv"]],
        "show": [["show", "t.desk", "example-wire"]],
        "review": [
            ["review", "accept", "t.desk", "e-6c806e72bc5b99db", "--by", "amal"],
            ["review", "export-cases", "t.desk", "--out", "cases"],
            ["review", "check-cases", "cases"],
        ],
        "user": [["user", "list", "t.desk"]],
        "verify": [["verify", "t.desk"]],
        "backup": [["backup", "t.desk", "copy.desk"]],
        "forget": [["forget", "t.desk", "example-wire", "--why", "a test"]],
    }
    assert isinstance(app, typer.Typer)
    names = set(getattr(get_command(app), "commands", {}))
    assert set(runs) == names - USES_THE_NETWORK, "each command is tried"
    for name, lines in runs.items():
        for arguments in lines:
            ran = offline(*arguments, cwd=place)
            assert "a socket was opened" not in ran.stderr, f"{name}: {ran.stderr}"
            if name != "evaluate":  # its sets are elsewhere; here it only says so
                assert ran.returncode == 0, f"{name}: {ran.stderr}"


def test_the_ban_is_one(place: Path) -> None:
    script = FORBIDDEN.replace(
        "from dateline.cli.main import main", "socket.create_connection(('localhost', 80))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 99

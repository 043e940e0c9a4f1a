"""Web desks for tests: the desk of the example dispatches, and a server over a copy of it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def make_example_desk(path: Path) -> None:
    """A desk of the example dispatches, coded and linked."""
    for command in (["add", str(path), str(EXAMPLES)], ["link", str(path)]):
        subprocess.run(
            [sys.executable, "-m", "dateline.cli.main", *command], check=True, capture_output=True
        )


def copy_desk(desk: Path, to: Path) -> Path:
    """The same desk as another file."""
    shutil.copyfile(desk, to)
    return to


@contextmanager
def serving(desk: Path, *options: str) -> Iterator[str]:
    """The address of a real server over a desk, for as long as it is used; ends without a slash."""
    with serving_process(desk, *options) as (address, _):
        yield address


@contextmanager
def serving_process(desk: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The same, with its process."""
    command = [sys.executable, "-m", "dateline.cli.main", "serve", str(desk), "--port", "0"]
    server = subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, text=True, env=os.environ | {"COLUMNS": "200"}
    )
    try:
        assert server.stdout is not None
        said = server.stdout.readline()
        found = re.search(r"https?://\S+(?=/ )", said)
        assert found, said
        yield found[0], server
    finally:
        server.terminate()
        server.wait(timeout=20)
        if server.stdout:
            server.stdout.close()

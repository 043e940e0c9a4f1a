"""A killed `add` loses at most the batch in flight, and running it again finishes the work."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.desk.processes import add_articles, ended_well, kill, start
from tests.desks import contents

from dateline.runs.batches import LARGEST
from dateline.store import open_desk
from dateline.store.verify import verify

pytestmark = pytest.mark.slow

KILLS = 50
MANY = range(3000)
PAUSE = 0.0005  # seconds a document: so that 50 kills fall among the work and not after it


def documents(path: Path) -> int:
    if not path.exists():
        return 0
    with open_desk(path) as desk:
        return int(desk.db.execute("SELECT count(*) FROM documents").fetchone()[0])


def test_fifty_kills_leave_the_desk_that_no_kill_leaves(tmp_path: Path) -> None:
    undisturbed, path = tmp_path / "undisturbed.desk", tmp_path / "killed.desk"
    assert ended_well(start(lambda: add_articles(undisturbed, MANY)))
    moments = random.Random(20130209)
    killed_at_work, before = 0, 0
    for _ in range(KILLS):
        child = start(lambda: add_articles(path, MANY, pause=PAUSE))
        time.sleep(moments.uniform(0.05, 0.35))
        killed_at_work += kill(child)
        after = documents(path)
        assert after >= before, "what was saved stays saved"
        assert after == before or (after - before) % LARGEST == 0 or after == len(MANY) * 1.1
        before = after
    assert killed_at_work == KILLS, "each kill fell among the work"
    assert 0 < before < len(MANY)
    assert ended_well(start(lambda: add_articles(path, MANY)))
    with open_desk(path) as desk:
        assert list(verify(desk)) == []
    assert contents(path) == contents(undisturbed)


@pytest.mark.model
def test_the_real_program_killed_and_run_again(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(
        "".join(
            json.dumps({"id": str(n), "text": f"Gunmen killed {n} judges in Medellin on Monday."})
            + "\n"
            for n in range(2, 1202)
        )
    )
    moments = random.Random(8)
    desks = [tmp_path / "killed.desk", tmp_path / "undisturbed.desk"]
    command = [sys.executable, "-m", "dateline.cli.main", "add"]
    for _ in range(3):
        child = subprocess.Popen([*command, desks[0], corpus], stdout=subprocess.DEVNULL)
        time.sleep(moments.uniform(3, 6))
        child.send_signal(signal.SIGKILL)
        child.wait()
    for path in desks:
        subprocess.run([*command, path, corpus], check=True, capture_output=True, timeout=300)
    with open_desk(desks[0]) as desk:
        assert list(verify(desk)) == []
    assert contents(desks[0]) == contents(desks[1])
    assert len(contents(desks[0])["documents"]) == 1200

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

SCRIPT = """
import os, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from dateline.processes import end_with_parent

if __name__ == "__main__":
    with ProcessPoolExecutor(2, get_context("spawn"), end_with_parent) as pool:
        print(*{pool.submit(os.getpid).result() for _ in range(20)}, flush=True)
        time.sleep(60)
"""


def test_processes_end_with_the_command_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "command.py"
    script.write_text(SCRIPT)
    command = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert command.stdout is not None
    workers = [int(pid) for pid in command.stdout.readline().split()]
    assert workers
    assert all(_is_running(pid) for pid in workers)
    command.send_signal(signal.SIGKILL)
    command.wait()
    command.stdout.close()
    until = time.monotonic() + 20
    while any(map(_is_running, workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(_is_running, workers))


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False

"""Processes that add to a desk, forked from the test so that each starts at once."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.desks import SentencePipeline, article, original

from dateline.annotate import parallel
from dateline.read.language import identify_language
from dateline.records import Original
from dateline.runs.add import Reading, add
from dateline.settings import Settings
from dateline.store import open_desk


def articles(numbers: range) -> Iterator[Original]:
    """Articles, and of every tenth a copy under another header."""
    for number in numbers:
        yield original(article(number), f"{number}.txt")
        if number % 10 == 0:
            yield original(f"Wire copy.\n{article(number)}", f"{number}-copy.txt")


def add_articles(path: Path, numbers: range, *, pause: float = 0.0) -> None:
    """Add articles, `pause` seconds each, in this process and without a model."""
    parallel.build_pipeline = lambda *_, **__: _Slow(pause)  # type: ignore[assignment]
    with open_desk(path, create=True) as desk:
        for _ in add(desk, articles(numbers), Settings(), reading=Reading()):
            pass


class _Slow(SentencePipeline):
    def __init__(self, pause: float) -> None:
        super().__init__()
        self.pause = pause

    def annotate(self, document):  # type: ignore[no-untyped-def]
        time.sleep(self.pause)
        return super().annotate(document)


def start(work: Callable[[], object]) -> int:
    """Do work in a process of its own; its exit status is 1 when it raises."""
    identify_language(article(0) * 20)  # loads its model once, here, and by way of a large file
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except BaseException:  # noqa: BLE001  it must not go on as a second test run
        traceback.print_exc()
    finally:
        os._exit(status)


def ended_well(child: int) -> bool:
    """Wait for a process."""
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def kill(child: int) -> bool:
    """Kill a process at once; whether it was still at work."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)

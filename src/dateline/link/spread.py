"""Spread: chunks of work over processes, in order, without running ahead of their results."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from dateline.errors import SettingsError
from dateline.link.chunks import Worker
from dateline.processes import end_with_parent

AHEAD = 2  # chunks a process may be given before its first result is read; bounds memory

_worker: Worker | None = None  # a process's own


@dataclass
class Spread:
    """Work done by one worker, or by its likes in several processes.

    Attributes:
        worker: each process has its own.
        jobs: processes; 1: this one.
    """

    worker: Worker
    jobs: int
    _pool: ProcessPoolExecutor | None = field(default=None, repr=False)

    def __call__(self, work: Callable[..., Any], tasks: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """The result of each task, in order.

        Args:
            work: a function of a module, or of Worker; given the worker and what a task holds.
            tasks: read as they are needed.

        Raises:
            SettingsError: a process was killed.
        """
        for *_, result in self.beside(work, tasks):
            yield result

    def beside(
        self, work: Callable[..., Any], tasks: Iterable[tuple[Any, ...]]
    ) -> Iterator[tuple[Any, ...]]:
        """The same, each result at the end of its task."""
        if self._pool is None:
            for task in tasks:
                yield *task, _done(work, self.worker, task)
            return
        pending: deque[tuple[tuple[Any, ...], Future[Any]]] = deque()
        try:
            for task in tasks:
                pending.append((task, self._pool.submit(_work, work, task)))
                if len(pending) >= self.jobs * AHEAD:
                    done, future = pending.popleft()
                    yield *done, future.result()
            for done, future in pending:
                yield *done, future.result()
        except BrokenProcessPool as error:
            raise SettingsError(
                "a process that links was killed, perhaps for lack of memory; try fewer --jobs"
            ) from error

    def __enter__(self) -> "Spread":
        if self.jobs > 1:
            self._pool = ProcessPoolExecutor(
                self.jobs,
                mp_context=get_context("spawn"),
                initializer=_begin,
                initargs=(self.worker,),
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _begin(worker: Worker) -> None:
    global _worker
    end_with_parent()
    _worker = worker


def _work(work: Callable[..., Any], task: tuple[Any, ...]) -> Any:
    assert _worker is not None  # set when the process began
    return _done(work, _worker, task)


def _done(work: Callable[..., Any], worker: Worker, task: tuple[Any, ...]) -> Any:
    """Work without looking for cycles of objects meanwhile: among so many, which all are in use, it
    takes longer than the work.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return work(worker, *task)
    finally:
        if was_enabled:
            gc.enable()

"""Many documents, in order: in this process, or spread over several."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from dateline.annotate.build import build_pipeline
from dateline.annotate.pipeline import Pipeline
from dateline.records import Analysis, Document, Failure
from dateline.settings import Settings

CHUNK = 16  # documents sent to a worker at once
AHEAD = 3  # chunks a worker may be given before its first result is read; bounds memory

Result = Analysis | Failure
_pipeline: Pipeline | None = None  # a worker's own, built once when the worker starts


def annotate(
    documents: Iterable[Document | Failure], settings: Settings, *, jobs: int = 1
) -> Iterator[Result]:
    """Annotate documents in order; failures pass through in their place.

    Args:
        documents: as `read_sources` yields them.
        settings: the choices of this run.
        jobs: processes; the result is the same for any number.
    """
    if jobs <= 1:
        yield from build_pipeline(settings).pipe(documents)
        return
    with ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(settings,),
    ) as pool:
        pending: deque[Future[list[Result]]] = deque()
        for chunk in _chunks(documents):
            pending.append(pool.submit(_annotate_chunk, chunk))
            if len(pending) >= jobs * AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


def _chunks(documents: Iterable[Document | Failure]) -> Iterator[list[Document | Failure]]:
    iterator = iter(documents)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _start_worker(settings: Settings) -> None:
    global _pipeline
    _pipeline = build_pipeline(settings)


def _annotate_chunk(chunk: list[Document | Failure]) -> list[Result]:
    assert _pipeline is not None  # set when the worker started
    return list(_pipeline.pipe(chunk))

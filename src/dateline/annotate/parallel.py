"""Many documents, in order: in this process, or spread over several."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from dateline.annotate.build import Progress, build_pipeline, prepare
from dateline.annotate.pipeline import Pipeline
from dateline.errors import DatelineError, SettingsError
from dateline.records import Analysis, Document, Failure
from dateline.settings import Settings

CHUNK = 16  # documents sent to a worker at once
AHEAD = 3  # chunks a worker may be given before its first result is read; bounds memory

Result = Analysis | Failure
_pipeline: Pipeline | DatelineError | None = None  # a worker's own, built once when it starts


def annotate(
    documents: Iterable[Document | Failure],
    settings: Settings,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Iterator[Result]:
    """Annotate documents in order; failures pass through in their place.

    Args:
        documents: as `read_sources` yields them; read as they are needed.
        settings: the choices of this run.
        jobs: processes; the result is the same for any number.
        progress: told how far the gazetteer is, where it must be built first.

    Raises:
        SettingsError: a part or the model is not installed, or a worker was killed.
        DataError: a lexicon is wrong.
    """
    if jobs <= 1:
        yield from build_pipeline(settings, progress=progress).pipe(documents)
        return
    prepare(settings, progress=progress)
    try:
        with ProcessPoolExecutor(
            jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start_worker,
            initargs=(settings,),
        ) as pool:
            yield from _spread(documents, pool, ahead=jobs * AHEAD)
    except BrokenProcessPool as error:
        raise SettingsError(
            f"--jobs: one of {jobs} processes was killed, perhaps for want of memory; try fewer"
        ) from error


def _spread(
    documents: Iterable[Document | Failure], pool: ProcessPoolExecutor, *, ahead: int
) -> Iterator[Result]:
    pending: deque[Future[list[Result]]] = deque()
    for chunk in _chunks(documents):
        pending.append(pool.submit(_annotate_chunk, chunk))
        if len(pending) >= ahead:
            yield from pending.popleft().result()
    while pending:
        yield from pending.popleft().result()


def _chunks(documents: Iterable[Document | Failure]) -> Iterator[list[Document | Failure]]:
    iterator = iter(documents)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _start_worker(settings: Settings) -> None:
    global _pipeline
    try:
        _pipeline = build_pipeline(settings)
    except DatelineError as error:
        _pipeline = error  # told with the first chunk: an error here would only say "broken pool"


def _annotate_chunk(chunk: list[Document | Failure]) -> list[Result]:
    if isinstance(_pipeline, DatelineError):
        raise _pipeline
    assert _pipeline is not None  # set when the worker started
    return list(_pipeline.pipe(chunk))

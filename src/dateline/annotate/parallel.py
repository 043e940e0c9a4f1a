"""Much work, in order: in this process, or spread over several."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from dateline.annotate.build import Progress, build_pipeline, prepare
from dateline.annotate.codable import why_not_coded
from dateline.annotate.pipeline import BATCH, Pipeline
from dateline.errors import DatelineError, SettingsError
from dateline.processes import end_with_parent
from dateline.records import Analysis, Document, Failure
from dateline.settings import Settings

CHUNK = 16  # tasks sent to a worker at once
AHEAD = 3  # chunks a worker may be given before its first result is read; bounds memory

Result = Analysis | Failure
T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Pipeline, Sequence[T]], list[R]]
"""What a worker does with a chunk: a function of a module, as a process must find it by name."""

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
    yield from spread(annotate_chunk, documents, settings, jobs=jobs, progress=progress)


def annotate_chunk(pipeline: Pipeline, documents: Sequence[Document | Failure]) -> list[Result]:
    """The analyses of some documents; one in another language is a Failure."""
    return list(pipeline.pipe(_codable(document) for document in documents))


def spread(
    work: Work[T, R],
    tasks: Iterable[T],
    settings: Settings,
    *,
    jobs: int = 1,
    chunk: int | None = None,
    progress: Progress | None = None,
) -> Iterator[R]:
    """Do work that needs a pipeline, in chunks, and give the results in order.

    Args:
        work: chunk to results, as many as it likes.
        tasks: read as they are needed.
        jobs: processes; the result is the same for any number.
        chunk: tasks done together; None: as many as are quickest. Fewer where tasks come slowly.
        progress: told how far the gazetteer is, where it must be built first.

    Raises:
        SettingsError: a part or the model is not installed, or a worker was killed.
        DataError: a lexicon is wrong.
    """
    if jobs <= 1:
        pipeline = build_pipeline(settings, progress=progress)
        for some in _chunks(tasks, chunk or BATCH):
            yield from work(pipeline, some)
        return
    prepare(settings, progress=progress)
    try:
        with ProcessPoolExecutor(
            jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start_worker,
            initargs=(settings,),
        ) as pool:
            chunks = _chunks(tasks, chunk or CHUNK)
            yield from _in_order(partial(_do, work), chunks, pool, ahead=jobs * AHEAD)
    except BrokenProcessPool as error:
        raise SettingsError(
            f"--jobs: one of {jobs} processes was killed, perhaps for want of memory; try fewer"
        ) from error


def _codable(document: Document | Failure) -> Document | Failure:
    if isinstance(document, Failure):
        return document
    why = why_not_coded(document)
    return (
        document if why is None else Failure(document_id=document.id, error=f"{document.id}: {why}")
    )


def _in_order(
    work: Callable[[list[T]], list[R]],
    chunks: Iterable[list[T]],
    pool: ProcessPoolExecutor,
    *,
    ahead: int,
) -> Iterator[R]:
    pending: deque[Future[list[R]]] = deque()
    for chunk in chunks:
        pending.append(pool.submit(work, chunk))
        if len(pending) >= ahead:
            yield from pending.popleft().result()
    while pending:
        yield from pending.popleft().result()


def _chunks(tasks: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(tasks)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _start_worker(settings: Settings) -> None:
    global _pipeline
    end_with_parent()
    try:
        _pipeline = build_pipeline(settings)
    except DatelineError as error:
        _pipeline = error  # told with the first chunk: an error here would only say "broken pool"


def _do(work: Work[Any, R], chunk: list[Any]) -> list[R]:
    if isinstance(_pipeline, DatelineError):
        raise _pipeline
    assert _pipeline is not None  # set when the worker started
    return work(_pipeline, chunk)

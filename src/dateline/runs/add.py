"""Add: originals to a desk, on one page: read and code each, save batch by batch."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from dateline.annotate.build import Progress
from dateline.annotate.codable import why_not_coded
from dateline.annotate.parallel import spread
from dateline.annotate.pipeline import Pipeline
from dateline.errors import InputError
from dateline.link.syndication import signature
from dateline.read import read_original
from dateline.records import Analysis, Document, Failure, Original
from dateline.records.coded import Coded, Stage
from dateline.runs.batches import batches
from dateline.runs.coding import describe_coding
from dateline.settings import Settings
from dateline.store.begin import begin_run
from dateline.store.desk import Desk
from dateline.store.save import Outcome, Saved, save, stored_document, tombstone

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """How originals become documents.

    Attributes:
        mapping: document fields to the columns that hold them.
        published, outlet: what is so where an original does not say.
        again: read also what the desk has read before; another reading takes its place.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None
    outlet: str | None = None
    again: bool = False


@dataclass(frozen=True)
class Task:
    """An original to be read and coded.

    Attributes:
        is_stored: the desk has read and coded these bytes: at most it is new where they are from.
    """

    original: Original
    is_stored: bool


def add(
    desk: Desk,
    originals: Iterable[Original | Failure],
    settings: Settings,
    *,
    reading: Reading,
    command: str = "add",
    jobs: int = 1,
    chunk: int | None = None,
    progress: Progress | None = None,
) -> Iterator[Saved]:
    """Read, code and keep originals; what the desk has already is passed over.

    Killed at any moment, it leaves a whole desk without at most the last batch; run again, it
    finishes the work.

    Args:
        originals: as `find_originals` yields them.
        reading: how they become documents.
        command: as the desk's log names this run.
        jobs: processes; the desk is the same for any number.
        chunk: originals coded together; None: as many as are quickest.
        progress: told of long preparations.

    Yields:
        What became of each original, once it is saved, in order.

    Raises:
        StoreError: the desk cannot be written; what was yielded is kept.
        SettingsError, DataError: a part is missing or wrong; nothing was added.
    """
    run = begin_run(desk, command, settings, coding=describe_coding(settings))
    tasks = (_to_task(desk, original, again=reading.again) for original in originals)
    work = partial(code_originals, reading)
    coded = spread(work, tasks, settings, jobs=jobs, chunk=chunk, progress=progress)
    for batch in batches(coded):
        yield from save(desk, batch, run, again=reading.again)


def preview(
    desk: Desk | None, originals: Iterable[Original | Failure], *, reading: Reading
) -> Iterator[Saved]:
    """What `add` would do, without coding and without a change to the desk.

    Args:
        desk: None: there is none yet.
    """
    for original in originals:
        if isinstance(original, Failure):
            yield Saved(original.document_id, Outcome.FAILED, why=original.error)
        else:
            yield _previewed(desk, original, reading)


def code_originals(
    reading: Reading, pipeline: Pipeline, tasks: Sequence[Task | Failure]
) -> list[Coded | Failure]:
    """Read and code some originals, in order: what a worker does."""
    read = [_read(task, reading) for task in tasks]
    to_code = [one for one in read if isinstance(one, Coded) and _is_to_be_coded(one)]
    coded = iter(
        pipeline.pipe(
            (one.document for one in to_code if one.document is not None), considered=True
        )
    )
    return [
        _with_analysis(one, next(coded)) if isinstance(one, Coded) and _is_to_be_coded(one) else one
        for one in read
    ]


def read_one(original: Original, reading: Reading) -> Document | Failure:
    """The document of an original, with what is so where it does not say."""
    try:
        document = read_original(original, mapping=reading.mapping or None)
    except InputError as error:
        return Failure(document_id=original.origin, error=str(error))
    except Exception as error:
        logger.debug("%s: not read", original.origin, exc_info=error)
        told = f"{original.origin}: not read: {type(error).__name__}"
        return Failure(document_id=original.origin, error=told)
    known = {"published": reading.published, "outlet": reading.outlet}
    missing = {k: v for k, v in known.items() if v and getattr(document, k) is None}
    return document.model_copy(update=missing) if missing else document


def _to_task(desk: Desk, original: Original | Failure, *, again: bool) -> Task | Failure:
    if isinstance(original, Failure):
        return original
    with desk.guarded():
        known = None if again else stored_document(desk.db, original.sha256)
        done = known or tombstone(desk.db, original.sha256)
    return Task(original, is_stored=done is not None)


def _read(task: Task | Failure, reading: Reading) -> Coded | Failure:
    if isinstance(task, Failure):
        return task
    if task.is_stored:
        return Coded(original=task.original)
    document = read_one(task.original, reading)
    if isinstance(document, Failure):
        return Coded(original=task.original, failure=document, stage=Stage.READ)
    why = why_not_coded(document)
    return Coded(
        original=task.original,
        document=document,
        not_coded=why,
        signature=signature(document.text) if why else None,
    )


def _is_to_be_coded(coded: Coded) -> bool:
    return coded.document is not None and coded.not_coded is None


def _with_analysis(coded: Coded, analysis: Analysis | Failure) -> Coded:
    assert coded.document is not None  # only documents are coded
    if isinstance(analysis, Failure):
        told = {"failure": analysis, "stage": Stage.CODE}
        return coded.model_copy(update={**told, "signature": signature(coded.document.text)})
    sign = signature(coded.document.text, analysis.boilerplate)
    return coded.model_copy(update={"analysis": analysis, "signature": sign})


def _previewed(desk: Desk | None, original: Original, reading: Reading) -> Saved:
    if desk is not None:
        if why := tombstone(desk.db, original.sha256):
            return Saved(original.origin, Outcome.FORGOTTEN, why=why)
        if there := stored_document(desk.db, original.sha256):
            return Saved(original.origin, Outcome.KNOWN, there)
    document = read_one(original, reading)
    if isinstance(document, Failure):
        return Saved(original.origin, Outcome.FAILED, why=document.error)
    if why := why_not_coded(document):
        return Saved(original.origin, Outcome.NOT_CODED, document.id, why=why)
    return Saved(original.origin, Outcome.ADDED, document.id)

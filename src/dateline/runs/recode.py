"""Recode: what an older version or other settings coded is coded again; decisions stay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.build import Progress
from dateline.annotate.parallel import spread
from dateline.annotate.pipeline import Pipeline
from dateline.records import Analysis, Document, Event, Failure
from dateline.runs.batches import batches
from dateline.runs.coding import describe_coding
from dateline.settings import Settings
from dateline.store.begin import begin_run
from dateline.store.desk import Desk
from dateline.store.recode import outdated, save_again


@dataclass(frozen=True)
class Recoded:
    """What coding a document again gave, its events as they stand with their decisions.

    Attributes:
        added, gone: events that are new, or no longer there.
        changed: pairs of an event as it stood and as it stands.
        unchanged: how many events are as they were.
        failure: why it could not be coded; then the rest is empty and the old coding stays.
    """

    document_id: str
    added: tuple[Event, ...] = ()
    gone: tuple[Event, ...] = ()
    changed: tuple[tuple[Event, Event], ...] = ()
    unchanged: int = 0
    failure: str | None = None


def recode(
    desk: Desk,
    settings: Settings,
    *,
    everything: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Iterator[Recoded]:
    """Code again what is out of date. Killed and run again, it goes on where it stopped.

    Args:
        everything: all documents, up to date or not.
        jobs: processes.
        progress: told of long preparations.

    Raises:
        StoreError: the desk cannot be written; what was yielded is kept.
    """
    coding = describe_coding(settings)
    run = begin_run(desk, "recode", settings, coding=coding)
    documents = outdated(desk, coding, everything=everything)
    results = spread(code_again, documents, settings, jobs=jobs, progress=progress)
    for batch in batches(results):
        for result, change in zip(batch, save_again(desk, batch, run), strict=True):
            if isinstance(result, Failure):
                yield Recoded(result.document_id, failure=result.error)
            else:
                yield _compare(result.document.id, *change)


def code_again(pipeline: Pipeline, documents: Sequence[Document]) -> list[Analysis | Failure]:
    """Code some documents: what a worker does."""
    return list(pipeline.pipe(documents, considered=True))


def _compare(document_id: str, before: Sequence[Event], after: Sequence[Event]) -> Recoded:
    old = {event.id: event for event in before}
    new = {event.id: event for event in after}
    both = [(old[id_], event) for id_, event in new.items() if id_ in old]
    return Recoded(
        document_id,
        added=tuple(event for id_, event in new.items() if id_ not in old),
        gone=tuple(event for id_, event in old.items() if id_ not in new),
        changed=tuple((was, stands) for was, stands in both if was != stands),
        unchanged=sum(was == stands for was, stands in both),
    )

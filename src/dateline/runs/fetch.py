"""Fetch: addresses and feeds to a desk. The only run that uses the network."""

from collections.abc import Callable, Iterable, Iterator

from dateline.annotate.build import Progress
from dateline.fetch import Feed, FetchOptions, NotModified
from dateline.fetch import fetch as fetch_urls
from dateline.read.kinds import HTML, TEXT, XHTML
from dateline.read.originals import find_in_bytes
from dateline.records import Failure, Original
from dateline.runs.add import Reading, add
from dateline.settings import Settings
from dateline.store.begin import begin_run
from dateline.store.desk import Desk
from dateline.store.fetched import last_headers, remember_answer
from dateline.store.save import Outcome, Saved

MARKUP = frozenset({HTML, XHTML})
FEW = 4  # originals coded together: they come one a second, and a person wants to see them come
Outcomes = Iterable[Original | Feed | NotModified | Failure]
Fetcher = Callable[..., Outcomes]


def fetch(
    desk: Desk,
    urls: Iterable[str],
    settings: Settings,
    *,
    options: FetchOptions,
    reading: Reading,
    jobs: int = 1,
    progress: Progress | None = None,
    fetcher: Fetcher = fetch_urls,
) -> Iterator[Saved]:
    """Fetch articles, and those that feeds link to, and add them to a desk.

    An address is asked for what is new since it was last kept. A feed counts as seen only when all
    its entries are in the desk.

    Args:
        urls: of articles and feeds.
        options: who asks, and the limits.
        reading: how originals become documents.

    Yields:
        What became of each address, in order of their answers, those without news first in a batch.
    """
    feeds: list[Feed] = []
    unchanged: list[Saved] = []
    outcomes = fetcher(urls, options, known=lambda url: last_headers(desk, url))
    originals = _originals(outcomes, feeds, unchanged)
    for saved in add(
        desk, originals, settings, reading=reading, command="fetch", jobs=jobs, chunk=FEW,
        progress=progress,
    ):  # fmt: skip
        while unchanged:
            yield unchanged.pop(0)
        yield saved
    yield from unchanged
    seen = [feed for feed in feeds if not feed.failed]
    if seen:
        run = begin_run(desk, "fetch", settings)
        for feed in seen:
            remember_answer(desk, feed.original, run)


def _originals(
    outcomes: Outcomes, feeds: list[Feed], unchanged: list[Saved]
) -> Iterator[Original | Failure]:
    """What is to be read, of what was fetched; the rest is put aside."""
    for outcome in outcomes:
        if isinstance(outcome, Feed):
            feeds.append(outcome)
        elif isinstance(outcome, NotModified):
            unchanged.append(Saved(outcome.url, Outcome.KNOWN))
        elif isinstance(outcome, Failure):
            yield outcome
        else:
            yield from _originals_in(outcome)


def _originals_in(answer: Original) -> Iterator[Original | Failure]:
    """What an answer holds, by its bytes: servers name types wrongly, and archives hold many."""
    about = answer.model_dump(include={"url", "retrieved", "headers"})
    for found in find_in_bytes(answer.raw, answer.origin):
        if isinstance(found, Failure):
            yield found
        elif found.media_type == TEXT and answer.media_type in MARKUP:
            yield answer
        else:
            yield found.model_copy(update=about)

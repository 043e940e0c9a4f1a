"""Fetched answers into a desk, with a fetcher that plays the network."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import pytest
from tests.desks import article

from dateline.fetch import Feed, FetchOptions, NotModified
from dateline.records import Failure, Original
from dateline.runs.add import Reading
from dateline.runs.fetch import fetch
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.fetched import last_headers
from dateline.store.filter import Filter
from dateline.store.find import document, find_documents
from dateline.store.provenance import origins
from dateline.store.save import Outcome, Saved

Known = Callable[[str], Mapping[str, str] | None]
Answer = Original | Failure | Feed | NotModified
PAGE = "https://news.example/attack"
FEED = "https://news.example/feed"


def answer(text: str, url: str = PAGE, media_type: str = "text/plain", **more: object) -> Original:
    return Original(
        raw=text.encode(), media_type=media_type, origin=url, url=url,
        retrieved="2026-03-01T09:00:00+00:00", headers={"etag": '"1"'}, **more,
    )  # fmt: skip


def run(
    desk: Desk, *answers: Answer, asked: list[Mapping[str, str] | None] | None = None
) -> list[Saved]:
    def fetcher(urls: Iterable[str], options: FetchOptions, *, known: Known) -> Iterator[Answer]:
        for url in urls:
            if asked is not None:
                asked.append(known(url))
        yield from answers

    found = fetch(
        desk, [PAGE, FEED], Settings(), options=FetchOptions(), reading=Reading(), fetcher=fetcher
    )
    return list(found)


def test_an_answer_is_kept_with_where_and_when_it_is_from(desk: Desk) -> None:
    (saved,) = run(desk, answer(article(1)))
    assert (saved.outcome, saved.events) == (Outcome.ADDED, 1)
    (origin,) = origins(desk, str(saved.document_id))
    assert (origin.origin, origin.command) == (PAGE, "fetch")
    assert origin.retrieved == "2026-03-01T09:00:00+00:00"
    assert origin.headers == {"etag": '"1"'}
    assert document(desk, str(saved.document_id)).document.url == PAGE


def test_it_is_asked_for_what_is_new(desk: Desk) -> None:
    asked: list[Mapping[str, str] | None] = []
    run(desk, answer(article(1)), asked=asked)
    saved = run(desk, NotModified(PAGE), asked=asked)
    assert asked == [None, None, {"etag": '"1"'}, None]
    assert [one.outcome for one in saved] == [Outcome.KNOWN]


def test_a_changed_page_is_a_new_version(desk: Desk) -> None:
    run(desk, answer(article(1)))
    (saved,) = run(desk, answer(article(1) + "Corrected."))
    assert saved.version == 2
    assert len(find_documents(desk, Filter())) == 1


@pytest.mark.parametrize(("failed", "remembered"), [((), {"etag": '"1"'}), ((PAGE,), None)])
def test_a_feed_counts_as_seen_when_all_it_links_to_is_there(
    desk: Desk, failed: tuple[str, ...], remembered: Mapping[str, str] | None
) -> None:
    feed = Feed(answer("<rss/>", FEED), links=(PAGE,), failed=failed)
    saved = run(desk, answer(article(1)), feed)
    assert [one.outcome for one in saved] == [Outcome.ADDED], "the feed itself is no document"
    assert last_headers(desk, FEED) == remembered


def test_what_an_answer_is_its_bytes_say(desk: Desk) -> None:
    lines = "\n".join(f'{{"id": "{n}", "text": "{article(n).strip()}"}}' for n in range(3))
    saved = run(desk, answer(lines, media_type="application/octet-stream"))
    assert [one.document_id for one in saved] == ["0", "1", "2"]
    page = f"<html><body><article><p>{article(7)}</p></article></body></html>"
    (kept,) = run(desk, answer(page, f"{PAGE}/2", media_type="text/plain"))
    assert "<p>" not in document(desk, str(kept.document_id)).document.text


def test_a_failure_costs_no_other(desk: Desk) -> None:
    saved = run(desk, Failure(document_id=FEED, error=f"{FEED}: 404"), answer(article(1)))
    assert [one.outcome for one in saved] == [Outcome.FAILED, Outcome.ADDED]

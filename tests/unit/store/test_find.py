import json

import pytest
from tests.desks import article, original, put

from dateline.errors import InputError
from dateline.records import EventType, Original, Status
from dateline.store import Desk
from dateline.store.filter import Filter, to_match
from dateline.store.find import (
    MATCH_BEGINS,
    MATCH_ENDS,
    count_documents,
    count_events,
    document,
    event,
    find_documents,
    find_events,
)


def texts(desk: Desk, asked: Filter) -> list[str]:
    return [one.reviewed.event.text for one in find_events(desk, asked)]


@pytest.fixture
def told(desk: Desk) -> Desk:
    put(
        desk,
        original("Gunmen killed 3 people in Cali. Police arrested 2 people in Pasto.", "a.txt"),
        original("Rebels killed 12 people in Bogota, the attackers fled.", "b.txt"),
        original("Nothing happened in Medellin, the attack was called off.", "c.txt"),
    )
    return desk


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), ["Gunmen killed 3", "Police arrested 2", "Rebels killed 12"]),
        (Filter(types=(EventType.COERCE,)), ["Police arrested 2"]),
        (Filter(types=(EventType.COERCE, EventType.ASSAULT), killed=4), ["Rebels killed 12"]),
        (Filter(actor="gunm"), ["Gunmen killed 3"]),
        (Filter(actor="COL"), ["Gunmen killed 3", "Police arrested 2", "Rebels killed 12"]),
        (Filter(place="cali"), ["Gunmen killed 3"]),
        (Filter(place="c%li"), []),
        (Filter(country="col", place="Bogota"), ["Rebels killed 12"]),
        (Filter(statuses=(Status.DENIED,)), []),
        (Filter(since="2013-01-01"), []),
        (Filter(words="attackers"), ["Rebels killed 12"]),
    ],
)
def test_filters_must_all_hold(told: Desk, asked: Filter, found: list[str]) -> None:
    told_of = texts(told, asked)
    assert [text.partition(" people")[0] for text in told_of] == found
    assert count_events(told, asked) == len(found)


def test_words_find_documents_with_a_snippet(told: Desk) -> None:
    found = find_documents(told, Filter(words="attack"))
    assert [one.document.text.split()[0] for one in found] == ["Rebels", "Nothing"]
    assert f"{MATCH_BEGINS}attackers{MATCH_ENDS}" in str(found[0].snippet)
    assert count_documents(told, Filter(words="attack")) == 2
    both = Filter(words="attack", types=(EventType.ASSAULT,))
    (one,) = find_documents(told, both)
    assert [reviewed.event.event_type for reviewed in one.events] == [EventType.ASSAULT]
    assert count_documents(told, both) == 1


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("rocket attack", '"rocket" "attack"'),
        ('"refugee camp" hit', '"refugee camp" "hit"'),
        ("rock*", '"rock"*'),
        ("dead OR killed", '"dead" OR "killed"'),
        ("OR dead OR", '"OR" "dead"'),
        ('title:x NEAR(a b) -c ^d "', '"title:x" "NEAR(a" "b)" "-c" "^d"'),
    ],
)
def test_what_is_typed_is_no_program(typed: str, query: str, told: Desk) -> None:
    assert to_match(typed) == query
    find_documents(told, Filter(words=typed))


def test_words_without_a_word_are_an_error(told: Desk) -> None:
    with pytest.raises(InputError, match="no word to search for"):
        find_documents(told, Filter(words='"" -- *'))


def test_a_date_that_the_event_may_have_happened_on_finds_it(desk: Desk) -> None:
    put(desk, original("Gunmen killed 3 people in Cali."))
    desk.db.execute("UPDATE events SET date_earliest = '2013-02-01', date_latest = '2013-02-28'")
    for since, until, found in [
        ("2013-02-10", "2013-02-11", 1),
        ("2013-02-28", None, 1),
        (None, "2013-02-01", 1),
        ("2013-03-01", None, 0),
        (None, "2013-01-31", 0),
    ]:
        assert count_events(desk, Filter(since=since, until=until)) == found


def test_pages_give_every_event_once_and_in_order(desk: Desk) -> None:
    put(desk, *(original(article(n), f"{n}.txt") for n in range(400)))
    everything = [one.reviewed.event.id for one in find_events(desk, Filter())]
    assert len(everything) == len(set(everything)) == count_events(desk, Filter())
    paged = [
        one.reviewed.event.id
        for offset in range(0, len(everything), 90)
        for one in find_events(desk, Filter(), limit=90, offset=offset)
    ]
    assert paged == everything


def test_the_newest_documents_come_first(desk: Desk) -> None:
    days = ["2013-02-09", None, "2014-01-01"]
    put(
        desk,
        *(
            Original(
                raw=json.dumps({"id": str(day), "text": article(n), "published": day}).encode(),
                media_type="application/json",
                origin=str(n),
            )
            for n, day in enumerate(days)
        ),
    )
    ids = [one.document.id for one in find_documents(desk, Filter())]
    assert ids == ["2014-01-01", "2013-02-09", "None"]


def test_what_is_not_there_is_named(desk: Desk) -> None:
    with pytest.raises(InputError, match="no-such: no such document"):
        document(desk, "no-such")
    with pytest.raises(InputError, match="e-0: no such event"):
        event(desk, "e-0")

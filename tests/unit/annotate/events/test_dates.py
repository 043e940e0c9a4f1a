from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.events.dates import date_events
from dateline.plugins import CodedEvent
from dateline.records import EventType, Time


def test_the_date_of_an_event_is_that_of_its_own_verb() -> None:
    body = parsed(parses.ROCKETS)
    hit, said, monday = body.all_tokens[1], body.all_tokens[14], body.all_tokens[7]
    time = Time(start=monday.start, end=monday.end, text="Monday", kind="date")
    events = [
        CodedEvent(trigger=(trigger,), event_type=kind, actors=(), recipients=(), rule="test")
        for trigger, kind in ((hit, EventType.ASSAULT), (said, EventType.CONSULT))
    ]
    assert date_events(events, [time], body) == [time, None]


def test_a_demand_is_dated_by_the_verb_that_reports_it_after() -> None:
    body = parsed(parses.REPORTED_AFTER)
    leave, monday = body.all_tokens[3], body.all_tokens[9]
    time = Time(start=monday.start, end=monday.end, text="Monday", kind="date")
    demand, going = (
        CodedEvent(trigger=(leave,), event_type=kind, actors=(), recipients=(), rule="test")
        for kind in (EventType.REQUEST, EventType.RETREAT)
    )
    assert date_events([demand, going], [time], body) == [time, None]

from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.events.assemble import EventTools, Layers, assemble_events
from dateline.annotate.events.status import StatusReader
from dateline.annotate.events.support import Supports
from dateline.knowledge.lexicon import Lexicons
from dateline.plugins import CodedEvent
from dateline.records import Dateline, Document, EventType


def test_a_word_of_the_outlets_name_tells_of_no_event() -> None:
    body = parsed(parses.ARREST)
    lexicons = Lexicons()
    event = CodedEvent(
        trigger=(body.all_tokens[1],),
        event_type=EventType.COERCE,
        actors=(),
        recipients=(),
        rule="test",
    )

    def count(dateline: Dateline | None) -> int:
        layers = Layers(
            document=Document(id="a", text=body.text),
            body=body,
            dateline=dateline,
            times=(),
            places={},
            actors_at=lambda token: (),
            mentions=(),
            figures=(),
            attributions=(),
            claims=(),
        )
        tools = EventTools(StatusReader(lexicons, Supports(lexicons)), frozenset())
        return len(assemble_events([event], layers, tools))

    name = body.text[:15]
    assert count(None) == 1
    assert count(Dateline(start=0, end=15, text=name, place=None, date=None, agency=name)) == 0

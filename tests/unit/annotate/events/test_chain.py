from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.attributions.mention import FoundAttribution
from dateline.annotate.events.chain import attribute_events
from dateline.body import Token
from dateline.plugins import CodedEvent
from dateline.records import Actor, Document, EventType


def test_an_agency_after_its_verb_is_named_once() -> None:
    body = parsed(parses.REPORTED_AFTER)
    leave, reported, agency = body.all_tokens[3], body.all_tokens[6], body.all_tokens[8]
    source = body.cover(body.all_tokens[7:9])
    attribution = FoundAttribution(
        head=agency,
        source=source,
        cue=reported,
        cue_span=None,
        content=((0, leave.end),),
        kind="indirect",
    )

    def actors_at(token: Token) -> tuple[Actor, ...]:
        if token is not agency:
            return ()
        return (Actor(**body.evidence(agency.start, agency.end), name="agency", sectors=("JRN",)),)

    event = CodedEvent(
        trigger=(leave,), event_type=EventType.REQUEST, actors=(), recipients=(), rule="test"
    )
    (chain,) = attribute_events(
        [event],
        [attribution],
        document=Document(id="a", text=body.text),
        dateline=None,
        actors_at=actors_at,
    )
    assert [(link.name, link.start) for link in chain] == [("agency", source.start)]

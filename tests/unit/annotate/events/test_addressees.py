from collections.abc import Callable, Sequence

from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.events.addressees import addressees
from dateline.body import Body, Token
from dateline.plugins import CodedEvent
from dateline.records import Actor, EventType


def _actors(body: Body, sectors: dict[str, str]) -> Callable[[Token], Sequence[Actor]]:
    def at(token: Token) -> Sequence[Actor]:
        found = sectors.get(token.text)
        if found is None:
            return ()
        evidence = body.evidence(token.start, token.end)
        return (Actor(**evidence, name=token.text, sectors=(found,)),)

    return at


def _demand(body: Body) -> CodedEvent:
    tokens = body.all_tokens
    return CodedEvent(
        trigger=(tokens[7],),
        event_type=EventType.REQUEST,
        actors=(tokens[9],),
        recipients=(tokens[11],),
        rule="test",
        content=tokens[7],
        mood=tokens[10],
    )


def test_a_demand_told_to_the_press_is_addressed_to_whom_it_is_about() -> None:
    body = parsed(parses.TOLD_TO_THE_PRESS)
    actors_at = _actors(body, {"reporters": "JRN", "rebels": "REB"})
    assert [t.text for t in addressees(_demand(body), actors_at)] == ["rebels"]


def test_a_demand_told_to_somebody_else_is_addressed_to_them() -> None:
    body = parsed(parses.TOLD_TO_THE_PRESS)
    actors_at = _actors(body, {"reporters": "GOV", "rebels": "REB"})
    assert [t.text for t in addressees(_demand(body), actors_at)] == ["reporters"]


def test_the_press_remains_where_nobody_else_is_told_of() -> None:
    body = parsed(parses.TOLD_TO_THE_PRESS)
    actors_at = _actors(body, {"reporters": "JRN"})
    assert [t.text for t in addressees(_demand(body), actors_at)] == ["reporters"]

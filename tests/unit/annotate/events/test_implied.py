from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.events.implied import IMPLIED_ACTORS, implied_actor
from dateline.body import Token
from dateline.knowledge.lexicon import Lexicons
from dateline.plugins import CodedEvent
from dateline.records import Actor, EventType

ROWS = Lexicons()[IMPLIED_ACTORS]


def _arrest(trigger: Token) -> CodedEvent:
    return CodedEvent(
        trigger=(trigger,),
        event_type=EventType.COERCE,
        mode="arrest",
        actors=(),
        recipients=(),
        rule="test",
    )


def _police(
    token: Token, known_as: str | None = None, country: str | None = None
) -> tuple[Token, Actor]:
    actor = Actor(
        start=token.start,
        end=token.end,
        text=token.text,
        name=token.text,
        id=known_as,
        country=country,
        sectors=("COP",),
    )
    return token, actor


def test_the_only_police_named_made_the_arrest() -> None:
    body = parsed(parses.ROCKETS)
    hit, police = body.all_tokens[1], body.all_tokens[13]
    assert implied_actor(_arrest(hit), [_police(police)], ROWS) is police


def test_police_and_the_name_of_their_force_are_one_body() -> None:
    body = parsed(parses.ROCKETS)
    hit, police = body.all_tokens[1], body.all_tokens[13]
    named = _police(body.all_tokens[0], "ken-police")
    assert implied_actor(_arrest(hit), [named, _police(police)], ROWS) is not None


def test_between_two_forces_nobody_is_guessed() -> None:
    body = parsed(parses.ROCKETS)
    tokens = body.all_tokens
    mentions = [_police(tokens[13], "ken-police"), _police(tokens[0], "ken-border-guard")]
    assert implied_actor(_arrest(tokens[1]), mentions, ROWS) is None


def test_between_the_police_of_two_countries_nobody_is_guessed() -> None:
    body = parsed(parses.ROCKETS)
    tokens = body.all_tokens
    mentions = [
        _police(tokens[13], country="KEN"),
        _police(tokens[0], "uga-police", country="UGA"),
    ]
    assert implied_actor(_arrest(tokens[1]), mentions, ROWS) is None


def test_an_officer_is_no_body() -> None:
    body = parsed(parses.ROCKETS)
    assert implied_actor(_arrest(body.all_tokens[1]), [_police(body.all_tokens[0])], ROWS) is None


def test_without_police_an_arrest_has_no_actor() -> None:
    body = parsed(parses.ROCKETS)
    assert implied_actor(_arrest(body.all_tokens[1]), [], ROWS) is None

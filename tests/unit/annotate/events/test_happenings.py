import pytest
from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.events.happenings import tell_once
from dateline.annotate.events.responsibility import CLAIM_CUES, claimed_by, find_claims
from dateline.body import Body, Token
from dateline.knowledge.lexicon import Lexicons
from dateline.plugins import CodedEvent
from dateline.records import EventType

OUTCOMES = frozenset({"die", "kill", "wound", "leave"})


def _assault(
    trigger: Token, *, actors: tuple[Token, ...] = (), recipients: tuple[Token, ...] = ()
) -> CodedEvent:
    return CodedEvent(
        trigger=(trigger,),
        event_type=EventType.ASSAULT,
        actors=actors,
        recipients=recipients,
        rule="test",
    )


def _two_sentences() -> tuple[Body, list[CodedEvent]]:
    body = parsed(parses.TOLD_BEFORE)
    army, shelled, homs = body.all_tokens[1:4]
    attack, left, people = body.all_tokens[6], body.all_tokens[7], body.all_tokens[9]
    return body, [
        _assault(shelled, actors=(army,), recipients=(homs,)),
        _assault(attack),
        _assault(left, actors=(attack,), recipients=(people,)),
    ]


def test_the_attack_and_its_outcome_are_the_attack_told_before() -> None:
    body, coded = _two_sentences()
    happenings = tell_once(coded, OUTCOMES)
    assert [event.trigger[0].text for event in happenings.events] == ["shelled"]
    assert happenings.means == {body.all_tokens[6].i: 0, body.all_tokens[7].i: 0}


def test_an_attack_that_nothing_was_told_of_before_is_kept_once() -> None:
    _, coded = _two_sentences()
    happenings = tell_once(coded[1:], OUTCOMES)
    assert [event.trigger[0].text for event in happenings.events] == ["left"]
    assert [token.text for token in happenings.events[0].recipients] == ["people"]


def test_deaths_that_follow_are_whom_the_attack_befell() -> None:
    body = parsed(parses.ROCKETS)
    rockets, hit, camp = body.all_tokens[0], body.all_tokens[1], body.all_tokens[3]
    killing, people = body.all_tokens[9], body.all_tokens[11]
    coded = [
        _assault(hit, actors=(rockets,), recipients=(camp,)),
        _assault(killing, actors=(rockets,), recipients=(people,)),
    ]
    (event,) = tell_once(coded, OUTCOMES).events
    assert [token.text for token in event.recipients] == ["camp", "people"]


def test_a_toll_told_right_after_an_attack_is_its_toll() -> None:
    body = parsed(parses.TOLL_AFTER)
    hit, killed = body.all_tokens[1], body.all_tokens[7]
    coded = [
        _assault(hit, actors=(body.all_tokens[0],), recipients=(body.all_tokens[3],)),
        _assault(killed, recipients=(body.all_tokens[6],)),
    ]
    happenings = tell_once(coded, OUTCOMES)
    assert [event.trigger[0].text for event in happenings.events] == ["hit"]
    assert happenings.means == {killed.i: 0}


def test_a_toll_with_a_place_of_its_own_is_another_happening() -> None:
    body = parsed(parses.TOLL_ELSEWHERE)
    hit, killed = body.all_tokens[1], body.all_tokens[7]
    coded = [_assault(hit), _assault(killed, recipients=(body.all_tokens[6],))]
    assert len(tell_once(coded, OUTCOMES).events) == 2


def test_a_claim_is_of_the_attack_it_names() -> None:
    body = parsed(parses.CLAIM)
    (claim,) = find_claims(body, Lexicons()[CLAIM_CUES])
    attack = _assault(body.all_tokens[6])
    assert [t.text for t in claim.claimants] == ["militia"]
    assert [[t.text for t in by] for by in claimed_by([attack], [claim], {})] == [["militia"]]


@pytest.mark.parametrize("parse", [parses.KILLED_IN_FIRING, parses.KILLED_IN_FIRING_COMPOUND])
def test_the_firing_that_people_are_killed_in_is_no_second_event(parse: str) -> None:
    body = parsed(parse)
    killed, police, firing = (body.all_tokens[n] for n in (3, 5, 6))
    coded = [
        _assault(killed, recipients=(body.all_tokens[1],)),
        _assault(firing, actors=(police,)),
    ]
    (event,) = tell_once(coded, OUTCOMES).events
    assert [token.text for token in event.trigger] == ["killed"]
    assert event.actors == (police,)

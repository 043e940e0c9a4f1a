from pathlib import Path

import pytest
from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.events.coder import PatternCoder
from dateline.annotate.events.patterns import EventPattern
from dateline.knowledge.lexicon import Lexicons
from dateline.plugins import CodedEvent, Reading

PEOPLE = frozenset({"police", "man", "soldier", "troop", "rebel", "premier", "army", "militia"})


@pytest.fixture(scope="module")
def coder() -> PatternCoder:
    return PatternCoder(Lexicons())


def _code(coder: PatternCoder, table: str) -> list[CodedEvent]:
    reading = Reading(
        body=parsed(table),
        is_actor=lambda token: token.lemma in PEOPLE or bool(token.ent == "GPE"),
        is_place=lambda token: token.ent == "GPE",
    )
    return coder.pipe([reading])[0]


def _told(event: CodedEvent) -> tuple[str, list[str], list[str]]:
    actors = [token.text for token in event.actors]
    return event.event_type.value, actors, [token.text for token in event.recipients]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (parses.ARREST, ("COERCE", ["Police"], ["men"])),
        (parses.ARREST_PASSIVE, ("COERCE", ["police"], ["men"])),
    ],
)
def test_who_did_what_to_whom_in_either_voice(
    table: str, told: tuple[str, list[str], list[str]], coder: PatternCoder
) -> None:
    assert [_told(event) for event in _code(coder, table)] == [told]


def test_an_accusation_and_what_it_is_about_are_two_events(coder: PatternCoder) -> None:
    told = [_told(event) for event in _code(coder, parses.ACCUSATION)]
    assert told == [
        ("ACCUSE", ["Moscow"], ["Kyiv"]),
        ("ASSAULT", ["Kyiv"], ["bridge"]),
    ]


def test_a_rule_names_the_row_that_coded(coder: PatternCoder) -> None:
    (event,) = _code(coder, parses.ARREST)
    assert event.rule.startswith("event_patterns:coerce.")


def test_a_row_of_ones_own_may_say_that_a_word_is_no_event(tmp_path: Path) -> None:
    own = tmp_path / "en" / "event_patterns" / "own.tsv"
    own.parent.mkdir(parents=True)
    names = [field for field in EventPattern.model_fields if field != "id"]
    row = {"pos": "verb", "trigger": "arrest", "needs": "subj=police", "event_type": "NONE"}
    own.write_text(
        "\t".join(["id", *names]) + "\n" + "\t".join(["own.1", *(row.get(n, "") for n in names)])
    )
    coder = PatternCoder(Lexicons(tmp_path))
    assert _code(coder, parses.ARREST) == []
    reading = Reading(
        body=parsed(parses.ARREST), is_actor=lambda _: False, is_place=lambda _: False
    )
    assert [(one.rules, one.reason) for one in coder.considered(reading, [])] == [
        (("event_patterns:own.1",), "listed as no event")
    ]


def test_what_is_not_coded_is_explained(coder: PatternCoder) -> None:
    reading = Reading(body=parsed(parses.CLAIM), is_actor=lambda _: False, is_place=lambda _: False)
    words = {word.trigger[0].text for word in coder.considered(reading, coder.pipe([reading])[0])}
    assert "claimed" in words


def test_whom_another_clause_tells_of_is_no_recipient(coder: PatternCoder) -> None:
    told = [_told(event) for event in _code(coder, parses.ANOTHER_CLAUSE)]
    assert [recipients for kind, _, recipients in told if kind == "REJECT"] in ([["truce"]], [[]])

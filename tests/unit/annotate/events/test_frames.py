from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.events import frames


def _words(tokens: list) -> list[str]:
    return [token.text for token in tokens]


def test_active_and_passive_give_the_same_arguments() -> None:
    active = parsed(parses.ARREST).all_tokens[1]
    passive = parsed(parses.ARREST_PASSIVE).all_tokens[3]
    assert not frames.is_passive(active)
    assert frames.is_passive(passive)
    assert _words(frames.logical_subject(active)) == ["Police"]
    assert _words(frames.logical_subject(passive)) == ["police"]
    assert (
        _words(frames.logical_object(active)) == _words(frames.logical_object(passive)) == ["men"]
    )


def test_a_relative_pronoun_stands_for_its_antecedent() -> None:
    shelled = parsed(parses.RELATIVE_AND_CONTROL).all_tokens[3]
    assert _words(frames.logical_subject(shelled)) == ["soldiers"]


def test_an_infinitive_has_the_subject_of_what_governs_it() -> None:
    leave = parsed(parses.RELATIVE_AND_CONTROL).all_tokens[7]
    assert _words(frames.logical_subject(leave)) == ["soldiers"]


def test_who_is_accused_of_doing_something_does_it() -> None:
    bombing = parsed(parses.ACCUSATION).all_tokens[4]
    assert _words(frames.logical_subject(bombing)) == ["Kyiv"]
    assert _words(frames.logical_object(bombing)) == ["bridge"]


def test_a_noun_event_is_governed_by_its_verb() -> None:
    attack = parsed(parses.TOLD_BEFORE).all_tokens[6]
    governed = frames.governing_verb(attack)
    assert governed is not None
    verb, slot = governed
    assert (verb.text, slot) == ("left", "subj")


def test_a_subject_hung_on_an_auxiliary_is_the_verbs() -> None:
    ruining = parsed(parses.SUBJECT_ON_AUXILIARY).all_tokens[5]
    assert _words(frames.logical_subject(ruining)) == ["dam"]


def test_a_subject_read_into_the_phrase_before_it_is_the_verbs() -> None:
    told = parsed(parses.COMMA_BEFORE_SUBJECT).all_tokens[9]
    assert _words(frames.logical_subject(told)) == ["minister"]

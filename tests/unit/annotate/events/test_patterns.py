from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.events.patterns import Slots


def test_a_gerund_is_modified_like_the_noun_it_stands_for() -> None:
    body = parsed(parses.KILLED_IN_FIRING_COMPOUND)
    killed = Slots(body.all_tokens[3], noun=False)
    assert [token.text for token in killed["in.mod"]] == ["police"]


def test_a_finite_verb_has_no_modifiers() -> None:
    body = parsed(parses.ARREST)
    assert Slots(body.all_tokens[1], noun=False)["mod"] == []

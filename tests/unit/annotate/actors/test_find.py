from tests.builders import body

from dateline.annotate.actors import find_actors
from dateline.knowledge.register import ActorRegister, Kind, Known

TURKEY = Known(Kind.COUNTRY, "Turkey", "tur", "TUR")
UN = Known(Kind.ORGANISATION, "United Nations", "int-un", "IGO")
COUNCIL = Known(Kind.ORGANISATION, "Security Council", "int-unsc", "IGO")
REBEL = Known(Kind.AGENT, "rebel", sectors=("REB",), role="group")
US = Known(Kind.COUNTRY, "United States", "usa", "USA")

REGISTER = ActorRegister(
    [
        (TURKEY, ["Turkey", "Türkiye"]),
        (UN, ["United Nations", "UN"]),
        (COUNCIL, ["UN Security Council"]),
        (REBEL, ["rebel", "rebels"]),
        (US, ["US", "U.S."]),
    ],
    name_words=["us"],
)


def found(text: str, pos: list[str]) -> list[str]:
    parsed = body(text, pos=pos)
    return [f"{actor.senses[0].known.name}" for actor in find_actors(parsed, REGISTER)]


def test_the_longest_name_wins() -> None:
    assert found("The U.N. Security Council met", ["DET", "PROPN", "PROPN", "PROPN", "VERB"]) == [
        "Security Council"
    ]


def test_accents_do_not_matter_but_small_letters_do() -> None:
    assert found("Türkiye ate turkey", ["PROPN", "VERB", "NOUN"]) == ["Turkey"]


def test_a_word_that_is_also_a_name_counts_where_written_as_one() -> None:
    assert found("They told us", ["PRON", "VERB", "PRON"]) == []
    assert found("The US told them", ["DET", "PROPN", "VERB", "PRON"]) == ["United States"]
    assert found("The U.S. told them", ["DET", "PROPN", "VERB", "PRON"]) == ["United States"]


def test_a_verb_is_no_agent() -> None:
    assert found("They rebel", ["PRON", "VERB"]) == []
    assert found("Two rebels fled", ["NUM", "NOUN", "VERB"]) == ["rebel"]

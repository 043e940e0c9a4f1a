from collections.abc import Callable

import pytest

from dateline.annotate.attributions.mention import FoundAttribution

Find = Callable[[str], list[FoundAttribution]]
Told = tuple[str | None, str | None, list[str]]


def told(text: str, found: list[FoundAttribution]) -> list[Told]:
    """Source, cue and content of each, as text."""
    return [
        (
            f.source.text if f.source else None,
            f.cue_span.text if f.cue_span else None,
            [text[start:end] for start, end in f.content],
        )
        for f in found
    ]


ONE = [
    (
        "The mayor said that the bridge was closed.",
        ("The mayor", "said", ["that the bridge was closed"]),
    ),
    ("The bridge, police said, was closed.", ("police", "said", ["The bridge", "was closed"])),
    (
        "The bridge was closed on Monday, said Ana Ruiz, a clerk.",
        ("Ana Ruiz, a clerk", "said", ["The bridge was closed on Monday"]),
    ),
    (
        "The dam was safe, reported the Syrian news agency Sana Monday.",
        ("the Syrian news agency Sana", "reported", ["The dam was safe"]),
    ),
    (
        "The governor (the notorious Salim Haddad) said that the road was open.",
        ("The governor", "said", ["that the road was open"]),
    ),
    ("The rebels threatened to burn the mill.", ("The rebels", "threatened", ["to burn the mill"])),
    (
        "The king accused his brother of plotting a coup.",
        ("The king", "accused", ["his brother of plotting a coup"]),
    ),
    (
        "Four houses burned down, according to the fire brigade.",
        ("the fire brigade", "according to", ["Four houses burned down"]),
    ),
    (
        "According to the union, the pits are unsafe.",
        ("the union", "According to", ["the pits are unsafe"]),
    ),
    (
        "The law, as the judge put it, is dead.",
        ("the judge", "as the judge put it", ["The law", "is dead"]),
    ),
    (
        "The claims by rebels that they hold the port are false.",
        ("rebels", "claims", ["that they hold the port"]),
    ),
    (
        "The lawyer, who denied that he had fled, was arrested.",
        ("The lawyer", "denied", ["that he had fled"]),
    ),
    (
        "He was quoted as saying that the town had fallen.",
        ("He", "saying", ["that the town had fallen"]),
    ),
    (
        "The ship is expected to arrive on Monday.",
        (None, "is expected", ["The ship", "to arrive on Monday"]),
    ),
    (
        "mr clarke said the talks would continue in may",
        ("mr clarke", "said", ["the talks would continue in may"]),
    ),
    (
        "THE PRESIDENT SAID THAT THE REBELS HAD BOMBED THE BRIDGE.",
        ("THE PRESIDENT", "SAID", ["THAT THE REBELS HAD BOMBED THE BRIDGE"]),
    ),
    (
        "The envoy said the plan was “dead and buried”.",
        ("The envoy", "said", ["the plan was “dead and buried”"]),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text for text, _ in ONE])
def test_source_cue_and_content_are_found(text: str, expected: Told, find: Find) -> None:
    assert told(text, find(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The guard shot the dog. The sailors sold the boat.",
        "The widow denied them shelter.",
        "The band called the album “Night Train” and sold it.",
    ],
)
def test_nothing_is_said(text: str, find: Find) -> None:
    assert [f for f in find(text) if f.is_voiced] == []


def test_nested_sources_are_both_found_outer_first(find: Find) -> None:
    text = "The Herald reported that the minister told officials that the camp must close."
    assert told(text, find(text)) == [
        (
            "The Herald",
            "reported",
            ["that the minister told officials that the camp must close"],
        ),
        ("the minister", "told", ["that the camp must close"]),
    ]


def test_an_agency_named_after_the_sentence_tells_all_of_it(find: Find) -> None:
    text = (
        "The minister told officials that the camp must close, "
        "reported the state news agency Sana on Tuesday."
    )
    outer, inner = find(text)
    assert told(text, [outer]) == [
        (
            "the state news agency Sana",
            "reported",
            ["The minister told officials that the camp must close"],
        )
    ]
    assert inner.source is not None
    assert inner.source.text == "The minister"


def test_a_coordinated_cue_has_the_speaker_of_the_first(find: Find) -> None:
    text = "The mayor said the town was quiet and urged people to stay at home."
    assert told(text, find(text)) == [
        ("The mayor", "said", ["the town was quiet"]),
        ("The mayor", "urged", ["people to stay at home"]),
    ]


def test_a_participle_has_the_speaker_of_its_verb(find: Find) -> None:
    text = "The captain urged the crew to stay calm, saying that help had come."
    assert [f.source.text for f in find(text) if f.source] == ["The captain", "The captain"]


def test_a_denied_charge_is_not_the_deniers_own(find: Find) -> None:
    text = "The army denied charges that it had shelled the camp."
    denial, charge = find(text)
    assert told(text, [denial]) == [("The army", "denied", ["that it had shelled the camp"])]
    assert denial.factivity == "denying"
    assert charge.source is None


def test_a_thought_told_by_a_speaker_is_left_out(find: Find) -> None:
    text = "The guard said the miners believe that the roof will fall."
    assert [f.cue.text for f in find(text) if f.cue] == ["said"]


@pytest.mark.parametrize(
    ("text", "factivity", "is_voiced"),
    [
        ("The mayor said that the bridge was closed.", "neutral", True),
        ("The king accused his brother of plotting a coup.", "alleging", True),
        ("The rebels threatened to burn the mill.", "threatening", True),
        ("The judge ordered the release of two editors.", "demanding", True),
        ("The nurse believes that the boy will live.", "believing", False),
        ("The bishop criticised the tax.", "judging", False),
    ],
)
def test_factivity_says_whether_the_source_answers_for_it(
    text: str, factivity: str, is_voiced: bool, find: Find
) -> None:
    (found,) = find(text)
    assert found.factivity == factivity
    assert found.is_voiced is is_voiced


def test_record_runs_from_the_first_piece_to_the_last(find: Find) -> None:
    text = "The bridge, police said, was closed."
    (found,) = find(text)
    record = found.to_record(text)
    assert record.content is not None
    assert record.content.text == "The bridge, police said, was closed"
    assert record.kind == "indirect"


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the blast.",
        "The premier did not say whether troops would leave.",
    ],
)
def test_what_nobody_said_is_nobodys(text: str, find: Find) -> None:
    (found,) = find(text)
    assert found.factivity == "unsaid"
    assert not found.is_voiced


def test_what_the_narrator_adds_after_a_comma_is_not_content(find: Find) -> None:
    text = "The bishop mourned the mayor, who had fled to Malta."
    assert told(text, find(text)) == [("The bishop", "mourned", ["the mayor"])]

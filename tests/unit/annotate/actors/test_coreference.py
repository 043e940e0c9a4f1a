from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "word", "names"),
    [
        (
            "A Hamas spokesman said the group had freed two Israelis.",
            "group",
            ["Hamas"],
        ),
        (
            "Chad and Sudan signed a deal. The two countries will reopen their border.",
            "countries",
            ["Chad", "Sudan"],
        ),
        (
            "Chad and Sudan signed a deal. The two countries will reopen their border.",
            "their",
            ["Chad", "Sudan"],
        ),
        (
            "The Malian army said it had killed militants who attacked a convoy.",
            "it",
            ["Malian Armed Forces"],
        ),
        (
            "The Malian army said it had killed militants who attacked a convoy.",
            "who",
            ["militants"],
        ),
        (
            "In his visit to Oslo, Foreign Minister Sergei Lavrov praised the deal.",
            "his",
            ["Sergei Lavrov"],
        ),
        ("Hamas freed two men, Reuters reported. The group gave no reason.", "group", ["Hamas"]),
        ("Ms. Tran told Mr. Ito that he was wrong.", "he", ["Ito"]),
        (
            "In his visit to Oslo, Mali's Minister of Mines told Norwegian officials that the "
            "deal was safe.",
            "his",
            ["Mali's Minister of Mines"],
        ),
    ],
)
def test_a_reference_is_whom_it_stands_for(
    read: Read, sentence: str, word: str, names: list[str]
) -> None:
    layer, token = read(sentence)
    mentions = layer.at(token(word))
    assert [mention.name for mention in mentions] == names
    assert all(mention.why == "coreferent" for mention in mentions)


def test_a_pronoun_keeps_its_own_span(read: Read) -> None:
    layer, token = read("The Malian army said it had killed militants who attacked a convoy.")
    (mention,) = layer.at(token("it"))
    assert mention.text == "it"


def test_a_pronoun_without_antecedent_stays_open(read: Read) -> None:
    layer, token = read("Washington denied it, and protesters gathered in Washington.")
    (mention,) = layer.at(token("it"))
    assert (mention.name, mention.country) == ("it", None)

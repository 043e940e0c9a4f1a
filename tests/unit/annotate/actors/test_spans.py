from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "head", "text"),
    [
        ("Police in Cairo arrested six students.", "Police", "Police in Cairo"),
        ("Police in Cairo arrested six students.", "students", "six students"),
        (
            "The deposed president of Honduras accused the army of a coup.",
            "president",
            "The deposed president of Honduras",
        ),
        ("The deposed president of Honduras accused the army of a coup.", "army", "the army"),
        (
            "The Malian army said it had killed militants who attacked a convoy.",
            "militants",
            "militants",
        ),
        (
            "The Homeland Front (HF) and Syrian government troops clashed.",
            "Front",
            "The Homeland Front (HF)",
        ),
        (
            "Lina Haddad, a Jordanian judge, resigned. Haddad said she would leave.",
            "Haddad",
            "Lina Haddad, a Jordanian judge",
        ),
        (
            "Residents of the camp and a human rights group protested.",
            "Residents",
            "Residents of the camp",
        ),
    ],
)
def test_a_span_says_who_and_no_more(read: Read, sentence: str, head: str, text: str) -> None:
    layer, token = read(sentence)
    assert {mention.text for mention in layer.at(token(head))} == {text}

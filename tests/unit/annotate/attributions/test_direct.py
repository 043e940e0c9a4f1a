from collections.abc import Callable

import pytest

from dateline.annotate.attributions.mention import FoundAttribution

Find = Callable[[str], list[FoundAttribution]]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            '"We will leave the port," the general said. "Nobody will be left behind."',
            "the general",
            ['"We will leave the port,"', '"Nobody will be left behind."'],
        ),
        (
            "“We will leave the port. Nobody will be left behind,” "
            "General Omar Nasser told reporters on Monday.",
            "General Omar Nasser",
            ["“We will leave the port. Nobody will be left behind,”"],
        ),
        (
            "The general said: “We will leave the port tomorrow.”",
            "The general",
            ["“We will leave the port tomorrow.”"],
        ),
        ('"Get out of here!" the guard shouted.', "the guard", ['"Get out of here!"']),
        (
            "“The camp is a prison for all of us.” — Ana Ruiz",
            "Ana Ruiz",
            ["“The camp is a prison for all of us.”"],
        ),
    ],
)
def test_a_quotation_has_its_speaker(
    text: str, speaker: str, content: list[str], find: Find
) -> None:
    (found,) = find(text)
    assert found.source is not None
    assert found.source.text == speaker
    assert [text[start:end] for start, end in found.content] == content
    assert found.kind == "direct"


def test_a_quotation_over_two_paragraphs_is_one_speech(find: Find) -> None:
    text = (
        "“The harvest was lost to the flood last autumn.\n\n"
        "“We sold the cows to pay the debt,” said Lina Haddad, a farmer."
    )
    (found,) = find(text)
    assert found.source is not None
    assert found.source.text == "Lina Haddad, a farmer"
    assert found.content[0][0] == 0


def test_each_paragraph_keeps_its_own_speaker(find: Find) -> None:
    text = (
        "“The port is closed,” he said. “The mine is closed too.”\n\n"
        "“Nobody was paid for the work in the mine,” she said."
    )
    first, second = find(text)
    assert [text[start:end] for start, end in first.content] == [
        "“The port is closed,”",
        "“The mine is closed too.”",
    ]
    assert second.source is not None
    assert second.source.text == "she"


def test_a_colon_at_a_paragraphs_end_announces_the_next(find: Find) -> None:
    text = "The premier added:\n\nThe port will open again in May."
    (found,) = find(text)
    assert found.source is not None
    assert found.source.text == "The premier"
    assert [text[start:end] for start, end in found.content] == ["The port will open again in May"]


def test_a_headline_names_its_speaker(find: Find) -> None:
    text = "Haddad: The camp must close\n\nThe minister spoke in Tunis."
    (found,) = find(text)
    assert found.source is not None
    assert found.source.text == "Haddad"
    assert found.cue is None


def test_words_in_a_quotation_may_report_in_turn(find: Find) -> None:
    text = 'The paper said the minister "denied any role in the coup."'
    outer, inner = find(text)
    assert outer.kind == "mixed"
    assert inner.source is not None
    assert inner.source.text == "the minister"

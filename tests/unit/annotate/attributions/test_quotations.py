import pytest

from dateline.annotate.attributions.quotations import find_quotations, paragraphs_of


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, paragraphs_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said “no” twice.", ["“no”"]),
        ("He said ‘not now’ and left.", ["‘not now’"]),
        ("It's the Smiths' dog.", []),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("He said ''not now'' and left.", ["''not now''"]),
        ('left behind," he said. "Never."', ['left behind,"', '"Never."']),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“First part.\n\n“Second part,” he said."
    first, second = find_quotations(text, paragraphs_of(text))
    assert first.is_open
    assert text[first.start : first.end] == "“First part."
    assert second.opens_paragraph
    assert not second.is_open

import pytest
from tests.builders import body

from dateline.annotate.figures.numbers import NumberReader
from dateline.annotate.figures.qualifiers import Qualified, QualifierReader
from dateline.annotate.figures.words import QUALIFIER_WORDS
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.number_words import NUMBER_WORDS


def read(text: str) -> Qualified:
    lexicons = Lexicons()
    parse = body(text)
    [number] = NumberReader(lexicons[NUMBER_WORDS]).read(parse)
    return QualifierReader(lexicons[QUALIFIER_WORDS]).read(number, parse)


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier", "approximate"),
    [
        ("8 died", 8, 8, "exact", False),
        ("at least 8 died", 8, None, "at-least", False),
        ("more than 85 died", 85, None, "at-least", False),
        ("no fewer than 27 died", 27, None, "at-least", False),
        ("ten or more died", 10, None, "at-least", False),
        ("up to 14 died", None, 14, "at-most", False),
        ("less than 25 died", None, 25, "at-most", False),
        ("some 45 died", 45, 45, "about", True),
        ("an estimated 4,500 died", 4500, 4500, "about", True),
        ("thirty or so died", 30, 30, "about", True),
        ("about a dozen died", 12, 12, "about", True),
        ("between 8 and 10 died", 8, 10, "about", True),
        ("dozens died", 24, None, "vague", True),
        ("at least several hundred died", 200, None, "at-least", True),
        ("several died", None, None, "none", False),
    ],
)
def test_what_qualifiers_make_of_a_number(
    text: str, low: int | None, high: int | None, qualifier: str, approximate: bool
) -> None:
    found = read(text)
    assert (found.low, found.high) == (low, high)
    assert found.qualifier == qualifier
    assert found.approximate is approximate


def test_the_span_takes_the_qualifier_in() -> None:
    found = read("and a total of some one hundred died")
    assert (found.first.text, found.last.text) == ("some", "hundred")


def test_up_belongs_to_the_verb_of_rising() -> None:
    parse = body(
        "The toll has gone up to 73",
        lemmas=["the", "toll", "have", "go", "up", "to", "73"],
    )
    lexicons = Lexicons()
    [number] = NumberReader(lexicons[NUMBER_WORDS]).read(parse)
    assert QualifierReader(lexicons[QUALIFIER_WORDS]).read(number, parse).qualifier == "exact"

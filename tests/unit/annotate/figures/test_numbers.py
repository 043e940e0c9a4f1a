import pytest
from tests.builders import body

from dateline.annotate.figures.numbers import Number, NumberReader
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.number_words import NUMBER_WORDS


@pytest.fixture(scope="module")
def reader() -> NumberReader:
    return NumberReader(Lexicons()[NUMBER_WORDS])


def read(reader: NumberReader, text: str) -> list[Number]:
    return reader.read(body(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8 people", 8),
        ("3,200 people", 3200),
        ("1,50,000 people", 150_000),
        ("40 000 people", 40_000),
        ("30, 000 people", 30_000),
        ("1.5 lakh people", 150_000),
        ("20 lakhs of people", 2_000_000),
        ("2.25 million people", 2_250_000),
        ("some one hundred", 100),
        ("one hundred and four settlers", 104),
        ("Sixty-three waiters", 63),
        ("two dozen bakers", 24),
        ("half a dozen stewards", 6),
        ("a dozen waiters", 12),
        ("a couple of boys", 2),
    ],
)
def test_a_number_is_read(reader: NumberReader, text: str, value: int) -> None:
    [number] = read(reader, text)
    assert (number.low, number.high) == (value, value)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("dozens of farmers", 24),
        ("scores of pupils", 40),
        ("hundreds of thousands of people", 200_000),
        ("tens of thousands of people", 20_000),
        ("several hundred marchers", 200),
        ("several people", None),
        ("a number of people", None),
    ],
)
def test_words_that_leave_the_number_open(reader: NumberReader, text: str, low: int | None) -> None:
    [number] = read(reader, text)
    assert (number.low, number.high) == (low, None)


@pytest.mark.parametrize("text", ["between 8 and 10 people", "8 to 10 people", "8-10", "8 or 10"])
def test_a_range_is_one_number(reader: NumberReader, text: str) -> None:
    [number] = read(reader, text)
    assert (number.low, number.high) == (8, 10)


@pytest.mark.parametrize("text", ["between 2006 and 2011", "from 12 to 15"])
def test_years_and_changes_are_no_range(reader: NumberReader, text: str) -> None:
    assert len(read(reader, text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "$400 was paid",
        "an AK-47 rifle",
        "a five-member team",
        "20% of voters",
        "2.5 people",
        "9/11",
    ],
)
def test_what_is_no_count(reader: NumberReader, text: str) -> None:
    assert read(reader, text) == []


def test_a_number_ends_where_another_begins(reader: NumberReader) -> None:
    assert [n.low for n in read(reader, "8 dead and 12 hurt")] == [8, 12]

import pytest
from tests.builders import body

from dateline.annotate.times import find_times
from dateline.annotate.times.find import read_date
from dateline.annotate.times.words import AHEAD_WORDS, HOLIDAYS, TIME_WORDS
from dateline.knowledge.lexicon import Lexicons
from dateline.records import Boilerplate


def found(text: str) -> list[str]:
    return [time.text for time in find_times(body(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on 9 April 2013.", ["9 April 2013"]),
        ("It fell on Sunday, March 8th.", ["Sunday, March 8th"]),
        ("on Feb. 9, 2013, and later", ["Feb. 9, 2013"]),
        ("on the 4th of July", ["the 4th of July"]),
        ("They met on 2013-04-10.", ["2013-04-10"]),
        ("at 9:30 a.m. on Tuesday", ["9:30 a.m. on Tuesday"]),
        ("at 0630 GMT they left", ["0630 GMT"]),
        ("in the late 1990s", ["the late 1990s"]),
        ("in the mid-1990s", ["the mid-1990s"]),
        ("in June last year", ["June last year"]),
        ("the third quarter of 1984", ["the third quarter of 1984"]),
        ("a third-quarter loss", ["third-quarter"]),
        ("a five-year plan", ["five-year"]),
        ("almost two and a half years ago", ["almost two and a half years ago"]),
        ("over the past three months", ["the past three months"]),
        ("for only six months", ["six months"]),
        ("about 2 1/2 hours on the ferry", ["about 2 1/2 hours"]),
        ("waited for weeks", ["weeks"]),
        ("twice a week", ["twice a week"]),
        ("the day before yesterday", ["the day before yesterday"]),
        ("late last week", ["late last week"]),
        ("the morning of Sunday, May 4", ["morning of Sunday, May 4"]),
        ("the week of March 6", ["the week of March 6"]),
        ("on Christmas Day 2012", ["Christmas Day 2012"]),
        ("ON TUESDAY, 9 APRIL, THEY MAY MARCH", ["TUESDAY, 9 APRIL"]),
        ("they met last february and on tuesday", ["last february", "tuesday"]),
    ],
)
def test_finds_times(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "The sun rose and they sat down.",
        "a 20-year-old man",
        "Spain won 2:1.",
        "in his nineties",
        "three-quarters of the town",
        "the first half was dull",
        "as soon as possible",
        "It cost $1990.",
        "half the seats",
        "a pre-dawn raid",
    ],
)
def test_leaves_what_is_no_time(text: str) -> None:
    assert found(text) == []


def test_number_of_people_is_no_year() -> None:
    fled = body(
        "2000 people fled",
        heads=[1, 2, 2],
        deps=["nummod", "nsubj", "ROOT"],
        tags=["CD", "NNS", "VBD"],
        ents=["B-CARDINAL", "O", "O"],
    )
    assert find_times(fled) == []


def test_month_in_a_name_is_no_month() -> None:
    named = body(
        "police said April Jones vanished",
        heads=[1, 1, 3, 4, 1],
        deps=["nsubj", "ROOT", "compound", "nsubj", "ccomp"],
        pos=["NOUN", "VERB", "PROPN", "PROPN", "VERB"],
        ents=["O", "O", "B-PERSON", "I-PERSON", "O"],
    )
    assert find_times(named) == []


def test_boilerplate_has_no_times() -> None:
    text = "Published on Monday. They left on Friday."
    marked = body(text, outside=[Boilerplate(start=0, end=20, reason="caption")])
    assert [time.text for time in find_times(marked)] == ["Friday"]


def test_spans_are_evidence() -> None:
    text = "İn 2011, and on \u2018Tuesday\u2019 \u2014 yes."
    for time in find_times(body(text)):
        assert text[time.start : time.end] == time.text


@pytest.mark.parametrize("row", Lexicons()[TIME_WORDS], ids=lambda row: row.id)
def test_examples_of_time_words(row) -> None:
    if row.example:
        assert found(row.example), row.example


@pytest.mark.parametrize("row", Lexicons()[HOLIDAYS], ids=lambda row: row.id)
def test_examples_of_holidays(row) -> None:
    assert [time.rule for time in find_times(body(row.example))] == ["holiday"]


def test_words_that_look_ahead_are_lemmas() -> None:
    assert all(word.islower() for row in Lexicons()[AHEAD_WORDS] for word in row.words)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("9 April", "XXXX-04-09"),
        ("Jan. 5, 2012", "2012-01-05"),
        ("10 JAN 90", "1990-01-10"),
        ("3 FEB 05", "2005-02-03"),
        ("Reuters", None),
        ("9 April in Baghdad", None),
    ],
)
def test_read_date(text: str, edtf: str | None) -> None:
    assert read_date(text) == edtf


def test_a_day_after_the_name_of_an_agency_is_a_time_and_bloody_sunday_is_none() -> None:
    heads, deps = [0, 0, 4, 4, 0, 0], ["ROOT", "det", "compound", "compound", "npadvmod", "punct"]
    pos = ["VERB", "DET", "NOUN", "PROPN", "PROPN", "PUNCT"]

    def days(text: str, ents: list[str]) -> list[str]:
        return [t.text for t in find_times(body(text, heads=heads, deps=deps, pos=pos, ents=ents))]

    named = ["O", "O", "O", "B-ORG", "B-DATE", "O"]
    assert days("reported the agency Tishrin Monday.", named) == ["Monday"]
    assert days("mourned the city Bloody Sunday.", ["O"] * 6) == []

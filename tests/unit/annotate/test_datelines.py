import pytest
from tests.builders import body

from dateline.annotate.datelines import AGENCIES, find_dateline
from dateline.knowledge.lexicon import Lexicons
from dateline.records import Boilerplate, Dateline

REPORT = "Troops entered the town on Tuesday after a week of shelling, the army said."


@pytest.mark.parametrize(
    ("head", "place", "date", "agency"),
    [
        ("BAGHDAD, 9 April (Reuters) \u2014", "BAGHDAD", "XXXX-04-09", "Reuters"),
        ("BAGHDAD (AP) _", "BAGHDAD", None, "AP"),
        ("SAN SALVADOR, 10 JAN 90 (AFP) --", "SAN SALVADOR", "1990-01-10", "AFP"),
        ("LONDON, England (CNN) --", "LONDON, England", None, "CNN"),
        ("TEHRAN, Iran, Jan. 5, 2012 (AP) \u2014", "TEHRAN, Iran", "2012-01-05", "AP"),
        ("BOGOTA (INRAVISION), 3 FEB 90 --", "BOGOTA", "1990-02-03", "INRAVISION"),
        ("PORT-AU-PRINCE, Haiti (AP) --", "PORT-AU-PRINCE, Haiti", None, "AP"),
        ("WASHINGTON _", "WASHINGTON", None, None),
        ("(CNN) --", None, None, "CNN"),
        ("AP -", None, None, "AP"),
        ("Stop Fundamentalism \u2013", None, None, "Stop Fundamentalism"),
    ],
)
def test_reads_datelines(
    head: str, place: str | None, date: str | None, agency: str | None
) -> None:
    found = find_dateline(body(f"{head} {REPORT}"))
    assert found == Dateline(
        start=0, end=len(head), text=head, place=place, date=date, agency=agency
    )


def test_place_in_ordinary_case_is_known_by_the_parser() -> None:
    text = f"Beirut, Lebanon \u2014 {REPORT}"
    count = len(body(text).tokens)
    found = find_dateline(body(text, ents=["B-GPE", "O", "B-GPE"] + ["O"] * (count - 3)))
    assert found is not None
    assert (found.place, found.agency) == ("Beirut, Lebanon", None)


def test_place_before_a_colon_is_known_by_a_gazetteer() -> None:
    read = body(f"NEW DELHI: {REPORT}")
    assert find_dateline(read) is None
    found = find_dateline(read, is_place=lambda name: name == "NEW DELHI")
    assert found is not None
    assert (found.place, found.text) == ("NEW DELHI", "NEW DELHI:")


def test_dateline_may_stand_below_the_title_and_alone_on_its_line() -> None:
    found = find_dateline(body(f"Army enters town\n\nNAIROBI, Kenya (AP) _\n\n{REPORT}"))
    assert found is not None
    assert (found.place, found.text) == ("NAIROBI, Kenya", "NAIROBI, Kenya (AP) _")


def test_boilerplate_has_no_dateline() -> None:
    text = f"LONDON (AP) -- {REPORT}"
    marked = body(text, outside=[Boilerplate(start=0, end=len(text), reason="caption")])
    assert find_dateline(marked) is None


@pytest.mark.parametrize(
    "head",
    [
        "The president \u2014",
        "However, in Iraq \u2013",
        "At least 10 -",
        "BREAKING NEWS:",
        "Three people \u2013",
        "He said (as before) that they \u2013",
    ],
)
def test_sentences_are_no_datelines(head: str) -> None:
    assert find_dateline(body(f"{head} {REPORT}")) is None


def test_heading_is_no_dateline() -> None:
    assert find_dateline(body("IRAQ \u2013 a timeline")) is None


@pytest.mark.parametrize("row", Lexicons()[AGENCIES], ids=lambda row: row.id)
def test_examples_of_agencies(row) -> None:
    if row.example:
        found = find_dateline(body(row.example))
        assert found is not None
        assert found.agency in row.names


def test_a_name_that_only_the_parser_takes_for_a_place_is_an_outlet() -> None:
    text = f"Bay Courier \u2013 {REPORT}"
    count = len(body(text).tokens)
    read = body(text, ents=["B-GPE", "I-GPE"] + ["O"] * (count - 2))
    found = find_dateline(read, is_place=lambda name: False)
    assert found is not None
    assert (found.place, found.agency) == (None, "Bay Courier")
    found = find_dateline(read, is_place=lambda name: name == "Bay Courier")
    assert found is not None
    assert (found.place, found.agency) == ("Bay Courier", None)

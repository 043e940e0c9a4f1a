import pytest
from tests.builders import body

from dateline.annotate.times import find_times, resolve_times
from dateline.records import Time

PUBLISHED = "2013-04-10"  # a Wednesday


def resolved(
    text: str, published: str | None = PUBLISHED, dateline: str | None = None
) -> list[Time]:
    read = body(text)
    return resolve_times(find_times(read), read, published=published, dateline=dateline)


def edtf(text: str, published: str | None = PUBLISHED, dateline: str | None = None) -> str | None:
    (time,) = resolved(text, published, dateline)
    return time.edtf


@pytest.mark.parametrize(
    ("text", "undated", "dated"),
    [
        ("Tuesday", None, "2013-04-09"),
        ("last February", "XXXX-02", "2013-02"),
        ("2011", "2011", "2011"),
        ("February 9", "XXXX-02-09", "2013-02-09"),
        ("last week", None, "2013-04-01/2013-04-07"),
        ("two days ago", None, "2013-04-08"),
        ("yesterday", None, "2013-04-09"),
        ("this year", None, "2013"),
        ("last summer", "XXXX-22", "2012-22"),
        ("the third quarter of 1984", "1984-07/1984-09", "1984-07/1984-09"),
        ("the 1990s", "199X", "199X"),
        ("the 19th century", "18XX", "18XX"),
        ("about 1950", "1950~", "1950~"),
        ("1990 and beyond", "1990/..", "1990/.."),
        ("over the weekend", None, "2013-04-06/2013-04-07"),
        ("next Monday", None, "2013-04-15"),
        ("June last year", "XXXX-06", "2012-06"),
        ("Monday of last week", None, "2013-04-01"),
        ("Christmas Day", None, "2012-12-25"),
        ("Good Friday", None, "2013-03-29"),
        ("last Thanksgiving", None, "2012-11-22"),
        ("the past two weeks", None, "2013-03-27/2013-04-10"),
        ("ten years", None, None),
        ("now", None, None),
        ("at 9 a.m. on Tuesday", None, "2013-04-09T09:00:00"),
    ],
)
def test_edtf(text: str, undated: str | None, dated: str | None) -> None:
    assert edtf(text, None) == undated
    assert edtf(text) == dated


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("last week", "2013-W14"),
        ("over the weekend", "2013-W14-WE"),
        ("this morning", "2013-04-10TMO"),
        ("last night", "2013-04-09TNI"),
        ("Tuesday night", "2013-04-09TNI"),
        ("noon on Tuesday", "2013-04-09T12:00"),
        ("last spring", "2012-SP"),
        ("the first quarter", "2013-Q1"),
        ("two years", "P2Y"),
        ("36 hours", "PT36H"),
        ("several months", "PXM"),
        ("half an hour", "PT30M"),
        ("two and a half years", "P2.5Y"),
        ("every week", "P1W"),
        ("every Friday", "XXXX-WXX-5"),
        ("twice a day", "P1D"),
        ("recently", "PAST_REF"),
        ("now", "PRESENT_REF"),
        ("in the future", "FUTURE_REF"),
        ("the 1990s", "199"),
    ],
)
def test_timex(text: str, timex: str) -> None:
    (time,) = resolved(text)
    assert time.timex == timex


def test_bounds() -> None:
    (time,) = resolved("in February 2012")
    assert (time.earliest, time.latest) == ("2012-02-01", "2012-02-29")
    (time,) = resolved("February 9", None)
    assert (time.earliest, time.latest) == (None, None)


def test_story_anchors_what_follows() -> None:
    first, second = resolved("On 9 May 2012 it began. Two days later it was over.", None)
    assert first.anchor == "stated"
    assert (second.edtf, second.anchor) == ("2012-05-11", "narrative")


def test_comparison_leaves_the_story_alone() -> None:
    times = resolved(
        "In the third quarter of 2012 it earned more than a year earlier. A year earlier it"
    )
    assert [time.timex for time in times] == ["2012-Q3", "2011-Q3", "2011-Q3"]


def test_clock_takes_the_day_named_after_it() -> None:
    clock, _ = resolved("The bomb went off at 9:30 a.m. (local time) on Tuesday")
    assert clock.timex == "2013-04-09T09:30"


def test_year_near_a_date_without_one() -> None:
    assert edtf("Jan. 5", "2012-12-28") == "2013-01-05"
    assert edtf("Dec. 28", "2013-01-05") == "2012-12-28"


def test_dateline_anchors_when_published_is_unknown() -> None:
    (time,) = resolved("yesterday", None, "1990-01-10")
    assert (time.edtf, time.anchor) == ("1990-01-09", "dateline")


def test_dateline_without_a_year_keeps_it_open() -> None:
    (time,) = resolved("yesterday", None, "XXXX-04-09")
    assert (time.edtf, time.timex, time.anchor) == ("XXXX-04-08", "XXXX-04-08", "dateline")
    assert edtf("Tuesday", None, "XXXX-04-09") is None


def test_unreadable_publication_date_is_no_anchor() -> None:
    assert edtf("Tuesday", "spring 2013") is None


def test_future_verb_looks_ahead() -> None:
    read = body(
        "They will meet on Friday",
        heads=[2, 2, 2, 2, 3],
        deps=["nsubj", "aux", "ROOT", "prep", "pobj"],
        pos=["PRON", "AUX", "VERB", "ADP", "PROPN"],
        tags=["PRP", "MD", "VB", "IN", "NNP"],
    )
    (time,) = resolve_times(find_times(read), read, published=PUBLISHED)
    assert time.edtf == "2013-04-12"


def test_verb_that_looks_ahead() -> None:
    read = body(
        "The vote is scheduled for Friday",
        heads=[1, 3, 3, 3, 3, 4],
        deps=["det", "nsubjpass", "auxpass", "ROOT", "prep", "pobj"],
        lemmas=["the", "vote", "be", "schedule", "for", "friday"],
        pos=["DET", "NOUN", "AUX", "VERB", "ADP", "PROPN"],
        tags=["DT", "NN", "VBZ", "VBN", "IN", "NNP"],
    )
    (time,) = resolve_times(find_times(read), read, published=PUBLISHED)
    assert time.edtf == "2013-04-12"

"""The chart of a toll: each figure stands where its date and number are, whatever there is."""

import re

import pytest

from dateline.records.incident import GivenFigure, Toll
from dateline.records.mentions import FigureKind
from dateline.web.course import Course, to_courses
from dateline.web.render import templates
from dateline.web.voices import Voices

VOICES = Voices({"Sahel Wire": "agency", "Desert Falcons": "party"}, {"d": "Abeche Courier"})


def given(by: str, published: str | None, low: int | None, high: int | None) -> GivenFigure:
    return GivenFigure(
        by=by, published=published, low=low, high=high, text="so many", document_id="d"
    )


def course(*figures: GivenFigure, low: int | None = None, high: int | None = None) -> Course:
    toll = Toll(kind=FigureKind.KILLED, low=low, high=high, given=figures)
    (drawn,) = to_courses([toll], VOICES)
    assert drawn
    return drawn


def shown(drawn: Course) -> str:
    source = '{% from "incident_parts.html" import course_chart %}{{ course_chart(drawn, "k") }}'
    return templates.from_string(source).render(drawn=drawn)


def test_later_is_further_right_and_more_is_higher() -> None:
    drawn = course(
        given("Sahel Wire", "2014-05-11", 6, 6),
        given("the ministry", "2014-05-12", 10, 14),
        given("Sahel Wire", "2014-05-20", 20, 20),
    )
    first, second, third = drawn.marks
    assert first.x < second.x < third.x
    assert (second.x - first.x) * 7 < third.x - second.x, "days are as far apart as they were"
    assert first.top > second.foot > second.top > third.top
    assert first.x > 0
    assert third.x < 100


def test_undated_figures_stand_in_their_band() -> None:
    drawn = course(given("Elamin", None, 6, 6), given("Sahel Wire", "2014-05-11", 9, 9))
    undated, dated = sorted(drawn.marks, key=lambda mark: mark.given.published or "")
    assert undated.x < drawn.undated < dated.x
    assert "date unknown" in shown(drawn)


@pytest.mark.parametrize("published", [None, "2014-05-12"])
def test_many_figures_of_one_day_stand_apart(published: str | None) -> None:
    drawn = course(*(given(f"source {n}", published, 50, 50) for n in range(40)))
    places = [mark.x for mark in drawn.marks]
    assert len(set(places)) == 40
    assert min(places) > 0
    assert max(places) < 100


def test_ends_that_are_left_open_are_said() -> None:
    drawn = course(
        given("a", "2014-05-12", 14, None),
        given("b", "2014-05-12", None, 20),
        given("c", "2014-05-12", 15, 18),
    )
    assert [mark.open for mark in drawn.marks] == ["up", "down", None]


def test_a_source_that_goes_on_counting_is_joined() -> None:
    drawn = course(
        given("Sahel Wire", "2014-05-11", 6, 6),
        given("the ministry", "2014-05-11", 5, 5),
        given("Sahel Wire", "2014-05-13", 9, 9).model_copy(update={"tally": "revised"}),
        given("the ministry", "2014-05-14", 8, 8),
    )
    assert [(step.voice, step.told) for step in drawn.steps] == [
        ("agency", True),
        ("speaker", False),
    ]


def test_whose_figure_it_is_is_told_by_shape() -> None:
    drawn = course(
        given("Sahel Wire", "2014-05-11", 6, 6),
        given("Desert Falcons", "2014-05-11", 0, 0),
        given("Abeche Courier", "2014-05-11", 7, 7),
        given("aid workers", "2014-05-11", 8, 8),
    )
    assert [mark.voice for mark in drawn.marks] == ["agency", "party", "outlet", "speaker"]
    page = shown(drawn)
    assert all(f"marks.svg#{mark.voice}" in page for mark in drawn.marks)


def test_huge_figures_fit_and_the_scale_says_them() -> None:
    drawn = course(given("a", "2014-05-12", 6, 6), given("b", "2014-05-13", 12_500, None))
    assert all(0 <= mark.top <= drawn.foot for mark in drawn.marks)
    assert drawn.rungs[-1].told == "15,000"


def test_figures_without_a_number_are_counted_beside_the_chart() -> None:
    drawn = course(given("a", "2014-05-12", 6, 6), given("b", "2014-05-12", None, None))
    assert len(drawn.marks) == 1
    assert "1 figure without a number" in shown(drawn)
    toll = Toll(kind=FigureKind.KILLED, given=(given("b", "2014-05-12", None, None),))
    assert to_courses([toll], VOICES) == [None]


def test_kinds_stand_on_the_same_days() -> None:
    killed = Toll(
        kind=FigureKind.KILLED,
        given=(given("a", "2014-05-01", 1, 1), given("a", "2014-05-09", 2, 2)),
    )
    hurt = Toll(
        kind=FigureKind.INJURED,
        given=(given("b", "2014-05-01", 5, 5), given("b", "2014-05-09", 7, 7)),
    )
    one, other = to_courses([killed, hurt], VOICES)
    assert one
    assert other
    assert [mark.x for mark in one.marks] == [mark.x for mark in other.marks]


def test_it_is_told_in_words_and_styled_by_no_attribute() -> None:
    hostile = "<script>alert(1)</script>"
    page = shown(course(given(hostile, "2014-05-11", 6, 6), low=6, high=6))
    assert "1 figure, published 11 May 2014. The range now is 6." in page
    assert hostile not in page
    assert not re.search(r"\sstyle=", page)

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import body

from dateline.annotate.times import find_times, resolve_times
from dateline.annotate.times.edtf import EdtfDate, EdtfInterval, days_in, parse_edtf
from dateline.annotate.times.periods import period_of

GRAINS = st.sampled_from(
    ["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
)
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 12, 31))


@st.composite
def edtf_dates(draw: st.DrawFn) -> EdtfDate:
    year = draw(
        st.one_of(
            st.integers(1, 9998).map("{:04d}".format), st.sampled_from(["199X", "19XX", "XXXX"])
        )
    )
    month = draw(st.one_of(st.none(), st.integers(1, 12), st.integers(21, 24)))
    day = clock = zone = None
    if month is not None and month <= 12 and draw(st.booleans()):
        day = draw(st.integers(1, days_in(int(year) if year.isdigit() else 2000, month)))
        if draw(st.booleans()):
            clock = draw(st.times().map(lambda time: time.strftime("%H:%M:%S")))
            zone = draw(st.sampled_from([None, "Z", "+02:00"]))
    return EdtfDate(year, month, day, clock, zone, draw(st.sampled_from([None, "~", "?", "%"])))


@given(edtf_dates())
def test_dates_are_read_as_written(written: EdtfDate) -> None:
    assert parse_edtf(str(written)) == written


@given(st.one_of(st.none(), edtf_dates()), edtf_dates(), st.booleans())
def test_intervals_are_read_as_written(one: EdtfDate | None, other: EdtfDate, turned: bool) -> None:
    written = EdtfInterval(other, one) if turned else EdtfInterval(one, other)
    assert parse_edtf(str(written)) == written


@given(DAYS, GRAINS)
def test_a_period_has_the_bounds_of_its_edtf(day: date, grain: str) -> None:
    period = period_of(day, grain)
    assert period.holds(day) or grain == "weekend"
    assert parse_edtf(str(period.edtf())).bounds == (period.first, period.last)


@given(DAYS, GRAINS, st.integers(-5, 5))
def test_shifting_there_and_back(day: date, grain: str, count: int) -> None:
    period = period_of(day, grain)
    assert period.shift(count).shift(-count) == period


TIMES = """on Feb. 9 , 2013 last two and a half years ago the third quarter of Tuesday night GMT
9:30 a.m. May march every Friday early next month weeks later 1990s ' - 31 30 12 hundred few
century Christmas Day yesterday 1999 0930 April at noon before after . following day ( ) 1/2"""
WORDS = st.lists(st.sampled_from(TIMES.split()), max_size=14)
PUBLISHED = st.sampled_from([None, "2013-04-10", "0001-01-01", "9998-12-31"])


@given(WORDS, PUBLISHED)
def test_whatever_is_found_is_evidence_and_edtf(words: list[str], published: str | None) -> None:
    text = " ".join(words) or "."
    read = body(text)
    end = 0
    for time in resolve_times(find_times(read), read, published=published):
        assert time.start >= end
        assert text[time.start : time.end] == time.text
        end = time.end
        if time.edtf is not None:
            assert str(parse_edtf(time.edtf)) == time.edtf
            assert (time.earliest or "") <= (time.latest or "9999")

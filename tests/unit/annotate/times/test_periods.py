from datetime import date

import pytest

from dateline.annotate.times.periods import Grain, Period, part_of_year, period_of
from dateline.annotate.times.readings.days import easter, holiday_in

DAY = date(2013, 4, 10)


@pytest.mark.parametrize(
    ("grain", "first", "last", "before"),
    [
        ("day", "2013-04-10", "2013-04-10", "2013-04-09"),
        ("week", "2013-04-08", "2013-04-14", "2013-04-01"),
        ("weekend", "2013-04-13", "2013-04-14", "2013-04-06"),
        ("month", "2013-04-01", "2013-04-30", "2013-03-01"),
        ("quarter", "2013-04-01", "2013-06-30", "2013-01-01"),
        ("half", "2013-01-01", "2013-06-30", "2012-07-01"),
        ("season", "2013-03-01", "2013-05-31", "2012-03-01"),
        ("year", "2013-01-01", "2013-12-31", "2012-01-01"),
        ("decade", "2010-01-01", "2019-12-31", "2000-01-01"),
        ("century", "2000-01-01", "2099-12-31", "1900-01-01"),
    ],
)
def test_periods(grain: Grain, first: str, last: str, before: str) -> None:
    period = period_of(DAY, grain)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert period.shift(-1).first.isoformat() == before


def test_winter_of_january_began_in_december() -> None:
    assert period_of(date(2013, 1, 5), "season") == part_of_year(2012, "season", 4)


def test_outside_the_calendar() -> None:
    with pytest.raises(OverflowError):
        Period(date(1, 1, 1), "year").shift(-1)


@pytest.mark.parametrize(
    ("year", "day"), [(2013, "2013-03-31"), (2000, "2000-04-23"), (2019, "2019-04-21")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).first.isoformat() == day


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("11-#44", "2013-11-28"),
        ("05-#L1", "2013-05-27"),
        ("12-25", "2013-12-25"),
        ("easter-2", "2013-03-29"),
    ],
)
def test_holidays(rule: str, day: str) -> None:
    found = holiday_in(2013, rule)
    assert found is not None
    assert found.first.isoformat() == day

from datetime import date

import pytest

from dateline.annotate.times.edtf import bounds_of, parse_edtf
from dateline.errors import InputError


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2013", "2013-01-01", "2013-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2013-02-09", "2013-02-09", "2013-02-09"),
        ("2013-02-09T17:00:00Z", "2013-02-09", "2013-02-09"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("XXXX-02-09", None, None),
        ("2012-24", "2012-12-01", "2013-02-28"),
        ("2011/..", "2011-01-01", None),
        ("../2011-05", None, "2011-05-31"),
        ("1950~", "1950-01-01", "1950-12-31"),
    ],
)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    assert bounds_of(text) == (earliest, latest)
    assert str(parse_edtf(text)) == text


@pytest.mark.parametrize(
    "text", ["", "2013-13", "2013-02-30", "2013-21-01", "../..", "13", "2013-2"]
)
def test_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(InputError, match="edtf"):
        parse_edtf(text)


def test_unknown_has_no_bounds() -> None:
    assert bounds_of(None) == (None, None)
    first, last = parse_edtf("2013").bounds
    assert (first, last) == (date(2013, 1, 1), date(2013, 12, 31))

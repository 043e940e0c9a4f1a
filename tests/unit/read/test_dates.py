import pytest

from dateline.errors import InputError
from dateline.read.dates import check_published


@pytest.mark.parametrize("value", ["2013-02-09", "2013-02-09T14:00:00+03:00", "2013-02-09T14:00Z"])
def test_dates_and_times_are_kept_as_given(value: str) -> None:
    assert check_published(f" {value} ", "x") == value


@pytest.mark.parametrize("value", [None, "", "  "])
def test_no_date_is_none(value: str | None) -> None:
    assert check_published(value, "x") is None


@pytest.mark.parametrize(
    "value", ["2013-02-30", "9 February 2013", "2013", "2013-02", "20130209", "2013-W06-6"]
)
def test_what_is_no_day_is_an_error_that_names_it(value: str) -> None:
    with pytest.raises(InputError, match=r"a\.jsonl:3: published: .* is not a date"):
        check_published(value, "a.jsonl:3: published")

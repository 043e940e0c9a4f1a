import pytest

from dateline.errors import SettingsError
from dateline.fetch import FetchOptions


def test_the_user_agent_says_who_and_how_to_reach_them() -> None:
    options = FetchOptions(contact="desk@example.org")
    assert options.agent_header.startswith("dateline/")
    assert options.agent_header.endswith("(news research; contact: desk@example.org)")
    assert "contact: not given" in FetchOptions().agent_header
    assert options.product == "dateline"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("contact", "a\r\nX: y"),
        ("contact", ""),
        ("contact", "Zoë"),
        ("user_agent", "two words"),
        ("delay", -1.0),
        ("delay", float("nan")),
        ("delay", float("inf")),
        ("max_bytes", 0),
        ("timeout", 0.0),
        ("timeout", float("inf")),
        ("max_redirects", -1),
    ],
)
def test_an_option_that_cannot_be(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match=name):
        FetchOptions(**{name: value})  # type: ignore[arg-type]

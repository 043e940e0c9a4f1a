import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.fetch.urls import join, show, to_url


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        (" HTTPS://News.Example:443/a b?c#d ", "https://news.example/a%20b?c"),
        ("http://пример.example/ü", "http://xn--e1afmkfd.example/%C3%BC"),
        ("http://news.example:8080", "http://news.example:8080"),
    ],
)
def test_an_address_has_one_spelling(written: str, asked: str) -> None:
    assert str(to_url(written)) == asked


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://a.example/", "http://["]))
def test_any_text_is_an_address_or_an_error(text: str, start: str) -> None:
    with contextlib.suppress(InputError):
        url = to_url(start + text)
        assert url.scheme in ("http", "https")
        assert str(url).isascii()
        assert str(url).isprintable()
        assert to_url(str(url)) == url


@given(st.text(max_size=60))
def test_any_redirect_is_an_address_or_an_error(location: str) -> None:
    with contextlib.suppress(InputError):
        assert join(to_url("https://a.example/b"), location).scheme in ("http", "https")


def test_what_is_shown_holds_no_password_and_no_control_characters() -> None:
    assert show("https://me:secret@a.example/b") == "https://…@a.example/b"
    assert show("https://a.example//@me/b") == "https://a.example//@me/b"
    for misspelt in ("https://me:sec/ret@a.example/", "http:me:secret@a", "me:secret@a.example"):
        assert "ret" not in show(misspelt)
    assert show("https://a.example/\x1b[2J\n") == "https://a.example/\ufffd[2J\ufffd"
    assert len(show("https://a.example/" + "a" * 5_000)) == 300

import pytest

from dateline.errors import InputError
from dateline.read.html import read_html

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>Eleven held</title><meta property="og:site_name" content="The Post">
<meta property="article:published_time" content="2014-05-12T08:30:00+01:00"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Eleven held</h1>
<p>Police in Abéché arrested eleven men on Monday after a long night of unrest in the old town.</p>
<p>The governor said that they would be tried. Their families gathered outside the court.</p>
</article></body></html>"""


def test_the_article_its_title_outlet_and_date_are_found() -> None:
    document = read_html(PAGE.format(charset="utf-8").encode(), "a.html")
    assert "arrested eleven men" in document.text
    assert "Sport" not in document.text
    assert (document.title, document.outlet) == ("Eleven held", "The Post")
    assert document.published == "2014-05-12"


def test_a_page_in_the_charset_it_declares() -> None:
    page = PAGE.format(charset="iso-8859-1")
    assert "Abéché" in read_html(page.encode("latin-1"), "a.html").text


def test_a_page_without_an_article_is_an_error() -> None:
    with pytest.raises(InputError, match=r"a\.html: no article text"):
        read_html(b"<html><body></body></html>", "a.html")

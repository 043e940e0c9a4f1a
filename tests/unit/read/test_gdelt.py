import pytest
from tests.reading import document, errors, read_bytes

from dateline.read.originals import find_in_bytes
from dateline.records import Document, Original

URL = "https://post.example/judges"


def row(cells: int, **at: str) -> bytes:
    values = ["x"] * cells
    for position, value in at.items():
        values[int(position[1:])] = value
    return "\t".join(values).encode()


EVENT = row(61, _0="410412347", _59="20150218230000", _60=URL)
OLD_EVENT = row(58, _0="250000001", _56="20130408", _57=URL)
MENTION = row(16, _0="410412347", _2="20150218230000", _4="post.example", _5=URL)
GKG = row(27, _0="20150218230000-0", _1="20150218230000", _3="post.example", _4=URL)


@pytest.mark.parametrize(
    ("raw", "name", "outlet", "added"),
    [
        (EVENT, "20150218.export.CSV", None, "20150218230000"),
        (OLD_EVENT, "20130408.export.csv", None, "20130408"),
        (MENTION, "20150218.mentions.CSV", "post.example", "20150218230000"),
        (GKG, "20150218.gkg.csv", "post.example", "20150218230000"),
    ],
)
def test_a_row_says_only_where_an_article_is(
    raw: bytes, name: str, outlet: str | None, added: str
) -> None:
    read = document(raw + b"\n", name)
    assert (read.text, read.url, read.outlet, read.published) == ("", URL, outlet, None)
    assert read.extra["metadata_only"] is True
    assert read.extra["gdelt_added"] == added
    assert read.language is None


def test_an_original_is_the_row_as_it_stands() -> None:
    first, second = find_in_bytes(MENTION + b"\r\n" + MENTION, "a.mentions.CSV")
    assert isinstance(first, Original)
    assert (first.raw, first.origin, first.url) == (MENTION, "a.mentions.CSV:1", URL)
    assert isinstance(second, Original)


def test_a_row_without_an_address_fails_alone() -> None:
    found = read_bytes(EVENT + b"\n" + row(61, _0="410412347") + b"\n" + EVENT, "a.export.CSV")
    assert [type(one).__name__ for one in found] == ["Document", "Failure", "Document"]
    assert errors(found)[0].startswith("a.export.CSV:2: no row of a GDELT list")


def test_another_table_is_no_gdelt_list() -> None:
    assert isinstance(document(b"text\ttitle\nTroops left.\tA\n", "a.csv"), Document)

"""The page on reading names every suffix and the bounds as they are."""

from pathlib import Path

import pytest

from dateline.read import bounds, jsonl, kinds, language
from dateline.read.columns import MAPPABLE
from dateline.records.document import MAX_LENGTH


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs" / "reading.md").read_text(encoding="utf-8")


def test_each_suffix_and_field_is_named(page: str) -> None:
    for name in (*kinds.SUFFIXES, *MAPPABLE):
        assert f"`{name}`" in page, name


def test_the_bounds_are_those_of_the_code(page: str) -> None:
    for stated in (
        f"one document's file | {bounds.LARGEST // 10**6} MB",
        f"one article's text | {MAX_LENGTH:,} characters",
        f"a JSONL line | {jsonl.LONGEST_LINE // 10**6} MB",
        f"out of one file | {bounds.LARGEST_TOTAL // 10**9} GB",
        f"each byte in | {bounds.RATIO}, beyond {bounds.SMALL // 10**6} MB",
        f"members of an archive | {bounds.MOST_MEMBERS:,}",
        f"list of members | {bounds.LARGEST_LIST // 10**6} MB",
        f"archives in archives | {bounds.DEPTH}",
        f"members of a tar | {bounds.HEADER // 10**6} MB",
        f"at least {language.ENOUGH} letters",
        f"probability is {language.CERTAIN}",
    ):
        assert stated in page, stated

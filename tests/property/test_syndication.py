"""What holds of copies for any two texts, and of the index for any signature."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.link.syndication import (
    BANDS,
    bands,
    compare_texts,
    differences,
    is_copy,
    signature,
    to_words,
)
from dateline.records import Boilerplate

WORDS = st.sampled_from(("troops", "fired", "in", "Karo", "12", "people", "died", "said"))
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words) + ". ")
TEXTS = st.lists(st.one_of(SENTENCES, st.just("\n\n"), st.just("Go on. ")), max_size=30).map(
    "".join
)
ANY = st.one_of(TEXTS, st.text(max_size=200))
LONG = st.lists(st.integers(0, 10**6), min_size=30, max_size=120, unique=True).map(
    lambda numbers: " ".join(f"w{number}" for number in numbers)
)


@given(ANY, ANY)
def test_two_texts_share_the_same_whichever_comes_first(a: str, b: str) -> None:
    one, other = compare_texts(a, b), compare_texts(b, a)
    assert one.jaccard == other.jaccard
    assert (one.of_a, one.of_b) == (other.of_b, other.of_a)
    assert 0 <= one.jaccard <= min(one.of_a, one.of_b) <= 1
    assert is_copy(one) == is_copy(other)


@given(LONG)
def test_a_text_is_a_copy_of_itself_and_found(text: str) -> None:
    assert is_copy(compare_texts(text, text))
    of_text, of_capitals = signature(text), signature(text.upper().replace(" ", ",\n"))
    assert of_text is not None
    assert of_text == of_capitals


@given(LONG, st.text(max_size=60), st.booleans())
def test_boilerplate_around_a_text_changes_nothing(text: str, extra: str, before: bool) -> None:
    bar = f"Share {extra} now"
    page = f"{bar}\n{text}" if before else f"{text}\n{bar}"
    start = page.index(bar)
    marked = [Boilerplate(start=start, end=start + len(bar), reason="a bar")]
    assert signature(page, marked) == signature(text)
    assert compare_texts(page, text, marked).jaccard == 1


@given(st.one_of(LONG, ANY))
def test_the_keys_of_bands_fit_a_column_of_integers(text: str) -> None:
    of_text = signature(text)
    assume(of_text is not None)
    assert of_text is not None
    keys = bands(of_text)
    assert len(set(keys)) == len(keys) == BANDS
    assert all(-(2**63) <= key < 2**63 for key in keys)


@given(ANY, ANY)
@settings(max_examples=200)
def test_outside_what_differs_two_texts_have_the_same_words(a: str, b: str) -> None:
    found = differences(a, b)
    assert _without(a, [(one.start, one.end) for one in found]) == _without(
        b, [(one.other_start, one.other_end) for one in found]
    )
    for one in found:
        mine, theirs = a[one.start : one.end], b[one.other_start : one.other_end]
        assert to_words(mine) != to_words(theirs)
    assert differences(a, a) == []


def _without(text: str, spans: list[tuple[int, int]]) -> list[str]:
    at, words = 0, []
    for start, end in spans:
        assert at <= start <= end <= len(text)
        words += to_words(text[at:start])
        at = end
    return words + to_words(text[at:])

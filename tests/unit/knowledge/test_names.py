import pytest

from dateline.knowledge.names import NameIndex, fold, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("U.N.", ("un",)),
        ("al-Qaeda", ("al", "qaeda")),
        ("Kurdistan Workers' Party", ("kurdistan", "workers", "party")),
        ("Ministry of the Interior", ("ministry", "of", "interior")),
        ("Côte d'Ivoire", ("cote", "d", "ivoire")),
    ],
)
def test_names_are_compared_by_their_words(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


def test_fold_drops_case_accents_and_dots() -> None:
    assert fold("São Tomé, U.S.") == "sao tome, us"


def test_the_longest_name_is_found_and_equal_names_add_up() -> None:
    index = NameIndex([("United", 1), ("United Nations", 2), ("united nations", 3)])
    assert index.longest(["the", "united", "nations", "said"], 1) == (2, (2, 3))
    assert index.longest(["united", "states"], 0) == (1, (1,))
    assert index.longest(["said"], 0) is None
    assert index["United Nations"] == (2, 3)
    assert index["United"] == (1,)
    assert index["United Nation"] == ()

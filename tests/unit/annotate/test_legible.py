from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from dateline.annotate.casing import Recaser
from dateline.annotate.english import English
from dateline.annotate.legible import find_paragraphs, legible, paragraph_starts
from dateline.annotate.vocabulary import Single, Vocabulary


def tiny_recaser() -> Recaser:
    tables = {pos: frozenset[str]() for pos in ("noun", "verb", "adj", "adv")}
    return Recaser(
        Vocabulary(
            english=English(
                index=tables | {"verb": frozenset({"kill", "say"})},
                exceptions=tables,
                rules={pos: (("s", ""),) for pos in tables},
                seen=frozenset(),
                function=frozenset({"the", "of", "in"}),
            ),
            lists={"name": {"monday": "Monday"}, "leaning": {"the": "the"}},
            first={},
            singles={"us": Single("US", "people")},
            phrases={"a": ((("a", "b"), ("A", "B")),)},
        )
    )


RECASER = tiny_recaser()
PIECES = st.sampled_from(
    [
        *("a", "B", "the", "US", "u.s.", "MONDAY", "İ", "ß", "ŉ", "é", "Σ", "5"),
        *("'s", "''s", " s", "“", "”", "(", ")", "--", "…", ". ", ", ", ": "),
        *(" ", "  ", "\n", "\n\n", "\r\n", "\u00a0"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS)
@example("İİİ İİİ İİİ İİİ")
@example("a ŉ b\n\nSTRASSE ß AB CD")
def test_length_stays(text: str) -> None:
    assert len(legible(text)) == len(text)
    assert len(legible(text, RECASER)) == len(text)


@given(TEXTS)
def test_only_case_and_marks_change(text: str) -> None:
    for old, new in zip(legible(text), legible(text, RECASER), strict=True):
        assert old == new or old.casefold() == new.casefold() or (old in " \n'" and new in " ,'")


@given(TEXTS)
def test_starts_lie_within(text: str) -> None:
    starts = paragraph_starts(text)
    assert all(0 <= start <= len(text) for start in starts)
    assert all(start == 0 or not text[start].isspace() for start in starts)


@given(TEXTS)
def test_reading_again_changes_no_case_of_mixed_text(text: str) -> None:
    class Nothing:
        def recase(self, text: str, lines: Sequence[tuple[int, int]]) -> str:
            assert all(0 <= start < end <= len(text) for start, end in lines)
            assert list(lines) == sorted(lines)
            return text

    assert legible(text, Nothing()) == legible(text)


def test_quotation_marks_and_spaces() -> None:
    assert legible("“It’s\u00a0over,” he said") == '"It\'s over," he said'


def test_wrapped_lines_are_joined() -> None:
    text = "POLICE SAID ON MONDAY THAT THE\nARMY HAD LEFT THE TOWN AND THAT\nIT WAS QUIET."
    assert legible(text) == text.replace("\n", " ")
    assert paragraph_starts(text) == {0}


def test_lines_that_stand_alone() -> None:
    text = "Police leave town.\nThe army stays.\n\n  By a reporter\n\nIt was quiet."
    assert legible(text) == text
    assert paragraph_starts(text) == {0, 19, 38, 53}


def test_paragraphs() -> None:
    found = find_paragraphs("\n\none\n \n two\nthree\n")
    assert [(p.start, p.end) for p in found] == [(2, 5), (9, 19)]


def test_long_lines_are_not_wrapped() -> None:
    text = "word " * 30 + "\n" + "word " * 30
    assert legible(text) == text

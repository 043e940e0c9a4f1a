"""The variants of a text differ from it as their names say, and the scores count what they say."""

from difflib import SequenceMatcher

import pytest

from dateline.evaluate import copies
from dateline.evaluate.copies import (
    CopyScores,
    KindScore,
    append_correction,
    change_header,
    change_toll,
    cut_long,
    cut_short,
    edit,
    evaluate_copies,
    look_back,
    make_pairs,
    opening,
    quote_half,
    rewrap,
    to_paragraphs,
)
from dateline.link.syndication import to_words
from dateline.records import Document

PARAGRAPHS = [
    "TWO RIVERS (Valley Wire) -- Floods took the bridge at Two Rivers in 2019 and 14 people with "
    'it. "Nobody had closed the road," the ferryman\'s widow said.',
    "The engineer who built it -- he is 80 now -- came to see. He counted 14 names on the stone.",
    "The province has promised another bridge, with 1,400 tonnes of steel and a footpath on the "
    "side from which one sees the mill. It is to be paid for by a toll that nobody wants to name.",
    "Until then there is the ferry. It crosses when there are six passengers, or one in a hurry.",
    "On market days the queue reaches the chapel.",
    "The mill has been shut since spring.",
]
TEXT = "\n\n".join(PARAGRAPHS)
OTHER = " ".join(f"word{n}" for n in range(150))


def document(name: str, text: str, happening: str | None = None) -> Document:
    return Document(id=name, text=text, extra={"happening": happening} if happening else {})


def test_a_changed_header_leaves_the_report_as_it_is() -> None:
    changed = change_header(TEXT)
    assert changed.endswith(TEXT.removeprefix("TWO RIVERS (Valley Wire) -- "))
    assert "Valley Wire" not in changed
    assert change_header("No dateline here.").endswith(" -- No dateline here.")


def test_two_paragraphs_are_cut_from_long_and_from_short_articles() -> None:
    assert cut_long(TEXT) == "\n\n".join(PARAGRAPHS[:4])
    assert cut_short(TEXT) is None
    short = "\n\n".join(PARAGRAPHS[:4])
    assert cut_long(short) is None
    assert cut_short(short) == "\n\n".join(PARAGRAPHS[:2])
    assert cut_short("\n\n".join(PARAGRAPHS[:3])) is None


def test_a_correction_stands_below_the_whole_text() -> None:
    corrected = append_correction(TEXT)
    assert corrected.startswith(f"{TEXT}\n\nCorrection: ")


@pytest.mark.parametrize("text", [TEXT, OTHER])
def test_a_desk_drops_and_replaces_between_5_and_8_percent_of_the_words(text: str) -> None:
    before, after = text.split(), edit(text).split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    edits = [(tag, end - start) for tag, start, end, *_ in matcher.get_opcodes() if tag != "equal"]
    assert {tag for tag, _ in edits} == {"delete", "replace"}
    assert 0.05 <= sum(words for _, words in edits) / len(before) <= 0.08


def test_new_lines_and_quotes_change_no_word() -> None:
    wrapped = rewrap(TEXT)
    assert to_words(wrapped) == to_words(TEXT)
    assert max(map(len, wrapped.split("\n"))) <= copies.WIDTH
    assert "“Nobody had closed the road,” the ferryman’s widow said." in " ".join(wrapped.split())
    assert "built it — he is 80 now — came" in " ".join(wrapped.split())


def test_one_number_changes_wherever_it_stands() -> None:
    changed = change_toll(TEXT)
    assert changed is not None
    assert changed == TEXT.replace(" 14 ", " 17 ")
    assert change_toll("In 2019 nobody died.") is None
    assert change_toll("It weighed 1,400 tonnes and cost 3.5 million.") is None


def test_an_opening_is_whole_sentences_and_a_brief_all_of_itself() -> None:
    assert TEXT.startswith(opening(TEXT)[:40])
    assert opening(TEXT).endswith("stone.")
    assert opening("One sentence. And another.") == "One sentence. And another."


def test_half_is_quoted_among_as_many_words_of_its_own() -> None:
    quoting = quote_half(OTHER, TEXT)
    assert quoting is not None
    words = TEXT.split()
    half = len(words) // 2
    assert " ".join(words[:half]) in quoting
    assert " ".join(words[: half + 1]) not in quoting
    assert sum(word.startswith("word") for word in quoting.split()) == half
    assert quoting.startswith("word0 ")
    assert quoting.endswith(f"word{half - 1}")
    assert quote_half("Too short.", TEXT) is None


def test_an_anniversary_piece_has_one_old_paragraph() -> None:
    piece = look_back("One.\n\nTwo.\n\nThree.\n\nFour.", TEXT)
    assert piece.split("\n\n") == ["One.", "Two.", PARAGRAPHS[2], "Three.", "Four."]


def test_a_text_without_line_breaks_has_paragraphs_of_three_sentences() -> None:
    assert to_paragraphs("One. Two! Three? Four. Five.") == ["One. Two! Three?", "Four. Five."]
    assert to_paragraphs("One.\nTwo. Three.\n\n Four.") == ["One.", "Two. Three.", "Four."]


def test_what_is_on_one_happening_is_paired_once_and_is_never_unrelated() -> None:
    articles = [
        document("a", TEXT, "bridge"),
        document("b", f"Another report. {OTHER}", "bridge"),
        *(document(f"c{n}", f"Number {n}. {OTHER[n:]}", f"other {n}") for n in range(3)),
    ]
    pairs = list(make_pairs(articles))
    same = [pair for pair in pairs if pair.kind == "same happening"]
    assert [(pair.text, pair.other) for pair in same] == [(articles[1].text, TEXT)]
    unrelated = [pair for pair in pairs if pair.kind == "unrelated" and pair.other == TEXT]
    assert [pair.text for pair in unrelated] == [articles[2].text]
    roundup = next(
        pair for pair in pairs if pair.kind == "round-up" and pair.other == opening(TEXT)
    )
    assert opening(TEXT) in roundup.text
    assert all(opening(one.text) in roundup.text for one in articles[2:])
    assert opening(articles[1].text) not in roundup.text
    assert list(make_pairs(articles)) == pairs


def test_a_text_that_does_not_lend_itself_gives_no_pair_of_a_kind() -> None:
    alone = [document("a", "Floods took the bridge at Two Rivers. Nobody was hurt.")]
    kinds = {pair.kind for pair in make_pairs(alone)}
    assert kinds == {"exact", "header changed", "correction appended", "desk edit"}


def test_copies_too_short_to_compare_are_counted_as_missed() -> None:
    scores = evaluate_copies([document("a", "Floods took the bridge at Two Rivers.")])
    assert scores.recall == 0
    assert scores.found == 0
    assert scores.precision is None


def test_precision_and_recall_are_those_of_all_pairs() -> None:
    scores = CopyScores(
        (
            KindScore("cut", True, pairs=8, right=6, found=7, least=0.3, most=0.9),
            KindScore("exact", True, pairs=2, right=2, found=2, least=1, most=1),
            KindScore("quotes", False, pairs=10, right=8, found=9, least=0.2, most=0.6),
        )
    )
    assert scores.precision == 8 / 10
    assert scores.recall == 8 / 10
    assert scores.found == 9 / 10
    assert [one.share_right for one in scores.kinds] == [0.75, 1, 0.8]
    assert CopyScores(()).recall is None

import os
import subprocess
import sys
import textwrap
import time
from hashlib import sha256

import pytest
from tests.desks import article

from dateline.link.syndication import (
    bands,
    compare_texts,
    differences,
    is_copy,
    signature,
)
from dateline.records import Boilerplate

PARAGRAPHS = [
    "Rockets hit the market of a refugee camp late on Sunday and killed eleven people, a doctor "
    "at the camp's clinic said. More than forty were hurt, most of them women and children.",
    "Witnesses counted nine explosions within a quarter of an hour. The last two fell beside the "
    "well, where families had gathered after evening prayers.",
    "The governor blamed a militia from across the border and asked for troops to be sent. A "
    "spokesman for the militia denied it and spoke of an accident in an arms store.",
    "Aid workers said that the clinic had run out of blood by midnight and that the road to the "
    "provincial hospital was closed because of the rains.",
]
ARTICLE = "\n\n".join(PARAGRAPHS)
SIGNED = "bfcb1554712be1c18d6fec67759997219108fb9872945fcd7cfde3661201bdc1"
OTHER = (
    "Eleven refugees died when their market came under rocket fire, the United Nations said on "
    "Monday. It was the third such attack this year. The mission asked both governments for an "
    "inquiry and for safe passage for the wounded, some of whom are children, to the capital. "
    "Funerals were held in the morning under guard; schools stay closed until Thursday."
)


@pytest.mark.parametrize(
    "copy",
    [
        ARTICLE,
        f"By our own correspondent\nNORTHERN DAILY, Monday --\n{ARTICLE}",
        "\n\n".join(PARAGRAPHS[:3]),
        f"{ARTICLE}\n\nCorrection: an earlier version gave the wrong day.",
        ARTICLE.replace("eleven", "12").replace("forty", "sixty"),
        ARTICLE.upper(),
        ARTICLE.replace("\n\n", " ").replace("'", "’"),
    ],
    ids=["exact", "header", "cut", "correction", "toll", "capitals", "wrapped"],
)
def test_copies_are_found_and_told(copy: str) -> None:
    assert is_copy(compare_texts(ARTICLE, copy))
    one, two = signature(ARTICLE), signature(copy)
    assert one is not None
    assert two is not None
    assert set(bands(one)) & set(bands(two))


@pytest.mark.parametrize(
    "text",
    [
        OTHER,
        f"{OTHER}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n{article(3)}",
        f"{article(1)}\n\n{PARAGRAPHS[2]}\n\n{article(2)}",
    ],
    ids=["another article", "quotes half", "round-up"],
)
def test_another_article_is_no_copy(text: str) -> None:
    assert not is_copy(compare_texts(ARTICLE, text))


def test_boilerplate_is_left_out() -> None:
    bar = "Share this article on every network that you know and some that nobody knows. " * 8
    page = f"{bar}\n{ARTICLE}"
    marked = [Boilerplate(start=0, end=len(bar), reason="a bar")]
    assert signature(page, marked) == signature(ARTICLE)
    assert compare_texts(page, ARTICLE, marked).jaccard == 1
    assert compare_texts(page, ARTICLE).jaccard < 1


def test_a_few_words_have_no_signature() -> None:
    assert signature("Rockets hit the market of a refugee camp.") is None
    assert signature("") is None
    assert compare_texts("", ARTICLE).jaccard == 0


def test_a_signature_is_the_same_in_every_process() -> None:
    program = "import sys; from dateline.link.syndication import *; "
    program += "print(signature(sys.argv[1]).hex(), bands(signature(sys.argv[1])))"
    told = {
        subprocess.run(
            [sys.executable, "-c", program, ARTICLE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    mine = signature(ARTICLE)
    assert mine is not None
    assert told == {f"{mine.hex()} {bands(mine)}\n"}
    assert all(-(2**63) <= band < 2**63 for band in bands(mine))


def test_a_signature_stays_what_it_was_when_it_was_stored() -> None:
    stored = signature(ARTICLE)
    assert stored is not None
    assert sha256(stored).hexdigest() == SIGNED, (
        "signatures in desks can no longer be compared: was this meant, or is it a new datasketch?"
    )


def test_what_differs_is_shown_by_the_sentence() -> None:
    copy = f"By our staff\n\n{ARTICLE}".replace("nine explosions", "ten explosions")
    copy += "\n\nCorrection: an earlier version gave the wrong day."
    found = [
        (copy[one.start : one.end], ARTICLE[one.other_start : one.other_end])
        for one in differences(copy, ARTICLE)
    ]
    assert found == [
        ("By our staff", ""),
        (
            "Witnesses counted ten explosions within a quarter of an hour.",
            "Witnesses counted nine explosions within a quarter of an hour.",
        ),
        ("Correction: an earlier version gave the wrong day.", ""),
    ]
    assert differences(ARTICLE.upper(), ARTICLE.replace("\n\n", "\n")) == []
    assert [ARTICLE[d.other_start : d.other_end] for d in differences("", ARTICLE)] == [ARTICLE]


def test_long_texts_take_no_long_time() -> None:
    long = "\n".join(article(n) for n in range(80))  # some 5,000 words
    begun = time.perf_counter()
    assert len(differences(long, long.replace("Police", "Troops"))) > 10
    assert signature(long)
    assert time.perf_counter() - begun < 2, "a quadratic one would take minutes"


def test_sentences_said_over_and_over_take_no_long_time() -> None:
    said = "Go on. No way. " * 2_000
    turned = "No way. Go on. Go on. " * 1_300
    begun = time.perf_counter()
    assert differences(said, said) == []
    assert differences(said, f"{said}Stop. {said}")
    assert differences(said, turned)
    assert time.perf_counter() - begun < 2, "each compared with each, they take minutes"


def test_a_sentence_repeated_once_more_is_what_differs() -> None:
    more = ARTICLE.replace("\n\nThe governor", " Nobody knows. Nobody knows.\n\nThe governor")
    once = more.replace(" Nobody knows. Nobody", " Nobody")
    assert [more[d.start : d.end] for d in differences(more, once)] == ["Nobody knows."]
    assert [d.start == d.end for d in differences(once, more)] == [True]


def test_the_fewest_sentences_are_said_to_have_moved() -> None:
    moved = "\n\n".join([PARAGRAPHS[3], *PARAGRAPHS[:3]])
    found = [
        (moved[d.start : d.end], ARTICLE[d.other_start : d.other_end])
        for d in differences(moved, ARTICLE)
    ]
    assert found == [(PARAGRAPHS[3], ""), ("", PARAGRAPHS[3])]


def test_in_other_lines_only_the_changed_toll_differs() -> None:
    wrapped = "\n\n".join(textwrap.fill(one, 40) for one in PARAGRAPHS)
    assert differences(wrapped, ARTICLE) == []
    changed = wrapped.replace("eleven", "twelve")
    (found,) = differences(changed, ARTICLE)
    assert " ".join(changed[found.start : found.end].split()) == (
        "Rockets hit the market of a refugee camp late on Sunday and killed twelve people, a "
        "doctor at the camp's clinic said."
    )
    assert ARTICLE[found.other_start : found.other_end] == PARAGRAPHS[0].partition(" More")[0]


def test_the_whole_differs_where_nothing_is_the_same() -> None:
    (found,) = differences(OTHER, ARTICLE)
    assert (found.start, found.end) == (0, len(OTHER))
    assert (found.other_start, found.other_end) == (0, len(ARTICLE))

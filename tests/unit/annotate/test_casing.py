from collections.abc import Sequence

import pytest
import spacy

from dateline.annotate.casing import Recaser, Style, is_headline, style_of
from dateline.annotate.english import English
from dateline.annotate.legible import legible
from dateline.annotate.marks import restore_marks
from dateline.annotate.vocabulary import Key, Kind, Single, Vocabulary


def words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOUNS = words_in("""army attack police force president minister mayor family singer market bank
    straw march china turkey forces minister soldier rebel man movement statement""")
VERBS = words_in("""arrest kill attack say rise leave left sign march polish tell told straw raid
    close object fear""")
ADJECTIVES = words_in("armed new foreign polish late old")
FUNCTION = words_in("""the a an of in on at to and or but by was were is are it he she they we us
    who said may will for with from that near during not all so two i s""")
SEEN = frozenset({"army", "police", "forces", "soldiers", "officers"})


def english() -> English:
    index = {"noun": NOUNS, "verb": VERBS, "adj": ADJECTIVES, "adv": words_in("yesterday")}
    return English(
        index=index,
        exceptions={"noun": (), "verb": ("killed", "rose"), "adj": (), "adv": ()},
        rules={
            "noun": (("s", ""),),
            "verb": (("s", ""), ("ed", ""), ("ed", "e"), ("ing", "")),
            "adj": (),
            "adv": (),
        },
        seen=SEEN,
        function=FUNCTION,
    )


def phrases(*names: str) -> dict[str, tuple[tuple[Key, Key], ...]]:
    found: dict[str, list[tuple[Key, Key]]] = {}
    for name in names:
        written = tuple(name.split())
        key = tuple(word.lower() for word in written)
        found.setdefault(key[0], []).append((key, written))
    return {word: tuple(sorted(pairs, key=lambda p: -len(p[0]))) for word, pairs in found.items()}


@pytest.fixture(scope="module")
def recaser() -> Recaser:
    def listed(*words: str) -> dict[str, str]:
        return {word.lower(): word for word in words}

    return Recaser(
        Vocabulary(
            english=english(),
            lists={
                "name": listed("Monday", "Islamic", "BBC"),
                "land": listed("Turkey", "China", "Polish"),
                "month": listed("May", "March"),
                "family": listed("straw"),
                "rank": listed("president", "minister"),
                "post": listed("foreign"),
                "title": listed("mr", "gen"),
                "head": listed("san"),
                "abbreviation": listed("mr", "gen", "st"),
                "leaning": listed("the", "of", "in", "to", "for", "as"),
                "told": listed("told", "tell"),
                "starter": listed("the", "he"),
                "says": listed("said"),
            },
            first={"jack": True, "fatima": False},
            singles={
                "un": Single("UN", "body"),
                "us": Single("US", "people"),
                "who": Single("WHO", "body"),
                "french": Single("French", "people"),
                "fmln": Single("FMLN", "body"),
            },
            phrases=phrases("San Salvador", "United Nations", "Shining Path"),
        )
    )


def recased(recaser: Recaser, text: str) -> str:
    return legible(text, recaser)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("POLICE KILLED TWO MEN IN BOGOTA", Style.CAPS),
        ("police killed two men in bogota", Style.LOWER),
        ("Police killed two men in Bogota", Style.MIXED),
        ("He said that it was all over by then and that nobody would ever come back.", Style.MIXED),
        ("UN", Style.MIXED),
        ("12,500 3 4", Style.MIXED),
        ("警察 は 三 人", Style.MIXED),
        ("the firm paid PS13m for it and sold it again for PS19m in the next year.", Style.LOWER),
        ("", Style.MIXED),
    ],
)
def test_style_of(text: str, style: Style) -> None:
    assert style_of(text) is style


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Rebels Kill Three Soldiers in Raid", True),
        ("Rebels kill three soldiers in raid", False),
        ("Rebels Kill Three Soldiers in Raid.", False),
        ("Reuters", False),
    ],
)
def test_headline(line: str, expected: bool) -> None:
    assert is_headline(line) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "THE ARMY KILLED TWO REBELS NEAR SAN SALVADOR ON MONDAY. POLICE SAID SO.",
            "The army killed two rebels near San Salvador on Monday. Police said so.",
        ),
        (
            "president cerezo told the bbc. gen. maza left.",
            "President Cerezo told the BBC. Gen. Maza left.",
        ),
        ("mr. straw rose. straw signed it.", "Mr. Straw rose. Straw signed it."),
        ("a straw in the market was near", "A straw in the market was near"),
        ("jack straw was told of it all", "Jack Straw was told of it all"),
        ("they may march on 3 march or in may", "They may march on 3 March or in May"),
        ("we told us forces of the us", "We told us forces of the US"),
        ("all us soldiers in us forces said so", "All US soldiers in US forces said so"),
        ("the man who left said so to the who", "The man who left said so to the WHO"),
        ("french and polish police polish it", "French and Polish police Polish it"),
        ("they were to polish it near china", "They were to polish it near China"),
        ("the u.s. army left at 5 p.m. on monday", "The U.S. army left at 5 p.m. on Monday"),
        ("i said o'neill wasn't in sana'a", "I said O'Neill wasn't in Sana'a"),
        ("the movement of tupac (mrta) and the mrta", "The movement of Tupac (MRTA) and the MRTA"),
        ("foreign minister cerezo and k. mitra left", "Foreign Minister Cerezo and K. Mitra left"),
        ("islamic police: an ak-47 and an m-19", "Islamic police: an AK-47 and an M-19"),
        ("lucknow: the police said so yesterday", "Lucknow: The police said so yesterday"),
        ('he said, "the army killed all of us"', 'He said, "The army killed all of us"'),
        ("mcdonnell and the tvs objected to it", "McDonnell and the TVS objected to it"),
    ],
)
def test_recased(recaser: Recaser, text: str, expected: str) -> None:
    assert recased(recaser, text) == expected


def test_mixed_text_is_left_alone(recaser: Recaser) -> None:
    text = "Police in bogota killed Two rebels on Monday, the army said.\n\nThey left.\n"
    assert recased(recaser, text) == text


def test_headline_takes_case_from_body(recaser: Recaser) -> None:
    headline = "Rebels Raid Market Near Kurja, Army Says"
    body = "The rebels raided the market near Kurja on Monday, the army said in a statement."
    assert recased(recaser, f"{headline}\n\n{body}") == (
        f"Rebels raid market near Kurja, army says\n\n{body}"
    )


def test_names_in_a_headline_stay(recaser: Recaser) -> None:
    line = "President Vinicio Cerezo Arevalo"
    assert recased(recaser, line) == line


@pytest.mark.parametrize("odd", ["ß", "İ", "ŉ", "ǰ", "ﬁ", "Σ", "ΐ"])
def test_letters_whose_case_is_longer_stay(recaser: Recaser, odd: str) -> None:
    for text in (f"STRA{odd}E IN BOGOTA TODAY", f"stra{odd}e in bogota today", f"{odd} a b c d"):
        read = recased(recaser, text)
        assert len(read) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the singer s family  which sued  won.  it s late",
            "the singer's family, which sued, won.  it's late",
        ),
        ("we don t fear it  they said", "we don't fear it, they said"),
        ("he described it as  a disaster  for all", "he described it as  a disaster  for all"),
        ("the firm's book  it said", "the firm's book  it said"),
        ("mr modi''s police, and ''others''", "mr modi 's police, and ''others''"),
        ("in the 1990 s and in u s courts", "in the 1990 s and in u's courts"),
    ],
)
def test_lost_marks(text: str, expected: str) -> None:
    leaning: Sequence[str] = ("the", "as", "of")
    assert restore_marks(text, leaning) == expected
    assert len(expected) == len(text)


def test_strength_of_words() -> None:
    words = english()
    assert words.strength("would'n't").name == "FUNCTION"
    assert words.strength("killed").name == "SURE"
    assert words.strength("police").name == "SURE"
    assert words.strength("mayor").name == "WEAK"
    assert words.strength("counterattack").name == "DERIVED"
    assert words.strength("cerezo").name == "NONE"


def test_vocabulary_kinds(recaser: Recaser) -> None:
    kinds = {word: recaser.vocabulary[word].kind for word in ("us", "cerezo", "straw", "army")}
    assert kinds == {
        "us": Kind.ACRONYM,
        "cerezo": Kind.UNKNOWN,
        "straw": Kind.FAMILY,
        "army": Kind.WORD,
    }


def test_words_do_not_grow_with_what_is_parsed() -> None:
    nlp = spacy.blank("en")
    words = English.from_model(nlp)
    before = words.strength("zorblatt")
    nlp("the zorblatt of the zorblatts")
    assert words.strength("zorblatt") is before

"""Which words name a place."""

from itertools import pairwise

import pytest
from tests.builders import body
from tests.unit.annotate.places.reading import read

from dateline.annotate.places.find import find_phrases, find_places
from dateline.annotate.places.mention import FoundPlace
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.lexicon import Lexicons

LEXICONS = Lexicons()


def found_in(marked: str, gazetteer: Gazetteer) -> list[FoundPlace]:
    return find_places(read(marked), gazetteer, LEXICONS)


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("A/ bomb/ went/ off/ in/ Baghdad/GPE ./", ["Baghdad"]),
        ("He/ drove/ from/ Paris/GPE ,/ Texas/GPE ./", ["Paris", "Texas"]),
        ("Turkish/NORP jets/ bombed/ the/ town/ ./", ["Turkish"]),
        ("Fire/ broke/ out/ in/ Lamar/GPE County/GPE ./", ["Lamar County"]),
        ("They/ lived/ in/ Fort/GPE Worth/GPE ./", ["Fort Worth"]),
        ("They/ were/ taken/ to/ Camp/ Ashraf/ ./", ["Camp Ashraf"]),
        ("Rockets/ struck/ camp/ Liberty/ ./", ["camp Liberty"]),
        ("She/ was/ held/ in/ Evin/GPE prison/ ./", ["Evin prison"]),
        ("Guards/ at/ Kober/GPE prison/ fired/ ./", ["Kober prison"]),
        ("He/ died/ in/ the/ Shati/GPE refugee/ camp/ ./", ["Shati refugee camp"]),
        ("Shells/ hit/ Al/PERSON -/PERSON Safa/PERSON camp/ ./", ["Al-Safa camp"]),
        ("It/ happened/ in/ Paris/GPE ,/ TX/ ./", ["Paris", "TX"]),
    ],
)
def test_places_are_found(marked: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [place.name for place in found_in(marked, gazetteer)] == names


@pytest.mark.parametrize(
    "marked",
    [
        "Ms./ Paris/PERSON Jones/PERSON won/ ./",
        "The/ ISNA/GPE agency/ said/ so/ ./",
        "Soldiers/ left/ the/ Army/ base/ ./",
        "Mr./ Walter/PERSON Camp/PERSON spoke/ ./",
        "Nothing/ was/ said/ ./",
    ],
)
def test_other_names_are_not(marked: str, gazetteer: Gazetteer) -> None:
    assert found_in(marked, gazetteer) == []


def test_adjectives_are_marked(gazetteer: Gazetteer) -> None:
    places = found_in("Iraqi/NORP troops/ left/ Iraq/GPE ./", gazetteer)
    assert [(place.name, place.adjectival) for place in places] == [
        ("Iraqi", True),
        ("Iraq", False),
    ]


def test_text_in_small_letters_is_read(gazetteer: Gazetteer) -> None:
    places = found_in("police/ in/ baghdad/GPE arrested/ five/ men/ ./", gazetteer)
    assert [place.name for place in places] == ["baghdad"]


def test_the_longest_phrase_wins_and_none_overlap(gazetteer: Gazetteer) -> None:
    body = read("Lamar/GPE County/GPE and/ Fort/GPE Worth/GPE in/ Texas/GPE ./")
    phrases = find_phrases(body, gazetteer, LEXICONS)
    assert [phrase.name for phrase in phrases] == ["Lamar County", "Fort Worth", "Texas"]
    assert all(a.end <= b.start for a, b in pairwise(phrases))


def test_head_is_the_word_that_hangs_outside(gazetteer: Gazetteer) -> None:
    place = found_in("in/ Fort/GPE Worth/GPE ./", gazetteer)[0]
    assert place.head.text in ("Fort", "Worth")
    assert (place.start, place.end) == (3, 13)


def test_capitals_before_a_noun_are_a_body_though_a_town_is_spelt_so(gazetteer: Gazetteer) -> None:
    def names(ents: list[str]) -> list[str]:
        text = body(
            "He told the PARIS agency.",
            heads=[1, 1, 4, 4, 1, 1],
            deps=["nsubj", "ROOT", "det", "compound", "dobj", "punct"],
            pos=["PRON", "VERB", "DET", "PROPN", "NOUN", "PUNCT"],
            ents=ents,
        )
        return [place.name for place in find_places(text, gazetteer, LEXICONS)]

    assert names(["O", "O", "O", "B-ORG", "O", "O"]) == []
    assert names(["O", "O", "O", "B-GPE", "O", "O"]) == ["PARIS"]

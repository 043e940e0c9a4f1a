from pathlib import Path

import pytest
from tests.builders import parsed

from dateline.annotate.events.coder import PatternCoder
from dateline.knowledge.lexicon import Lexicons
from dateline.plugins import ConsideredWord, ExplainingCoder, Reading
from dateline.records import EventType

HEADER = (
    "id\tpos\ttrigger\tneeds\tactor\trecipient\tevent_type\tmode\tcameo\tcontexts\texample\t"
    "counterexample\n"
)
ROWS = (
    "assault.fire.01\tverb\tfire\tat=* !obj=coach\tsubj\tat\tASSAULT\t\t\t\t\t\n"
    "assault.fire.02\tverb\tfire on\t\tsubj\ton\tASSAULT\t\t\t\t\t\n"
)
CLASSES = "id\tclass\tlemmas\texample\tcounterexample\nx.01\tweapon\tgun\t\t\n"


@pytest.fixture(scope="module")
def coder(tmp_path_factory: pytest.TempPathFactory) -> PatternCoder:
    folder = tmp_path_factory.mktemp("lexicons") / "en"
    folder.mkdir()
    (folder / "event_patterns.tsv").write_text(HEADER + ROWS, encoding="utf-8")
    (folder / "word_classes.tsv").write_text(CLASSES, encoding="utf-8")
    return PatternCoder(Lexicons(folder.parent))


def considered(coder: PatternCoder, table: str) -> list[ConsideredWord]:
    reading = Reading(body=parsed(table), is_actor=lambda _: True, is_place=lambda _: False)
    return coder.considered(reading, coder.pipe([reading])[0])


def test_the_pattern_coder_explains(coder: PatternCoder) -> None:
    assert isinstance(coder, ExplainingCoder)


def test_the_need_that_failed_is_named(coder: PatternCoder) -> None:
    (left,) = considered(
        coder,
        "Clubs club NOUN NNS nsubj 1\nfired fire VERB VBD ROOT 1\nworkers worker NOUN NNS dobj 1\n",
    )
    assert left.trigger[0].text == "fired"
    assert left.event_type is EventType.ASSAULT
    assert left.rules == ("event_patterns:assault.fire.01",)
    assert left.reason == "needs something after “at”; and 1 more row"


def test_what_was_coded_is_not_left(coder: PatternCoder) -> None:
    assert (
        considered(
            coder,
            "Troops troop NOUN NNS nsubj 1\nfired fire VERB VBD ROOT 1\nat at ADP IN prep 1\n"
            "crowds crowd NOUN NNS pobj 2\n",
        )
        == []
    )


def test_what_must_not_be_there_is_named(coder: PatternCoder) -> None:
    (left,) = considered(
        coder,
        "Clubs club NOUN NNS nsubj 1\nfired fire VERB VBD ROOT 1\n"
        "coaches coach NOUN NNS dobj 1\nat at ADP IN prep 1\nhome home NOUN NN pobj 3\n",
    )
    assert left.reason == "ruled out by “coaches” as its object; and 1 more row"


@pytest.mark.parametrize(
    ("need", "told"),
    [
        ("obj=@actor|{weapon}", "somebody or a word from the list “weapon” as its object"),
        ("to,in=*", "something after “to” or “in”"),
        ("ccomp.modal=must", "“must” as the helping verb of the clause after it"),
        ("obj.of=@place", "a place after “of” with its object"),
        ("ccomp,ccomp.to,ccomp.attr.xcomp={war_crime}", "a word from the list “war crime” in the"
         " clause after it or after “to” in the clause after it"),
        ("mod=a|b|c|d|e", "“a”, “b”, “c”, “d”, … before it"),
        ("on.of=@number", "a number after “of” with what stands after “on”"),
        ("support=deny", "“deny” as the verb that carries it"),
    ],
)  # fmt: skip
def test_a_need_is_told_in_words(tmp_path: Path, need: str, told: str) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    row = f"assault.fire.01\tverb\tfire\t{need} at=*\tsubj\tat\tASSAULT\t\t\t\t\t\n"
    classes = CLASSES + "x.02\twar_crime\tmassacre\t\t\n"
    (folder / "event_patterns.tsv").write_text(HEADER + row, encoding="utf-8")
    (folder / "word_classes.tsv").write_text(classes, encoding="utf-8")
    (word,) = considered(
        PatternCoder(Lexicons(tmp_path)),
        "Clubs club NOUN NNS nsubj 1\nfired fire VERB VBD ROOT 1\n",
    )
    assert word.reason == f"needs {told}"

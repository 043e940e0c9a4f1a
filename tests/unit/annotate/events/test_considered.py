import pytest
from tests.builders import parsed

from dateline.annotate.events.coder import PatternCoder
from dateline.knowledge.lexicon import Lexicons
from dateline.plugins import Considered, ExplainingCoder, Reading

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


def considered(coder: PatternCoder, table: str) -> list[Considered]:
    return coder.considered(
        Reading(body=parsed(table), is_actor=lambda _: True, is_place=lambda _: False)
    )


def test_the_pattern_coder_explains(coder: PatternCoder) -> None:
    assert isinstance(coder, ExplainingCoder)


def test_the_need_that_failed_is_named(coder: PatternCoder) -> None:
    (left,) = considered(
        coder,
        "Clubs club NOUN NNS nsubj 1\nfired fire VERB VBD ROOT 1\nworkers worker NOUN NNS dobj 1\n",
    )
    assert left.trigger[0].text == "fired"
    assert left.rules == ("event_patterns:assault.fire.01",)
    assert left.reason == "needs at=*"


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
    assert left.reason == "excluded by obj=coach"

import pytest
from tests.builders import parsed
from tests.unit.annotate.events import parses

from dateline.annotate.events.promises import as_promised
from dateline.annotate.events.status import StatusReader, Verdict
from dateline.annotate.events.support import Supports
from dateline.knowledge.lexicon import Lexicons
from dateline.records import EventType, Status


@pytest.fixture(scope="module")
def reader() -> StatusReader:
    lexicons = Lexicons()
    return StatusReader(lexicons, Supports(lexicons))


@pytest.mark.parametrize(
    ("table", "trigger", "status"),
    [
        (parses.ARREST, 1, Status.REPORTED),
        (parses.DENIAL, 6, Status.DENIED),
        (parses.WILL_NOT, 3, Status.NEGATED),
        (parses.WILL_VISIT, 2, Status.INTENDED),
        (parses.THREAT, 3, Status.INTENDED),
        (parses.THREAT, 1, Status.REPORTED),
        (parses.CONDITION, 2, Status.HYPOTHETICAL),
        (parses.ACCUSATION, 4, Status.ALLEGED),
        (parses.ACCUSATION, 1, Status.REPORTED),
    ],
)
def test_status_is_what_the_governing_words_make_of_it(
    table: str, trigger: int, status: Status, reader: StatusReader
) -> None:
    body = parsed(table)
    token = body.all_tokens[trigger]
    assert reader.status_of(token, body.sentence_of(token)).status is status


def test_a_status_names_the_rows_that_led_to_it(reader: StatusReader) -> None:
    body = parsed(parses.DENIAL)
    token = body.all_tokens[6]
    reasons = reader.status_of(token, body.sentence_of(token)).reasons
    assert any(reason.startswith("status_cues:denied.") for reason in reasons)


def test_an_announced_visit_is_an_agreement_and_an_announced_attack_stays_an_attack() -> None:
    announced = Verdict(Status.INTENDED, own_will=True)
    wished = Verdict(Status.INTENDED, own_will=False)
    assert as_promised(EventType.CONSULT, announced) == (EventType.AGREE, Status.REPORTED)
    assert as_promised(EventType.CONSULT, wished) == (EventType.CONSULT, Status.INTENDED)
    assert as_promised(EventType.ASSAULT, announced) == (EventType.ASSAULT, Status.INTENDED)

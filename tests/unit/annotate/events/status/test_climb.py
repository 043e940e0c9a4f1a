import pytest
from tests.builders import parsed
from tests.unit.annotate.events import parses as shared
from tests.unit.annotate.events.status import parses

from dateline.annotate.events.status import StatusReader
from dateline.annotate.events.support import Supports
from dateline.body import Body, Token
from dateline.knowledge.lexicon import Lexicons
from dateline.records import Status


@pytest.fixture(scope="module")
def reader() -> StatusReader:
    lexicons = Lexicons()
    return StatusReader(lexicons, Supports(lexicons))


def word(body: Body, text: str) -> Token:
    return next(token for token in body.tokens if token.text == text)


@pytest.mark.parametrize(
    ("table", "trigger", "status"),
    [
        (shared.ARREST, "arrested", Status.REPORTED),
        (shared.DENIAL, "attacked", Status.DENIED),
        (shared.WILL_NOT, "attack", Status.NEGATED),
        (shared.WILL_VISIT, "attack", Status.INTENDED),
        (shared.THREAT, "threatened", Status.REPORTED),
        (shared.CONDITION, "attack", Status.HYPOTHETICAL),
        (shared.ACCUSATION, "accused", Status.REPORTED),
        (parses.IF_CLAUSE, "attack", Status.HYPOTHETICAL),
        (parses.INVERTED, "attacked", Status.HYPOTHETICAL),
        (parses.IF_SAID, "attack", Status.HYPOTHETICAL),
        (parses.WHETHER, "attacked", Status.HYPOTHETICAL),
        (parses.QUESTION, "attack", Status.HYPOTHETICAL),
        (parses.WHY, "attack", Status.REPORTED),
        (parses.ANY_ATTACK, "attack", Status.HYPOTHETICAL),
        (parses.WOULD_BE, "attack", Status.HYPOTHETICAL),
        (parses.FEARED, "attack", Status.HYPOTHETICAL),
        (parses.MAY_NOT, "meet", Status.HYPOTHETICAL),
        (parses.NOT_RULED_OUT, "sending", Status.HYPOTHETICAL),
        (parses.UNTIL, "surrender", Status.HYPOTHETICAL),
        (parses.DISCUSSED_A, "withdrawal", Status.HYPOTHETICAL),
        (parses.WOULD_SAID, "withdraw", Status.INTENDED),
        (parses.WHEN_THEY, "withdraw", Status.INTENDED),
        (parses.NEXT_WEEK, "meet", Status.INTENDED),
        (parses.PURPOSE, "bomb", Status.INTENDED),
        (parses.SO_THAT, "withdraw", Status.INTENDED),
        (parses.THE_AIM, "attack", Status.INTENDED),
        (parses.RAISED, "meeting", Status.INTENDED),
        (parses.ACCUSED_OF_PLANNING, "kill", Status.INTENDED),
        (parses.REJECTED_CALLS, "truce", Status.REQUESTED),
        (parses.REJECTED_CALLS, "calls", Status.REPORTED),
        (parses.WANTED, "withdraw", Status.REQUESTED),
        (parses.BELIEVED, "kidnapped", Status.ALLEGED),
        (parses.SOURCE, "attacked", Status.ALLEGED),
        (parses.NEITHER_NOR, "bombed", Status.ALLEGED),
        (parses.NOT_DENIED, "killing", Status.ALLEGED),
        (parses.ACCUSED_ME, "burning", Status.ALLEGED),
        (parses.ACCUSED_ME, "accused", Status.REPORTED),
        (parses.NO_INVOLVEMENT, "killing", Status.DENIED),
        (parses.NOT_BEHIND, "attack", Status.DENIED),
        (parses.NOT_BEHIND, "accusations", Status.REPORTED),
        (parses.FALSE_REPORTS, "attack", Status.DENIED),
        (parses.NO_TRUTH, "shelled", Status.DENIED),
        (parses.REFUTED_AND_SAID, "kill", Status.DENIED),
        (parses.INSISTED, "attacked", Status.DENIED),
        (parses.WHICH_DENIED, "attack", Status.DENIED),
        (parses.NOT_GUILTY, "murder", Status.DENIED),
        (parses.NOR_CHARGED, "arrested", Status.NEGATED),
        (parses.NOR_CHARGED, "charged", Status.NEGATED),
        (parses.NO_ARRESTS, "arrests", Status.NEGATED),
        (parses.NO_ONE, "killed", Status.NEGATED),
        (parses.NO_ONE, "raid", Status.REPORTED),
        (parses.NOBODY, "raid", Status.REPORTED),
        (parses.NO_AGREEMENT, "agreement", Status.NEGATED),
        (parses.NO_AGREEMENT, "talks", Status.REPORTED),
        (parses.STOPPED_SHORT, "condemning", Status.NEGATED),
        (parses.STOPPED_SHORT, "raid", Status.REPORTED),
        (parses.INSTEAD, "attacking", Status.NEGATED),
        (parses.HAVE_YET, "arrest", Status.NEGATED),
        (parses.DENIED_A_CHANCE, "meet", Status.NEGATED),
        (parses.CALLED_OFF, "attack", Status.NEGATED),
        (parses.DID_NOT_BUT, "attack", Status.NEGATED),
        (parses.DID_NOT_BUT, "withdrew", Status.REPORTED),
        (parses.RULED_OUT, "sending", Status.NEGATED),
        (parses.NOT_PREVENTED, "attack", Status.REPORTED),
        (parses.NOT_CONDEMNED, "attack", Status.REPORTED),
        (parses.NOT_CLAIMED, "attack", Status.REPORTED),
        (parses.NOT_ONLY, "attack", Status.REPORTED),
        (parses.UNTIL_THEY_DID, "surrendered", Status.REPORTED),
        (parses.DISCUSSED_THE, "bombing", Status.REPORTED),
        (parses.WOULD_THANK, "thank", Status.REPORTED),
        (parses.GUILTY, "murder", Status.REPORTED),
        (parses.SEARCHED, "stabbed", Status.REPORTED),
    ],
)
def test_status_is_what_the_words_around_make_of_it(
    table: str, trigger: str, status: Status, reader: StatusReader
) -> None:
    body = parsed(table)
    token = word(body, trigger)
    assert reader.status_of(token, body.sentence_of(token)).status is status


def test_a_status_names_the_rows_that_led_to_it(reader: StatusReader) -> None:
    body = parsed(shared.DENIAL)
    token = word(body, "attacked")
    reasons = reader.status_of(token, body.sentence_of(token)).reasons
    assert any(reason.startswith("status_cues:denied.") for reason in reasons)


@pytest.mark.parametrize(
    ("table", "trigger", "own_will"),
    [
        (shared.WILL_VISIT, "attack", True),
        (parses.WHEN_THEY, "withdraw", False),
        (parses.IF_CLAUSE, "attack", False),
    ],
)
def test_what_its_doer_announces_without_a_condition_is_his_own_will(
    table: str, trigger: str, own_will: bool, reader: StatusReader
) -> None:
    body = parsed(table)
    token = word(body, trigger)
    assert reader.status_of(token, body.sentence_of(token)).own_will is own_will

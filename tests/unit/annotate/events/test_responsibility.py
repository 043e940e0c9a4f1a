from tests.builders import parsed

from dateline.annotate.events.responsibility import ClaimCue, claimed_by, find_claims
from dateline.plugins import CodedEvent
from dateline.records import EventType

RESPONSIBILITY = ClaimCue(id="c.1", verb=("claim",), object=("responsibility",))
BARE = ClaimCue(id="c.2", verb=("claim",))
ATTACK = """\
Gunmen gunman NOUN NNS nsubj 1
attacked attack VERB VBD ROOT 1
banks bank NOUN NNS dobj 1
. . PUNCT . punct 1

"""


def claimants(claim: str) -> list[str]:
    body = parsed(ATTACK + claim)
    tokens = body.tokens
    event = CodedEvent(
        trigger=(tokens[1],), event_type=EventType.ASSAULT, actors=(tokens[0],), recipients=(),
        rule="r",
    )  # fmt: skip
    (found,) = claimed_by([event], find_claims(body, [RESPONSIBILITY, BARE]), {})
    return [token.text for token in found]


def test_a_claim_of_responsibility_is_of_the_last_act() -> None:
    assert claimants(
        "Rebels rebel NOUN NNS nsubj 5\nclaimed claim VERB VBD ROOT 5\n"
        "responsibility responsibility NOUN NN dobj 5\n"
    ) == ["Rebels"]


def test_nobody_claims_it_where_no_group_does() -> None:
    assert (
        claimants(
            "No no DET DT det 5\ngroup group NOUN NN nsubj 6\nclaimed claim VERB VBD ROOT 6\n"
            "responsibility responsibility NOUN NN dobj 6\n"
        )
        == []
    )


def test_a_refund_is_no_act() -> None:
    assert (
        claimants(
            "Firms firm NOUN NNS nsubj 5\nclaimed claim VERB VBD ROOT 5\n"
            "refunds refund NOUN NNS dobj 5\n"
        )
        == []
    )

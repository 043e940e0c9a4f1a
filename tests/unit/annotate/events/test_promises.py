from dateline.annotate.events.promises import as_promised
from dateline.annotate.events.status import Verdict
from dateline.records import EventType, Status


def test_an_announced_visit_is_an_agreement_and_an_announced_attack_stays_an_attack() -> None:
    announced = Verdict(Status.INTENDED, own_will=True)
    wished = Verdict(Status.INTENDED, own_will=False)
    assert as_promised(EventType.CONSULT, announced) == (EventType.AGREE, Status.REPORTED)
    assert as_promised(EventType.CONSULT, wished) == (EventType.CONSULT, Status.INTENDED)
    assert as_promised(EventType.ASSAULT, announced) == (EventType.ASSAULT, Status.INTENDED)

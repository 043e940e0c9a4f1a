import pytest

from dateline.link.frequency import times_told
from dateline.records import Event, EventType, Quad, Span


def event(text: str, trigger: str) -> Event:
    start = text.index(trigger)
    return Event(
        start=0, end=len(text), text=text, id="e-1", document_id="d",
        trigger=Span(start=start, end=start + len(trigger), text=trigger),
        event_type=EventType.ASSAULT, quad=Quad.MATERIAL_CONFLICT, confidence=0.5, rule="r",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "times"),
    [
        ("The depot came twice under fire", "under fire", 2),
        ("a militia that has raided the depot twice since 2012", "raided", 2),
        ("The depot was raided four times in a week", "raided", 4),
        ("Troops shelled the depot on three occasions", "shelled", 3),
        ("two deadly rocket attacks on the depot", "attacks", 2),
        ("both raids on the depot", "raids", 2),
        ("12 raids on farms", "raids", 12),
        ("The depot was shelled", "shelled", 1),
        ("two men attacked the depot", "attacked", 1),
        ("an attack killed two guards", "attack", 1),
        ("2012 attacks on the depot", "attacks", 1),
        ("the raid that the Depot Times reported", "raid", 1),
    ],
)
def test_how_often_a_clause_says_that_it_happened(text: str, trigger: str, times: int) -> None:
    assert times_told(event(text, trigger)) == times

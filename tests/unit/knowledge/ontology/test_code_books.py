import pytest

from dateline.annotate.events.patterns import EVENT_PATTERNS
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.ontology.cameo import CAMEO_CODES, cameo_code, to_plover
from dateline.knowledge.ontology.plover import contexts, modes_of, promised_type, quad_of
from dateline.records import EventType, Quad


@pytest.mark.parametrize(
    ("cameo", "event_type"),
    [
        ("190", EventType.ASSAULT),
        ("042", EventType.CONSULT),
        ("1031", EventType.REQUEST),
        ("0841", EventType.RETREAT),
        ("010", None),
        ("999", None),
    ],
)
def test_a_cameo_code_becomes_a_plover_type(cameo: str, event_type: EventType | None) -> None:
    assert to_plover(cameo) is event_type


def test_codes_keep_their_leading_zero() -> None:
    assert all(
        code.cameo.isdigit() and len(code.cameo) in (3, 4) for code in Lexicons()[CAMEO_CODES]
    )


def test_every_type_has_a_quadrant() -> None:
    quads = {event_type: quad_of(event_type) for event_type in EventType}
    assert quads[EventType.THREATEN] is Quad.VERBAL_CONFLICT
    assert quads[EventType.PROTEST] is Quad.MATERIAL_CONFLICT
    assert quads[EventType.CONCEDE] is Quad.VERBAL_COOPERATION
    assert quads[EventType.RETREAT] is Quad.MATERIAL_COOPERATION


def test_what_is_promised_is_an_agreement_or_a_concession() -> None:
    assert promised_type(EventType.AID) is EventType.AGREE
    assert promised_type(EventType.RETREAT) is EventType.CONCEDE
    assert promised_type(EventType.ASSAULT) is None


def test_event_patterns_use_the_code_books() -> None:
    rows = Lexicons()[EVENT_PATTERNS]
    assert [r.id for r in rows if r.mode and r.mode not in modes_of(r.event_type)] == []
    assert [r.id for r in rows if r.cameo and cameo_code(r.cameo) is None] == []
    assert [r.id for r in rows if not contexts().issuperset(r.contexts)] == []


def test_every_type_is_coded_by_many_patterns() -> None:
    rows = Lexicons()[EVENT_PATTERNS]
    assert len(rows) >= 600
    for event_type in EventType:
        assert sum(row.event_type is event_type for row in rows) >= 10

"""CAMEO (codebook 1.1b3): its codes, and the PLOVER type that each becomes."""

from functools import cache

from dateline.knowledge.lexicon import Codes, Lexicon, Lexicons, Row
from dateline.records import EventType


class CameoCode(Row):
    """A code with its leading zero, its name, and its crosswalk to PLOVER.

    `event_type` is None for statements and appeals (01, 02), which PLOVER does not code.
    """

    cameo: str
    name: str
    event_type: EventType | None = None
    mode: str | None = None
    contexts: Codes = ()
    note: str | None = None


CAMEO_CODES = Lexicon("ontology/cameo.tsv", row=CameoCode, unique=("cameo",))


@cache
def _codes() -> dict[str, CameoCode]:
    return {row.cameo: row for row in Lexicons()[CAMEO_CODES]}


def cameo_code(cameo: str) -> CameoCode | None:
    """A code's row; None when CAMEO has no such code."""
    return _codes().get(cameo)


def to_plover(cameo: str) -> EventType | None:
    """The PLOVER type of a CAMEO code: `to_plover("190")` is ASSAULT; None where there is none."""
    row = cameo_code(cameo)
    return row.event_type if row else None

"""Pinned: what people said of an incident's reports, as its page tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.records.ids import event_of
from dateline.records.incident import Incident
from dateline.store import Desk
from dateline.store.behind import events_by_id
from dateline.store.find import FoundEvent
from dateline.store.pins import Said, standing_pins

MOST_SHOWN = 3  # reports of one side; the API has all


@dataclass(frozen=True)
class Pinned:
    """What somebody said of reports of this incident.

    Attributes:
        here, elsewhere: its first reports within this incident, and in others.
        more: how many reports elsewhere are not shown.
        parts: how many reports of this incident it is about.
    """

    said: Said
    here: Sequence[FoundEvent]
    elsewhere: Sequence[FoundEvent]
    parts: int
    more: int


def pinned(desk: Desk, one: Incident) -> list[Pinned]:
    """What was said of its reports and not taken back, the newest first."""
    return [
        _pinned(desk, said, frozenset(one.reports)) for said in standing_pins(desk, one.reports)
    ]


def _pinned(desk: Desk, said: Said, reports: frozenset[str]) -> Pinned:
    here, elsewhere = sorted(said.events & reports), sorted(said.events - reports)
    shown = events_by_id(desk, list(map(event_of, [*here[:MOST_SHOWN], *elsewhere[:MOST_SHOWN]])))
    return Pinned(
        said,
        here=[shown[event_of(id_)] for id_ in here if event_of(id_) in shown],
        elsewhere=[shown[event_of(id_)] for id_ in elsewhere if event_of(id_) in shown],
        parts=len(here),
        more=max(0, len(elsewhere) - MOST_SHOWN),
    )

"""Link: the events of a desk become its incidents."""

from collections.abc import Sequence

from dateline.link import Linker
from dateline.records.incident import Incident
from dateline.settings import Settings
from dateline.store.begin import begin_run
from dateline.store.desk import Desk
from dateline.store.incidents import Relinked, save_incidents
from dateline.store.reports import read_pins, read_reports


def link_desk(desk: Desk, settings: Settings) -> tuple[Sequence[Incident], Relinked]:
    """Link a desk's events, and keep the incidents.

    Returns:
        The incidents, and what changed.

    Raises:
        StoreError: the desk cannot be written; its incidents are as they were.
    """
    run = begin_run(desk, "link", settings)
    incidents = Linker(pins=read_pins(desk)).link(read_reports(desk))
    return incidents, save_incidents(desk, incidents, run)

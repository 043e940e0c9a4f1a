"""Link: the events of a desk become its incidents; what came since the last time, and what hangs on
it.
"""

from dataclasses import replace

from dateline.link import Linker
from dateline.link.update import Update, update
from dateline.settings import Settings
from dateline.store.begin import begin_run
from dateline.store.desk import Desk
from dateline.store.incidents import Relinked, incident_ids, keep_incidents
from dateline.store.linked import changed_since, linked_by, note_linked
from dateline.store.links import Links
from dateline.store.reports import read_pins, read_reports


def link_desk(desk: Desk, settings: Settings, *, anew: bool = False) -> Relinked:
    """Link what was added, coded anew, judged, pinned or forgotten since the last time.

    The incidents are those that linking everything gives. All of it is one transaction.

    Args:
        anew: link everything, as is done where other weights or another version linked it last.

    Returns:
        What changed.

    Raises:
        StoreError: the desk cannot be written; its incidents are as they were.
    """
    run = begin_run(desk, "link", settings)
    linker = Linker(pins=read_pins(desk))
    with desk.changing() as db:
        links = Links(db, lambda ids: read_reports(desk, ids))
        if anew or linked_by(db) != linker.digest:
            links.clear()
            anew = True
        since = changed_since(db)
        found = update(links, linker, since.documents, pinned=since.pinned, anew=anew)
        if anew:
            found = _instead_of_all(found, incident_ids(db))
        changes = keep_incidents(db, found.incidents, found.gone, run)
        note_linked(db, linker.digest, since.documents)
    return changes


def _instead_of_all(found: Update, before: set[str]) -> Update:
    """What was found anew, with all that is no more gone."""
    return replace(found, gone=frozenset(before - {one.id for one in found.incidents}))

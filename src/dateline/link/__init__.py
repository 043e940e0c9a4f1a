"""Events of many documents become incidents. Start at `link.py`."""

from dateline.link.link import Linker, Pins, link
from dateline.link.report import Report, reports_of

__all__ = ["Linker", "Pins", "Report", "link", "reports_of"]

"""Reports of many documents: which are copies of one text, and which tell of one happening.

Start at `link.py`; `syndication.py` finds copies.
"""

from dateline.link.group import Pins
from dateline.link.link import Linker, link
from dateline.link.report import Report, reports_of

__all__ = ["Linker", "Pins", "Report", "link", "reports_of"]

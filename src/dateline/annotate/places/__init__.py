"""Places: which words name a place, and which place they name.

Fills `Analysis.places`: `find_places` gets the mentions, `resolve_places` says where each lies.
"""

from dateline.annotate.places.find import find_places
from dateline.annotate.places.mention import FoundPlace
from dateline.annotate.places.resolve import ResolvedPlace, resolve_places

__all__ = ["FoundPlace", "ResolvedPlace", "find_places", "resolve_places"]

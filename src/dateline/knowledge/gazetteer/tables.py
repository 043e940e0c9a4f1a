"""Our own tables of places, in data/ontology/."""

from dateline.knowledge.lexicon import Lexicon, Row, Words


class Region(Row):
    """A region, water or foreign county; `country` is None where several share it."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    geonames: int | None = None
    aliases: Words = ()
    adjectives: Words = ()


class Admin1(Row):
    """A first-level region; `admin1` is GeoNames' code."""

    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    geonames: int | None = None
    aliases: Words = ()
    adjectives: Words = ()


class CountyTown(Row):
    """A town that tells where a US county lies: its seat, or another town in it."""

    state: str
    county: str
    town: str


class CityName(Row):
    """What the English-language press calls a town that GeoNames lists under another name."""

    geonames: int
    name: str
    aliases: Words


class Site(Row):
    """A camp, prison, base or other site that is known by name."""

    name: str
    kind: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    aliases: Words = ()


class CountryPoint(Row):
    """Roughly the centre of a country."""

    country: str
    lat: float
    lon: float


REGIONS = Lexicon("ontology/regions.tsv", row=Region)
ADMIN1 = Lexicon("ontology/admin1.tsv", row=Admin1, unique=("country", "admin1"))
COUNTY_TOWNS = Lexicon("ontology/us_county_towns.tsv", row=CountyTown, unique=("state", "county"))
CITY_NAMES = Lexicon("ontology/city_names.tsv", row=CityName, unique=("geonames",))
SITES = Lexicon("ontology/sites.tsv", row=Site)
COUNTRY_POINTS = Lexicon("ontology/country_points.tsv", row=CountryPoint, unique=("country",))

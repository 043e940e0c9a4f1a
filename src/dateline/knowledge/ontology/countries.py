"""Countries: their names, peoples and capitals, and questions asked of them."""

from functools import cache

from dateline.knowledge.lexicon import Lexicon, Lexicons, Row, Words


class Country(Row):
    """What a country or territory and its people go by.

    `alpha3` is ISO 3166-1 (of the state that it lies in, for parts and breakaway territories;
    CAMEO's code for regions); the row of a country itself has that code in lower case as `id`.
    `capital_stands` are the seats by which the press names the government.
    """

    alpha3: str
    alpha2: str | None = None
    name: str
    names: Words = ()
    demonyms: Words = ()
    people: Words = ()
    capital: Words = ()
    capital_stands: Words = ()
    note: str | None = None

    @property
    def is_state(self) -> bool:
        """Whether this is the row of the country that its code stands for."""
        return self.id == self.alpha3.lower()

    @property
    def country(self) -> str | None:
        """Its ISO code; None for a region of several countries, whose code is CAMEO's alone."""
        return None if self.id.startswith("region-") else self.alpha3

    @property
    def adjectives(self) -> Words:
        """The demonyms that modify: "Iraqi", "British"."""
        return tuple(word for word in self.demonyms if not _is_plural(word))

    @property
    def nationals(self) -> Words:
        """The nouns for its people, and for peoples that live in it alone: "Iraqis", "Chechens"."""
        return tuple(word for word in self.demonyms if _is_plural(word)) + self.people


def _is_plural(demonym: str) -> bool:
    return demonym.endswith(("s", "men", "women")) and not demonym.endswith("ss")


COUNTRIES = Lexicon("ontology/countries.tsv", row=Country)


@cache
def country_codes() -> frozenset[str]:
    """The three-letter codes of all countries and territories."""
    return frozenset(row.alpha3 for row in Lexicons()[COUNTRIES])


@cache
def country_names() -> dict[str, str]:
    """The names of all countries, by three-letter code."""
    return {row.alpha3: row.name for row in Lexicons()[COUNTRIES] if row.is_state}

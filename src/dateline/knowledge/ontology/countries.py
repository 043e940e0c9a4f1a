"""Countries: their names, peoples and capitals, and questions asked of them."""

from dateline.knowledge.lexicon import Lexicon, Row, Words


class Country(Row):
    """A country; `code` is ISO 3166-1 alpha-3."""

    code: str
    name: str
    aliases: Words = ()
    adjectives: Words = ()
    people: Words = ()
    capitals: Words = ()


COUNTRIES = Lexicon("ontology/countries.tsv", row=Country)

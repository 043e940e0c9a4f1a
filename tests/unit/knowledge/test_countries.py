from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.ontology.countries import COUNTRIES, Country
from dateline.knowledge.ontology.sectors import SECTORS, plover_codes


def test_demonyms_are_adjectives_and_nationals() -> None:
    row = Country(id="gbr", alpha3="GBR", name="United Kingdom", demonyms=("British", "Britons"))
    assert row.adjectives == ("British",)
    assert row.nationals == ("Britons",)
    assert row.country == "GBR"


def test_a_region_has_no_country_code() -> None:
    assert Country(id="region-afr", alpha3="AFR", name="Africa").country is None


def test_every_row_has_a_code_of_three_letters() -> None:
    for row in Lexicons()[COUNTRIES]:
        assert len(row.alpha3) == 3, row.id
        assert row.alpha3.isupper(), row.id


def test_cameo_sectors_fold_into_plovers() -> None:
    codes = plover_codes(Lexicons()[SECTORS])
    assert codes["INS"] == codes["SEP"] == "REB"
    assert codes["MIL"] == "MIL"

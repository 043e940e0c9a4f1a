"""Which place a mention means."""

from tests.unit.annotate.places.reading import read

from dateline.annotate.places.find import find_places
from dateline.annotate.places.home import home_of
from dateline.annotate.places.resolve import ResolvedPlace, resolve_places
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.lexicon import Lexicons
from dateline.records import Document

LEXICONS = Lexicons()


def resolved(marked: str, gazetteer: Gazetteer, url: str | None = None) -> dict[str, ResolvedPlace]:
    body = read(marked)
    document = Document(id="d", text=body.text, url=url)
    places = resolve_places(
        find_places(body, gazetteer, LEXICONS), body, gazetteer, document=document
    )
    assert [p.place.start for p in places] == sorted(p.place.start for p in places)
    assert all(body.text[p.place.start : p.place.end] == p.place.text for p in places)
    return {p.place.text: p for p in places}


def test_the_large_city_where_nothing_else_is_said(gazetteer: Gazetteer) -> None:
    place = resolved("He/ lives/ in/ Paris/GPE ./", gazetteer)["Paris"].place
    assert (place.geonames, place.country, place.kind) == (2988507, "FRA", "city")


def test_the_state_after_the_comma(gazetteer: Gazetteer) -> None:
    place = resolved("He/ lives/ in/ Paris/GPE ,/ Texas/GPE ./", gazetteer)["Paris"].place
    assert (place.geonames, place.country, place.admin1) == (4717560, "USA", "Texas")


def test_places_around_it(gazetteer: Gazetteer) -> None:
    marked = "Men/ fled/ from/ Tripoli/GPE to/ Zgharta/GPE in/ Lebanon/GPE ./"
    assert resolved(marked, gazetteer)["Tripoli"].place.geonames == 266826


def test_the_word_beside_it(gazetteer: Gazetteer) -> None:
    marked = "Two/ died/ in/ Nineveh/GPE province/ ,/ north/ of/ Baghdad/GPE ./"
    place = resolved(marked, gazetteer)["Nineveh"].place
    assert (place.kind, place.geonames, place.lat) == ("admin1", None, 36.0)


def test_an_adjective_means_its_country(gazetteer: Gazetteer) -> None:
    turkish = resolved("Turkish/NORP jets/ bombed/ Mosul/GPE ./", gazetteer)["Turkish"]
    assert turkish.adjectival
    assert (turkish.place.kind, turkish.place.country) == ("country", "TUR")


def test_a_site_lies_in_the_place_named_after_it(gazetteer: Gazetteer) -> None:
    marked = "Members/ died/ in/ Camp/ Liberty/ ,/ Iraq/GPE ./"
    place = resolved(marked, gazetteer)["Camp Liberty"].place
    assert (place.kind, place.country, place.geonames, place.lat) == ("site", "IRQ", None, None)


def test_a_site_lies_where_another_mention_of_it_does(gazetteer: Gazetteer) -> None:
    marked = "Camp/ Ashraf/ burned/ ./ Turkish/NORP men/ fled/ Camp/ Ashraf/ in/ Iraq/GPE ./"
    assert resolved(marked, gazetteer)["Camp Ashraf"].place.country == "IRQ"


def test_a_site_named_after_a_town_lies_there(gazetteer: Gazetteer) -> None:
    place = resolved("Guards/ at/ Mosul/GPE prison/ fled/ ./", gazetteer)["Mosul prison"].place
    assert (place.kind, place.country, place.lat) == ("site", "IRQ", 36.3)


def test_a_site_of_nowhere_has_no_country(gazetteer: Gazetteer) -> None:
    place = resolved("They/ were/ taken/ to/ Camp/ Ashraf/ ./", gazetteer)["Camp Ashraf"].place
    assert (place.country, place.lat, place.lon) == (None, None, None)


def test_home_is_read_off_the_address(gazetteer: Gazetteer) -> None:
    dallas = home_of(Document(id="d", text="", url="https://www.dallasnews.com/x"), gazetteer)
    assert dallas.countries == {"USA"}
    assert dallas.regions == {("USA", "TX")}
    irish = home_of(Document(id="d", text="", outlet="tuamherald.ie"), gazetteer)
    assert irish.countries == {"IRL"}
    assert home_of(Document(id="d", text=""), gazetteer).countries == frozenset()


def test_a_paper_of_texas_means_the_paris_there(gazetteer: Gazetteer) -> None:
    marked = "Police/ in/ Paris/GPE said/ so/ in/ Lamar/GPE County/GPE ./"
    place = resolved(marked, gazetteer, url="http://dallasnews.com/a")["Paris"].place
    assert place.geonames == 4717560

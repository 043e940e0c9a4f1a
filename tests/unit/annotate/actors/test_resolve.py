from collections.abc import Callable
from typing import Any

import pytest

from dateline.annotate.actors import ActorLists, find_actors, resolve_actors
from dateline.body import Body
from dateline.knowledge.register import ActorRegister

Read = Callable[..., Any]


def coded(mentions: Any) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(mention.country, mention.sectors) for mention in mentions]


@pytest.mark.parametrize(
    ("sentence", "head", "country", "sectors"),
    [
        ("Police in Cairo arrested six students.", "Police", "EGY", ("COP",)),
        ("Dozens of Chadian rebels left the village.", "Dozens", "TCD", ("REB",)),
        ("Dozens of Chadian rebels left the village.", "village", None, ("CVL",)),
        (
            "The Malian army said it had killed militants who attacked a convoy.",
            "army",
            "MLI",
            ("MIL",),
        ),
        ("He told the Nigerian president that Abuja would pay.", "Abuja", "NGA", ("GOV",)),
        ("A Hamas spokesman said the group had freed two Israelis.", "Israelis", "ISR", ("CVL",)),
        (
            "The Foreign Ministry spokesman of Ghana resigned.",
            "spokesman",
            "GHA",
            ("GOV", "ELI"),
        ),
        ("Residents of the camp and a human rights group protested.", "group", "NGO", ("SOC",)),
    ],
)
def test_a_phrase_has_the_country_and_sectors_of_its_words(
    read: Read, sentence: str, head: str, country: str | None, sectors: tuple[str, ...]
) -> None:
    layer, token = read(sentence)
    assert coded(layer.at(token(head))) == [(country, sectors)]


def test_coordinated_modifiers_make_two_actors(read: Read) -> None:
    layer, token = read("Senior Kenyan and Ugandan officials met in Nairobi.")
    mentions = layer.at(token("officials"))
    assert coded(mentions) == [("KEN", ("GOV",)), ("UGA", ("GOV",))]
    assert [mention.name for mention in mentions] == ["Kenyan officials", "Ugandan officials"]
    assert {mention.text for mention in mentions} == {"Senior Kenyan and Ugandan officials"}


def test_an_organisation_among_coordinated_modifiers_counts_too(read: Read) -> None:
    layer, token = read("Pakistani and al-Qaeda fighters shelled Kabul.")
    assert [m.country for m in layer.at(token("fighters"))] == ["PAK", "IMG"]


def test_a_capital_is_the_government_when_it_acts_and_its_people_as_a_place(read: Read) -> None:
    layer, token = read("Washington denied it, and protesters gathered in Washington.")
    assert coded(layer.at(token("Washington"))) == [("USA", ("GOV",))]
    assert coded(layer.at(token("Washington", 1))) == [("USA", ("CVL",))]
    layer, token = read("Pakistani and al-Qaeda fighters shelled Kabul.")
    assert coded(layer.at(token("Kabul"))) == [("AFG", ("CVL",))]


def test_a_former_office_holder_is_of_the_elite(read: Read) -> None:
    layer, token = read("The deposed president of Honduras accused the army of a coup.")
    assert coded(layer.at(token("president"))) == [("HND", ("ELI",))]


def test_a_leader_out_of_office_on_the_date_is_of_the_elite(read: Read) -> None:
    sentence = "In his visit to Oslo, Foreign Minister Sergei Lavrov praised the deal."
    layer, token = read(sentence, on="2013-04-10")
    assert coded(layer.at(token("Lavrov"))) == [("RUS", ("GOV",))]


def test_a_people_told_to_be_ethnic_is_of_the_land_it_lives_in(read: Read) -> None:
    layer, token = read("Ethnic Uzbeks in southern Kyrgyzstan marched on Friday.")
    (mention,) = layer.at(token("Uzbeks"))
    assert (mention.country, mention.text) == ("KGZ", "Ethnic Uzbeks in southern Kyrgyzstan")


def test_a_side_taken_is_no_nationality(read: Read) -> None:
    layer, token = read("A pro-Iranian militia shelled the camp.")
    assert [mention.country for mention in layer.at(token("militia"))] == [None]


def test_the_one_land_of_the_text_is_weak_evidence(read: Read) -> None:
    layer, token = read("Rebels loyal to nobody attacked Turkey.")
    (rebels,) = layer.at(token("Rebels"))
    (turkey,) = layer.at(token("Turkey"))
    assert rebels.country == "TUR"
    assert rebels.confidence < turkey.confidence


def test_a_president_is_of_the_place_where_he_is_met_and_not_of_the_visitors_land(
    read: Read,
) -> None:
    layer, token = read("Iran's foreign minister met President Tavares in Lisbon.")
    assert [mention.country for mention in layer.at(token("Tavares"))] == ["PRT"]


def test_apposition_tells_who_a_name_is_and_holds_for_later_mentions(read: Read) -> None:
    sentence = "Lina Haddad, a Jordanian judge, resigned. Haddad said she would leave."
    layer, token = read(sentence)
    for mention in (
        *layer.at(token("Haddad")),
        *layer.at(token("Haddad", 1)),
        *layer.at(token("she")),
    ):
        assert (mention.name, mention.country, mention.sectors) == ("Lina Haddad", "JOR", ("JUD",))


def test_a_deputy_is_of_the_government_of_whose_deputy_he_is(read: Read) -> None:
    sentence = (
        "Iran's Minister of Intelligence, Heydar Karimi, met Prime Minister Omar Nasser and his "
        "deputy, Ali Hasan."
    )
    layer, token = read(sentence)
    assert coded(layer.at(token("Karimi"))) == [("IRN", ("SPY", "GOV"))]
    assert [m.name for m in layer.at(token("his"))] == ["Omar Nasser"]
    assert [m.sectors for m in layer.at(token("Hasan"))] == [("GOV",)]


def test_a_title_tells_the_sector(read: Read) -> None:
    layer, token = read("Army chief General Musa Bello left the country.")
    (bello,) = layer.at(token("Bello"))
    assert (bello.name, bello.sectors) == ("Musa Bello", ("MIL",))


def test_a_listed_name_has_its_register_id_in_any_case(read: Read) -> None:
    layer, token = read("THE US ARMY TOLD US TO LEAVE THE CAR.")
    (army,) = layer.at(token("ARMY"))
    assert (army.country, army.sectors) == ("USA", ("MIL",))
    assert [m.country for m in layer.at(token("US", 1))] != ["USA"]
    assert [m.country for m in layer.at(token("CAR"))] == [None]


def test_a_head_that_no_list_knows_is_an_actor_of_its_own(read: Read) -> None:
    layer, token = read("Chad and Sudan signed a deal. The two countries will reopen their border.")
    (deal,) = layer.at(token("deal"))
    assert (deal.name, deal.country, deal.sectors, deal.id) == ("deal", None, (), None)
    assert not layer.is_actor(token("deal"))
    assert layer.at(token("signed")) == ()


def test_mentions_are_in_text_order_and_without_pronouns(read: Read) -> None:
    layer, _ = read("The Malian army said it had killed militants who attacked a convoy.")
    assert [m.text for m in layer.mentions] == ["The Malian army", "militants", "a convoy"]
    starts = [m.start for m in layer.mentions]
    assert starts == sorted(starts)
    assert layer.mentions[0].record.id == layer.mentions[0].id


def test_a_surname_is_of_whom_the_article_names_in_full(read: Read) -> None:
    layer, token = read("Grace Mugabe left Harare. Mugabe said she would return.")
    assert [m.name for m in layer.at(token("Mugabe", 1))] == ["Grace Mugabe"]
    assert [m.name for m in layer.at(token("she"))] == ["Grace Mugabe"]


def test_one_who_holds_an_office_is_a_person_whatever_the_label(read: Read) -> None:
    layer, token = read(
        "Tesfaye Girmay, Eritrea's Minister of Mines, flew to Khartoum. "
        "Girmay alleged that rebels had crossed the border."
    )
    for nth in (0, 1):
        (mention,) = layer.at(token("Girmay", nth))
        assert (mention.name, mention.why) == ("Tesfaye Girmay", "person")
        assert (mention.country, mention.sectors) == ("ERI", ("GOV",))


def test_a_group_in_no_list_is_known_again_by_the_short_form_the_article_gives(
    read: Read,
) -> None:
    layer, token = read(
        "The Chadian opposition group, Front for the Defence of Guera or FDG, freed two men in "
        "Sudan. The FDG denied it in Sudan."
    )
    for word, nth in (("Front", 0), ("FDG", 0), ("FDG", 1)):
        (mention,) = layer.at(token(word, nth))
        assert mention.name == "Front for the Defence of Guera"
        assert (mention.country, mention.sectors) == ("TCD", ("OPP",))


def test_a_party_named_by_nationality_and_a_common_noun_needs_its_capitals(read: Read) -> None:
    layer, token = read("The camp was attacked by the Lebanese forces.")
    assert coded(layer.at(token("forces"))) == [("LBN", ("MIL",))]
    layer, token = read("The Lebanese Forces won nine seats.")
    assert [mention.id for mention in layer.at(token("Forces"))] == ["lbn-lf"]


def test_groups_of_those_a_name_tells_are_somebody(read: Read) -> None:
    layer, token = read("Some Dinka groups rejected the law.")
    assert layer.is_actor(token("groups"))
    assert not layer.is_actor(token("law"))


def test_what_an_office_is_for_is_nobody_nor_is_a_word_within_a_name(read: Read) -> None:
    layer, token = read("Oman's Minister of National Security praised the Hauran Liberation Front.")
    assert "Security" not in [mention.head.text for mention in layer.mentions]
    (front,) = layer.at(token("Front"))
    assert (front.name, front.country, front.sectors) == ("Hauran Liberation Front", None, ())


def test_a_surname_that_was_read_as_a_noun_is_still_its_bearers(read: Read) -> None:
    layer, token = read("Samira Obeid arrived in Oslo. Obeid denied the charge.")
    assert [mention.name for mention in layer.at(token("Obeid", 1))] == ["Samira Obeid"]


def test_a_short_form_given_in_the_text_is_not_its_namesake_in_the_lists(read: Read) -> None:
    layer, token = read("The Patriotic Renewal Council (PRC) freed two men. The PRC denied it.")
    for nth in (0, 1):
        (mention,) = layer.at(token("PRC", nth))
        assert (mention.name, mention.country) == ("Patriotic Renewal Council", None)


def test_a_people_spelt_like_a_place_elsewhere_is_of_the_land_told_of(
    parse: Callable[[str], Body], register: ActorRegister, lists: ActorLists
) -> None:
    body = parse("Some Beja groups left Sudan.")
    layer = resolve_actors(
        find_actors(body, register),
        body,
        lists,
        country_of_place=lambda token: {"Beja": "TUN", "Sudan": "SDN"}.get(token.text),
    )
    assert [mention.country for mention in layer.at(body.tokens[2])] == ["SDN"]


def test_the_name_of_a_body_takes_in_a_listed_name_that_begins_it(read: Read) -> None:
    layer, token = read("The Fatah Renewal Council denied it.")
    assert [mention.name for mention in layer.at(token("Council"))] == ["Fatah Renewal Council"]


def test_a_group_told_of_with_its_name_beside_it_has_that_name(read: Read) -> None:
    layer, token = read(
        "The Chadian opposition group, Front for the Defence of Guera or FDG, freed two men in "
        "Sudan. The FDG denied it in Sudan."
    )
    (mention,) = layer.at(token("group"))
    assert (mention.name, mention.country) == ("Front for the Defence of Guera", "TCD")
    assert mention.sectors == ("OPP",)


def test_exile_is_somebody_only_where_somebody_is_meant(read: Read) -> None:
    layer, _ = read("Members of the Patriotic Renewal Council (PRC) met in exile.")
    assert "exile" not in [mention.text for mention in layer.mentions]


def test_a_camp_read_as_a_person_is_a_place(
    parse: Callable[[str], Body], register: ActorRegister, lists: ActorLists
) -> None:
    body = parse("Camp Wadi Nur burned.")
    layer = resolve_actors(
        find_actors(body, register),
        body,
        lists,
        country_of_place=lambda token: "SDN" if token.text == "Nur" else None,
    )
    (mention,) = layer.at(body.tokens[2])
    assert (mention.why, mention.country, mention.sectors) == ("phrase", "SDN", ("CVL",))


def test_other_officials_are_of_the_land_of_those_they_are_likened_to(read: Read) -> None:
    layer, token = read("She met the head of Ghana's parliament and other officials.")
    assert coded(layer.at(token("officials"))) == [("GHA", ("GOV",))]


def test_a_person_named_in_full_with_an_office_is_no_place_of_that_name(read: Read) -> None:
    layer, token = read(
        "Tesfaye Girmay, Eritrea's Minister of Mines, flew to Khartoum. "
        "Girmay alleged that rebels had crossed the border."
    )
    assert layer.is_known_person(token("Girmay", 1))
    assert not layer.is_known_person(token("Khartoum"))

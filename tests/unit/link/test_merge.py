"""What an incident says: sources, ledger, disputes, grade, sentence."""

from tests.reports import ABECHE, at, dead, report, who

from dateline.knowledge.incident_words import INCIDENT_WORDS
from dateline.knowledge.lexicon import Lexicons
from dateline.link import Report
from dateline.link.merge import merge
from dateline.link.report import LooseFigure
from dateline.link.told import Told
from dateline.records import Incident

WORDS = Lexicons()[INCIDENT_WORDS]
HERE = at("Abéché", **ABECHE)


def _merge(*reports: Report, alone: tuple[str, ...] = ()) -> Incident:
    return merge(Told(tuple(sorted(reports, key=lambda r: r.id)), frozenset(alone)), WORDS)


def _sides(incident: Incident, field: str) -> dict[str, tuple[str, ...]]:
    found = [dispute for dispute in incident.disputed if dispute.field == field]
    return {side.says: side.by for dispute in found for side in dispute.sides}


# ------------------------------------------------------------------------------------ sources


def test_a_copy_adds_no_source_and_is_named() -> None:
    one = _merge(report("a"), report("b", outlet="Mail Bag", copy_of="a"))
    assert [source.documents for source in one.sources] == [("a",)]
    assert one.sources[0].copies == ("b",)
    assert len(one.reports) == 2


def test_of_copies_without_their_original_one_counts() -> None:
    one = _merge(report("b", copy_of="a"), report("c", outlet="Mail Bag", copy_of="a"))
    assert len(one.sources) == 1


def test_two_outlets_that_quote_one_speaker_are_one_source() -> None:
    one = _merge(report("a", by="Halima Tidjani"), report("b", by="Halima Tidjani", outlet="Post"))
    assert [source.name for source in one.sources] == ["Halima Tidjani"]
    assert one.sources[0].documents == ("a", "b")


def test_who_brings_another_speaker_besides_is_another_source() -> None:
    quotes = report("a", by="Halima Tidjani")
    both = [report("b", by="Halima Tidjani", outlet="Post"), report("b", by="the army", n=1)]
    assert len(_merge(quotes, *both).sources) == 2


def test_witnesses_of_two_outlets_need_not_be_the_same() -> None:
    one = _merge(report("a", by="aid workers"), report("b", by="aid workers", outlet="Post"))
    assert len(one.sources) == 2


def test_two_articles_of_one_outlet_are_one_source() -> None:
    assert len(_merge(report("a"), report("b")).sources) == 1


def test_who_claims_it_is_a_party() -> None:
    claim = report("a", by="The Desert Falcons", claimed_by=[who("Desert Falcons")])
    assert [source.kind for source in _merge(claim).sources] == ["party"]


# ------------------------------------------------------------------------------------- ledger


def test_figures_are_never_summed() -> None:
    (toll,) = _merge(
        report("a", figures=[dead(8)]), report("b", outlet="Post", figures=[dead(8)])
    ).figures
    assert (toll.low, toll.high) == (8, 8)
    assert len(toll.given) == 2


def test_the_range_is_of_what_each_source_gives_at_last() -> None:
    (toll,) = _merge(
        report("a", by="the army", published="2014-05-12", figures=[dead(6)]),
        report("b", by="the army", published="2014-05-14", figures=[dead(9)]),
        report("c", by="Tidjani", published="2014-05-12", figures=[dead(14, None)]),
    ).figures
    assert (toll.low, toll.high, toll.open) == (9, 14, True)
    assert [(s.by, s.low) for s in toll.by_source] == [("Tidjani", 14), ("the army", 9)]
    assert [line.low for line in toll.given if line.by == "the army"] == [6, 9]


def test_children_among_the_dead_are_no_toll_of_their_own() -> None:
    (toll,) = _merge(report("a", figures=[dead(17), dead(5, of="women")])).figures
    assert (toll.low, toll.high) == (17, 17)
    assert [line.part for line in toll.given] == [False, True]


def test_a_copy_gives_no_figure() -> None:
    (toll,) = _merge(
        report("a", figures=[dead(8)]), report("b", copy_of="a", figures=[dead(8)])
    ).figures
    assert len(toll.given) == 1


def test_a_figure_outside_of_events_counts_where_the_document_tells_of_one_attack() -> None:
    loose = (LooseFigure(figure=dead(6), by="Elamin"),)
    denial = report("a", status="denied", actors=[who("its forces")], by="Sudan")
    denial = denial.model_copy(update={"loose": loose})
    attack = report("b", figures=[dead(16)], outlet="Post")
    (toll,) = _merge(denial, attack, alone=("a", "b")).figures
    assert (toll.low, toll.high) == (6, 16)
    (toll,) = _merge(denial, attack, alone=("b",)).figures
    assert toll.low == 16


# ----------------------------------------------------------------------------------- disputes


def test_tolls_that_cannot_both_be_right_are_disputed() -> None:
    one = _merge(
        report("a", by="Tidjani", figures=[dead(14, None)]),
        report("b", by="Elamin", outlet="Post", figures=[dead(6)]),
    )
    assert _sides(one, "killed") == {"6": ("Elamin",), "at least 14": ("Tidjani",)}


def test_tolls_that_can_both_be_right_are_not() -> None:
    one = _merge(
        report("a", by="Tidjani", figures=[dead(14, None)]),
        report("b", by="Elamin", outlet="Post", figures=[dead(17)]),
    )
    assert one.disputed == ()


def test_a_denial_stands_beside_the_claim() -> None:
    one = _merge(
        report("a", claimed_by=[who("Desert Falcons")]),
        report("b", status="denied", actors=[who("its forces")], by="Sudan"),
    )
    assert _sides(one, "who") == {"Desert Falcons": ("Sahel Wire",), "not Sudan": ("Sudan",)}
    assert "Desert Falcons claimed responsibility." in one.summary
    assert "Sudan denied responsibility." in one.summary


def test_a_denial_without_a_doer_disputes_whether_it_happened() -> None:
    one = _merge(report("a"), report("b", status="denied", by="the army", outlet="Post"))
    assert _sides(one, "whether") == {"denied": ("the army",), "happened": ("Sahel Wire",)}


def test_two_days_and_two_places_are_disputed() -> None:
    one = _merge(
        report("a", on="2014-05-11", where=HERE),
        report("b", on="2014-05-13", where=at("Moundou", country="TCD", lat=8.57, lon=16.08)),
    )
    assert set(_sides(one, "when")) == {"2014-05-11", "2014-05-13"}
    assert set(_sides(one, "where")) == {"Abéché", "Moundou"}


# -------------------------------------------------------------------------------------- grade


def _grade(*reports: Report) -> tuple[str, str, str]:
    given = _merge(*reports).grade
    assert len(given.reasons) == 3
    return given.source, given.information, given.verdict


def test_one_source_is_weak_two_are_fair() -> None:
    assert _grade(report("a")) == ("C", "3", "weak")
    assert _grade(report("a"), report("b", outlet="Post")) == ("B", "2", "fair")


def test_three_sources_confirm_the_information() -> None:
    three = [report(name, outlet=f"Post {name}") for name in "abc"]
    assert _grade(*three) == ("B", "1", "fair")


def test_a_claim_and_another_source_confirm_it() -> None:
    assert _grade(report("a", claimed_by=[who("Desert Falcons")]))[2] == "confirmed"
    own = report("a", by="The Desert Falcons", claimed_by=[who("Desert Falcons")])
    assert _grade(own) == ("D", "3", "weak")


def test_what_is_only_alleged_is_doubtful() -> None:
    assert _grade(report("a", status="alleged")) == ("C", "4", "weak")


def test_what_is_denied_is_contested() -> None:
    denial = report("b", status="denied", by="the army")
    assert _grade(report("a"), denial)[2] == "contested"
    assert _grade(denial)[:2] == ("F", "6")


def test_a_report_of_unknown_origin_cannot_be_judged() -> None:
    assert _grade(report("a", outlet=None))[0] == "F"


# ----------------------------------------------------------------------------------- sentence


def test_the_sentence_says_who_gives_which_toll() -> None:
    one = _merge(
        report("a", by="the camp's residents", on="2013-02-09", where=HERE, figures=[dead(8)]),
        report("b", by="Iraqi police", outlet="Post", figures=[dead(6)]),
        report("c", by="the camp's residents", outlet="Mail", figures=[dead(8)]),
    )
    assert one.summary == (
        "Eight people were killed in an attack in Abéché on 9 February 2013, according to the "
        "camp's residents (Mail) and the camp's residents (Sahel Wire); Iraqi police put the toll "
        "at six."
    )


def test_a_party_to_the_deed_is_heard_last() -> None:
    claim = report("a", by="The Desert Falcons", claimed_by=[who("Desert Falcons")], published="9")
    claim = claim.model_copy(
        update={"event": claim.event.model_copy(update={"figures": (dead(30),)})}
    )
    summary = _merge(claim, report("b", by="the army", outlet="Post", figures=[dead(9)])).summary
    assert summary.index("the army") < summary.index("The Desert Falcons put the toll at 30")


def test_who_is_known_by_a_documents_id_is_an_unnamed_source() -> None:
    reports = [report(name, outlet=None) for name in ("sha256-1", "sha256-2")]
    assert _merge(*reports).summary == "An attack was reported by two unnamed sources."


def test_common_nouns_get_their_article_and_names_do_not() -> None:
    bare = report("a", by="interior ministry", recipients=[who("refugee camp")])
    said = "An attack on the refugee camp was reported by the interior ministry."
    assert _merge(bare).summary == said
    named = report("a", by="Tarig Elamin", recipients=[who("Camp Umm Sarha")])
    assert _merge(named).summary == "An attack on Camp Umm Sarha was reported by Tarig Elamin."


def test_a_whole_year_and_a_whole_month_are_said_as_such() -> None:
    first = report("a", on="2012-01-01")
    year = (
        first.event.date.model_copy(update={"latest": "2012-12-31"}) if first.event.date else None
    )
    event = first.event.model_copy(update={"date": year})
    assert "in 2012 was" in _merge(first.model_copy(update={"event": event})).summary


def test_without_a_toll_it_says_what_was_reported() -> None:
    one = _merge(report("a", event_type="PROTEST", mode="demo", where=HERE, on="2014-05-13"))
    assert one.summary == "A protest in Abéché on 13 May 2014 was reported by Sahel Wire."


def test_what_is_alleged_is_not_said_to_be_reported() -> None:
    assert "was alleged by Sahel Wire" in _merge(report("a", status="alleged")).summary


def test_the_first_report_gives_the_id() -> None:
    first, later = report("a", published="2014-05-12"), report("b", published="2014-05-13")
    assert _merge(first, later).id == _merge(first).id


def test_every_type_has_a_word() -> None:
    for kind in ("CONSULT", "RETREAT", "SANCTION", "AGREE", "ACCUSE", "MOBILIZE"):
        assert _merge(report("a", event_type=kind)).summary.endswith("was reported by Sahel Wire.")

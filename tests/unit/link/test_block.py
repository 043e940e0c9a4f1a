from tests.reports import ABECHE, at, report

from dateline.link.block import KINDS, find_pairs, keys_of
from dateline.link.profile import profiles_of

HERE = at("Abéché", **ABECHE)


def _pairs(*reports: object) -> list[tuple[int, int]]:
    return find_pairs(profiles_of(list(reports)))  # type: ignore[arg-type]


def test_one_place_and_one_week_are_compared() -> None:
    one = report("a", "Gunmen attacked", on="2014-05-11", where=HERE)
    assert _pairs(one, report("b", "Rockets fell", on="2014-05-13", where=HERE)) == [(0, 1)]


def test_one_place_in_another_year_is_not() -> None:
    one = report("a", "Gunmen attacked", on="2014-05-11", where=HERE)
    assert _pairs(one, report("b", "Rockets fell", on="2015-05-11", where=HERE)) == []


def test_kinds_of_events_that_cannot_be_one_are_not() -> None:
    one = report("a", on="2014-05-11", where=HERE)
    assert _pairs(one, report("b", event_type="PROTEST", on="2014-05-11", where=HERE)) == []


def test_seized_by_gunmen_and_abducted_can_be_one() -> None:
    one = report("a", event_type="COERCE", mode="seize", where=HERE)
    assert _pairs(one, report("b", mode="abduct", where=HERE)) == [(0, 1)]


def test_without_date_and_place_rare_words_bring_reports_together() -> None:
    one = report("a", "Yvonne Hiller fired", words="Yvonne Hiller fired at colleagues")
    other = report("b", "The gunman killed two", words="Yvonne Hiller killed two")
    assert _pairs(one, other) == [(0, 1)]


def test_places_far_apart_without_a_word_in_common_are_not_compared() -> None:
    one = report("a", "Gunmen struck", on="2014-05-11", where=at("Abéché", geonames=1))
    other = report("b", "Rockets fell", on="2014-05-11", where=at("Moundou", geonames=2))
    assert _pairs(one, other) == []


def test_pairs_of_a_crowded_block_grow_with_its_reports_only() -> None:
    crowd = [
        report(f"d{n}", f"w{n} attacked", words=f"w{n}", on="2014-05-11", where=HERE)
        for n in range(300)
    ]
    assert len(_pairs(*crowd)) <= 300 * KINDS["place"].most


def test_a_report_without_date_meets_those_published_after_what_it_may_tell() -> None:
    undated = report("a", "Gunmen struck", where=HERE, published="2014-06-01")
    assert _pairs(undated, report("b", "It burned", on="2014-05-11", where=HERE)) == [(0, 1)]


def test_what_a_report_is_compared_by_depends_on_it_alone() -> None:
    one = report("a", "Yvonne Hiller fired", words="Yvonne Hiller fired at colleagues")
    others = [report(f"d{n}", "Hiller fired", words="Hiller fired again") for n in range(500)]
    alone = set(keys_of(profiles_of([one])[0]))
    assert set(keys_of(profiles_of([one, *others])[0])) == alone


def test_long_documents_that_share_unknown_words_pick_the_same_ones() -> None:
    shared = " ".join(f"zork{n}a" for n in range(40))
    one = report("a", "It burned", words=f"{shared} plugh")
    other = report("b", "Rockets fell", words=f"{shared} frobnitz quux")
    assert _pairs(one, other) == [(0, 1)]


def test_a_report_owns_the_same_pairs_whatever_comes_after_it() -> None:
    told = [
        report(f"d{n:03}", f"w{n}a attacked", on=f"2014-05-{1 + n % 28:02}", where=HERE)
        for n in range(200)
    ]
    early = [r for r in told if r.date and r.date.edtf <= "2014-05-10"]
    owned = {(early[a].id, early[b].id) for a, b in _pairs(*early)}
    everything = {(told[a].id, told[b].id) for a, b in _pairs(*told)}
    kept = {r.id for r in early}
    assert {pair for pair in everything if kept.issuperset(pair)} == owned

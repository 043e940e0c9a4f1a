import pytest
from tests.reports import ABECHE, MOUNDOU, at, dead, report, who

from dateline.link import Report
from dateline.link.compare import compare_pair, explain_pair, load_weights, score_pair
from dateline.link.profile import profiles_of

WEIGHTS = load_weights()


def _features(one: Report, other: Report) -> dict[str, float]:
    return dict(compare_pair(*profiles_of([one, other])))


def _score(one: Report, other: Report) -> float:
    return score_pair(*profiles_of([one, other]), WEIGHTS)


@pytest.mark.parametrize(
    ("first", "second", "feature"),
    [
        ("2014-05-11", "2014-05-11", "same day"),
        ("2014-05-11", "2014-05-12", "a day or two apart"),
        ("2014-05-11", "2014-05-16", "days apart"),
        ("2014-05-11", "2014-06-30", "weeks apart"),
    ],
)
def test_times(first: str, second: str, feature: str) -> None:
    assert feature in _features(report("a", on=first), report("b", on=second))


def test_without_dates_the_publications_are_compared() -> None:
    one, other = report("a", published="2014-05-12"), report("b", published="2014-07-12")
    assert "published weeks apart" in _features(one, other)
    assert "time unknown" in _features(report("a"), report("b"))


def test_what_an_anniversary_recalls_is_not_news() -> None:
    recalled = report("a", on="2010-03-20", published="2015-03-20")
    new = report("b", on="2015-03-20", published="2015-03-20")
    assert "one recalled, one new" in _features(recalled, new)


@pytest.mark.parametrize(
    ("one", "other", "feature"),
    [
        (at("Abéché", **ABECHE), at("Abeche", **ABECHE), "same place"),
        (at("Abéché", **ABECHE), at("Moundou", **MOUNDOU), "elsewhere in the country"),
        (at("Abéché", **ABECHE), at("Chad", "country", country="TCD"), "one inside the other"),
        (at("Abéché", **ABECHE), at("Sudan", "country", country="SDN"), "other country"),
    ],
)
def test_places(one: object, other: object, feature: str) -> None:
    assert feature in _features(report("a", where=one), report("b", where=other))  # type: ignore[arg-type]


def test_a_place_that_only_the_other_document_names_counts_as_named() -> None:
    placed = report("a", where=at("Camp Umm Sarha", "site"))
    other = report("b").model_copy(update={"names": frozenset({"umm", "sarha"})})
    assert "place named in the other document" in _features(placed, other)


def test_people_of_other_names_are_others() -> None:
    one = report("a", recipients=[who("Efrain Lugo")])
    other = report("b", recipients=[who("Saul Rentería")])
    assert "recipient of another name" in _features(one, other)
    again = report("c", recipients=[who("Lugo")])
    assert _features(one, again)["like recipient"] == 1


def test_what_is_said_is_another_thing_when_another_says_it() -> None:
    one = report("a", event_type="ACCUSE", actors=[who("Chad", country="TCD")])
    other = report("b", event_type="ACCUSE", actors=[who("France", country="FRA")])
    assert "speech of another" in _features(one, other)


def test_figures_may_count_the_same_people_or_not() -> None:
    eight = report("a", figures=[dead(8)])
    assert "same figure" in _features(eight, report("b", figures=[dead(8)]))
    assert "figures close" in _features(eight, report("b", figures=[dead(11)]))
    assert "figures far apart" in _features(eight, report("b", figures=[dead(40)]))


def test_the_order_of_a_pair_changes_nothing() -> None:
    one = report("a", on="2014-05-11", where=at("Abéché", **ABECHE), figures=[dead(8)])
    other = report("b", "Rockets hit a camp", where=at("Chad", "country", country="TCD"))
    assert _score(one, other) == _score(other, one)


def test_an_explanation_adds_up_to_the_score() -> None:
    pair = profiles_of([report("a", on="2014-05-11"), report("b", on="2014-05-11")])
    reasons = explain_pair(*pair, WEIGHTS)
    assert sum(r.contribution for r in reasons) == pytest.approx(score_pair(*pair, WEIGHTS))
    assert abs(reasons[0].contribution) >= abs(reasons[-1].contribution)


def test_every_feature_has_a_weight() -> None:
    one = report("a", on="2014-05-11", where=at("Abéché", **ABECHE), actors=[who("A Front")])
    other = report("b", on="2014-05-12", where=at("Moundou", **MOUNDOU), actors=[who("B Front")])
    assert set(_features(one, other)) <= set(WEIGHTS)

from tests.reports import ABECHE, at, dead, report, who

from dateline.link import Linker, Pins, Report, link
from dateline.link.report import FEW, apart

HERE = at("Camp Umm Sarha", "site", country="TCD")
TEXT = "Rockets hit the market of Camp Umm Sarha on Sunday night"


def _attack(document: str, on: str = "2014-05-11", **more: object) -> Report:
    known = {"on": on, "where": HERE, "published": "2014-05-12", "trigger": "hit", **more}
    return report(document, TEXT, **known)  # type: ignore[arg-type]


def _documents(groups: list[list[Report]]) -> list[set[str]]:
    return sorted(({r.document_id for r in group} for group in groups), key=sorted)


def test_reports_of_one_attack_are_one_incident_and_another_attack_is_another() -> None:
    reports = [_attack("a"), _attack("b"), _attack("c", on="2012-03-01", published="2012-03-02")]
    assert _documents(Linker().groups(reports)) == [{"a", "b"}, {"c"}]


def test_an_attack_and_a_protest_against_it_are_two() -> None:
    protest = report("a", TEXT, event_type="PROTEST", on="2014-05-11", where=HERE, n=1)
    assert len(link([_attack("a"), protest])) == 2


def test_what_a_reviewer_says_holds() -> None:
    one, other = _attack("a"), _attack("b")
    apart = Linker(pins=Pins(cannot=frozenset({(one.id, other.id)})))
    assert len(apart.link([one, other])) == 2
    unlike = report("c", "Police arrested two men", event_type="COERCE", trigger="arrested")
    together = Linker(pins=Pins(must=frozenset({(one.id, unlike.id)})))
    assert len(together.link([one, unlike])) == 1


def test_a_pin_of_a_report_that_is_not_here_is_passed_over() -> None:
    pins = Pins(must=frozenset({("e-gone", _attack("a").id)}))
    assert len(Linker(pins=pins).link([_attack("a")])) == 1


def test_weeks_of_attacks_are_told_in_parts_that_name_each_other() -> None:
    people = [who("Umm Sarha refugees")]
    days = [f"2014-05-{day:02}" for day in (1, 8, 15, 22, 29)]
    siege = [
        _attack(day, on=day, published=day, where=at("Abéché", **ABECHE), recipients=people)
        for day in days
    ]
    incidents = link(siege)
    assert len(incidents) > 1
    assert all(incident.date and incident.date.earliest[:7] == "2014-05" for incident in incidents)
    in_time = sorted(incidents, key=lambda i: i.date.earliest if i.date else "")
    assert {i.parts for i in incidents} == {tuple(i.id for i in in_time)}


def test_a_thing_that_happened_once_has_no_parts() -> None:
    assert [i.parts for i in link([_attack("a"), _attack("b")])] == [()]


def test_every_report_is_in_one_incident() -> None:
    reports = [_attack("a"), _attack("b", figures=[dead(8)]), _attack("c", on="2013-01-01")]
    told = [name for incident in link(reports) for name in incident.reports]
    assert sorted(told) == sorted(r.id for r in reports)


def test_an_explanation_names_features() -> None:
    reasons = Linker().explain(_attack("a"), _attack("b"))
    assert "same day" in {reason.feature for reason in reasons}


def test_without_documents_their_words_do_not_count() -> None:
    reasons = Linker(documents=False).explain(_attack("a"), _attack("b"))
    weights = {reason.feature: reason.weight for reason in reasons}
    assert weights["words of the documents"] == 0


def test_no_reports_no_incidents() -> None:
    assert link([]) == []


def _told_twice(document: str, **more: object) -> list[Report]:
    text = "Camp Umm Sarha came twice under rocket fire, and eight people died"
    known = {"where": HERE, "published": "2014-06-02", "trigger": "fire", **more}
    one = report(document, text, figures=[dead(8)], **known)  # type: ignore[arg-type]
    return apart(one.model_copy(update={"times": 2}))


def test_two_attacks_told_as_one_are_two_incidents_of_one_event() -> None:
    first, second = link(_told_twice("a"))
    assert first.events == second.events
    assert first.id != second.id
    assert set(first.reports).isdisjoint(second.reports)
    assert all("one of two that are told of together" in one.summary for one in (first, second))


def test_a_toll_of_two_attacks_together_says_of_each_at_most_that() -> None:
    for one in link(_told_twice("a")):
        (toll,) = one.figures
        assert (toll.low, toll.high) == (None, 8)
        assert [(line.low, line.together) for line in toll.given] == [(8, 2)]
        assert one.summary.startswith("Up to eight people were killed in ")


def test_who_tells_of_both_attacks_joins_those_who_tell_of_each() -> None:
    early = [_attack(name, on="2014-05-11") for name in "bc"]
    late = [_attack(name, on="2014-05-30", published="2014-05-31") for name in "de"]
    groups = Linker().groups([*_told_twice("a"), *early, *late])
    assert _documents(groups) == [{"a", "b", "c"}, {"a", "d", "e"}]


def test_of_two_who_tell_of_both_attacks_each_is_in_both_incidents() -> None:
    groups = Linker().groups([*_told_twice("a"), *_told_twice("b", copy_of="a")])
    assert _documents(groups) == [{"a", "b"}, {"a", "b"}]


def test_a_reviewer_may_say_that_what_is_told_as_two_is_one() -> None:
    one, other = _told_twice("a")
    (incident,) = Linker(pins=Pins(must=frozenset({(one.id, other.id)}))).link([one, other])
    assert incident.reports == (one.id, other.id)
    assert incident.events == (one.event.id,)


def test_more_than_a_few_told_as_one_are_one_incident_that_says_how_many() -> None:
    one = _attack("a").model_copy(update={"times": FEW + 1})
    (incident,) = link(apart(one))
    assert incident.times == FEW + 1
    assert incident.summary.startswith("Six attacks ")

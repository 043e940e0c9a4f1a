"""Linking: the same incidents in whatever order, and a copy adds no source."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports import ABECHE, MOUNDOU, at, dead, report, who

from dateline.knowledge.incident_words import INCIDENT_WORDS
from dateline.knowledge.lexicon import Lexicons
from dateline.link import Pins, Report, link
from dateline.link.cluster import Bounds, cluster
from dateline.link.group import Member, group_all, group_one, ordered
from dateline.link.merge import merge
from dateline.link.report import apart
from dateline.link.rounds import cluster_many
from dateline.link.told import Told

PLACES = [at("Abéché", **ABECHE), at("Moundou", **MOUNDOU), at("Chad", "country", country="TCD")]
TEXTS = ["Gunmen attacked the market", "Rockets hit a camp", "Two men were shot by the river"]
WHO = [who("Desert Falcons"), who("Front of the Lake"), who("gunmen")]


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """Up to a dozen reports, more alike than news are; some of two happenings told as one."""
    made = [
        report(
            f"d{draw(st.integers(0, 5))}",
            draw(st.sampled_from(TEXTS)),
            on=draw(st.sampled_from([None, "2014-05-11", "2014-05-12", "2014-05-20"])),
            where=draw(st.sampled_from([None, *PLACES])),
            status=draw(st.sampled_from(["reported", "alleged", "denied"])),
            outlet=draw(st.sampled_from([None, "Sahel Wire", "Post"])),
            by=draw(st.sampled_from([None, "the army", "Halima Tidjani", "witnesses"])),
            published=draw(st.sampled_from([None, "2014-05-12", "2014-05-21"])),
            actors=draw(st.lists(st.sampled_from(WHO), max_size=1)),
            figures=draw(st.lists(st.builds(dead, st.integers(1, 30)), max_size=2)),
            n=n,
        )
        for n in range(draw(st.integers(1, 12)))
    ]
    times = st.sampled_from([1, 1, 1, 2])
    return [each for one in made for each in apart(one.model_copy(update={"times": draw(times)}))]


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_incidents(told: list[Report], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == link(told)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_report_is_in_one_incident_and_every_incident_has_its_own_id(
    told: list[Report],
) -> None:
    incidents = link(told)
    assert sorted(n for i in incidents for n in i.reports) == sorted({r.id for r in told})
    assert len({incident.id for incident in incidents}) == len(incidents)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_a_copy_adds_no_source_and_no_figure(told: list[Report]) -> None:
    """Of one group of reports, whatever they tell."""
    words = Lexicons()[INCIDENT_WORDS]
    copies = [_copy(r) for r in told if r.document_id == told[0].document_id]
    alone = merge(Told(tuple(sorted(told, key=lambda r: r.id))), words)
    copied = merge(Told(tuple(sorted([*told, *copies], key=lambda r: r.id))), words)
    assert [s.reports for s in copied.sources] == [s.reports for s in alone.sources]
    assert copied.figures == alone.figures
    assert copied.grade == alone.grade


def _copy(original: Report) -> Report:
    event = original.event
    copied = event.model_copy(update={"id": f"e-copy{event.id}", "document_id": "copy"})
    return original.model_copy(
        update={"event": copied, "copy_of": event.document_id, "outlet": "Mail Bag"}
    )


IDS = [f"e{n:02}" for n in range(14)]
PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] != p[1])


@st.composite
def members(draw: st.DrawFn) -> list[Member]:
    days = st.none() | st.tuples(st.integers(1, 12), st.integers(0, 2)).map(
        lambda d: (d[0], sum(d))
    )
    return [Member(id_, draw(st.sampled_from("abcdef")), draw(days)) for id_ in IDS]


@settings(max_examples=300, deadline=None)
@given(
    members(),
    st.dictionaries(PAIRS.map(lambda p: ordered(*p)), st.integers(-4, 4), max_size=40),
    st.frozensets(PAIRS, max_size=3),
    st.frozensets(PAIRS, max_size=3),
)
def test_each_component_by_itself_gives_what_all_together_give(
    told: list[Member],
    scores: dict[tuple[str, str], float],
    must: frozenset[tuple[str, str]],
    cannot: frozenset[tuple[str, str]],
) -> None:
    pins = Pins(must=must, cannot=cannot)
    assert group_all(told, scores, pins) == group_one(told, scores, pins)


SCORES = st.integers(-4, 9) | st.floats(-8, 8)


NUMBERS = st.tuples(st.integers(0, 13), st.integers(0, 13)).filter(lambda p: p[0] < p[1])
SPANS = st.none() | st.tuples(st.integers(1, 12), st.integers(0, 2)).map(lambda d: (d[0], sum(d)))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(0, 5), min_size=14, max_size=14),
    st.dictionaries(NUMBERS, SCORES, min_size=10, max_size=80),
    st.builds(Bounds, days=st.integers(1, 10), reports=st.integers(2, 14)),
    st.lists(SPANS, min_size=14, max_size=14),
    st.frozensets(NUMBERS, max_size=3),
    st.frozensets(NUMBERS, max_size=3),
)
def test_a_database_groups_as_memory_does(
    documents: list[int],
    scores: dict[tuple[int, int], float],
    bounds: Bounds,
    days: list[tuple[int, int] | None],
    must: frozenset[tuple[int, int]],
    cannot: frozenset[tuple[int, int]],
) -> None:
    pins = {"must": must, "cannot": cannot}
    found = cluster_many(documents, scores, bounds=bounds, days=days, **pins)
    assert found == cluster(documents, scores, bounds=bounds, days=days, **pins)

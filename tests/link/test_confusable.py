"""Reports that are easily taken for one another, on which no weight was fitted, coded and linked.

66 invented reports on 25 incidents: same town, same week, another attack; one attack, other dates;
revised tolls; an anniversary; two attacks in one report; denials; syndicated copies.
"""

from pathlib import Path

import pytest

from dateline.annotate.build import build_pipeline
from dateline.evaluate.clusters import score_b3
from dateline.evaluate.confusable import Gold, read_marked
from dateline.evaluate.fit_link import TRAINING, code
from dateline.link import Linker
from dateline.settings import Settings

pytestmark = pytest.mark.model
FILE = Path(__file__).parent / "confusable.jsonl"
SEEN = Path(__file__).parents[2] / "src/dateline/data" / TRAINING


@pytest.fixture(scope="module")
def gold() -> Gold:
    return code(read_marked(FILE.read_text(encoding="utf-8")), build_pipeline(Settings()))


def _groups(gold: Gold, linker: Linker) -> dict[str, int]:
    groups = linker.groups(gold.reports)
    return {report.id: number for number, group in enumerate(groups) for report in group}


def test_the_set_is_what_it_is_said_to_be() -> None:
    marked = read_marked(FILE.read_text(encoding="utf-8"))
    assert len(marked) >= 60
    assert len({name for one in marked for _, _, name in one.marks}) >= 15
    seen = {one.document.text for one in read_marked(SEEN.read_text(encoding="utf-8"))}
    assert seen.isdisjoint(one.document.text for one in marked)


def test_most_marks_are_coded(gold: Gold) -> None:
    assert gold.missed <= 8


def test_reports_find_their_incidents(gold: Gold) -> None:
    b3 = score_b3(gold.incidents, _groups(gold, Linker()))
    assert b3.f1 >= 0.88
    assert b3.precision >= 0.88


def test_there_are_about_as_many_incidents_as_there_are(gold: Gold) -> None:
    found = _groups(gold, Linker())
    number = len({found[name] for name in gold.incidents})
    assert abs(number - len(set(gold.incidents.values()))) <= 1


def test_without_the_documents_words_it_is_little_worse(gold: Gold) -> None:
    assert score_b3(gold.incidents, _groups(gold, Linker(documents=False))).f1 >= 0.84


def test_an_anniversary_is_not_taken_for_an_attack_of_the_year(gold: Gold) -> None:
    found = _groups(gold, Linker())
    recalled = {found[name] for name, incident in gold.incidents.items() if incident == "t6"}
    new = {found[name] for name, incident in gold.incidents.items() if incident in ("t4", "t5")}
    assert recalled.isdisjoint(new)


def test_two_attacks_in_one_report_are_two(gold: Gold) -> None:
    found = _groups(gold, Linker())
    both = {
        gold.incidents[r.id]: found[r.id]
        for r in gold.reports
        if r.document_id == "t48" and r.id in gold.incidents
    }
    assert len(both) == len(set(both.values())) == 2


def test_a_copy_is_with_its_original(gold: Gold) -> None:
    found = _groups(gold, Linker())
    of: dict[str, set[int]] = {}
    for report in gold.reports:
        of.setdefault(report.document_id, set()).add(found[report.id])
    copies = {(r.document_id, r.copy_of) for r in gold.reports if r.copy_of}
    assert copies
    assert all(of[copy] == of[original] for copy, original in copies if original)

import pytest
from tests.desks import BREAKS, SentencePipeline, article, original, put

from dateline.annotate import parallel
from dateline.runs.coding import describe_coding
from dateline.runs.recode import Recoded, recode
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.find import document
from dateline.store.recode import count_outdated

OTHER = Settings(coder="another")


class Later(SentencePipeline):
    """Finds no arrests, and one word more in what happened."""

    def annotate(self, document):  # type: ignore[no-untyped-def]
        analysis = super().annotate(document)
        kept = [
            one.model_copy(update={"confidence": 0.5})
            for one in analysis.events
            if one.trigger.text == "killed"
        ]
        return analysis.model_copy(update={"events": tuple(kept)})


@pytest.fixture
def later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    put(desk, *(original(article(n), f"{n}.txt") for n in range(100)))
    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: Later())
    return desk


def test_nothing_is_out_of_date_under_the_same_settings(later: Desk) -> None:
    assert list(recode(later, Settings())) == []


def test_other_settings_code_everything_again_once(later: Desk) -> None:
    coding = describe_coding(OTHER)
    assert count_outdated(later, coding) == 100
    results = list(recode(later, OTHER))
    assert len({one.document_id for one in results}) == 100
    assert sum(len(one.gone) for one in results) == 34
    assert sum(len(one.changed) for one in results) == 100
    assert not any(one.added for one in results)
    assert count_outdated(later, coding) == 0
    assert later.db.execute("SELECT count(*) FROM events").fetchone()[0] == 100


def test_stopped_half_way_it_goes_on_where_it_was(later: Desk) -> None:
    first = recode(later, OTHER)
    done = {next(first).document_id for _ in range(10)}
    first.close()
    left = count_outdated(later, describe_coding(OTHER))
    assert 0 < left <= 90
    rest = {one.document_id for one in recode(later, OTHER)}
    assert len(rest) == left
    assert not rest & done


def test_a_document_that_fails_keeps_its_old_coding(desk: Desk) -> None:
    (saved,) = put(desk, original(f"Gunmen killed 3 people in Cali. {BREAKS}"))
    (one,) = recode(desk, Settings())
    assert isinstance(one, Recoded)
    assert one.failure is not None
    assert document(desk, str(saved.document_id)).events == ()

import json

import pytest
from tests.desks import BREAKS, SentencePipeline, article, contents, original, put

from dateline.annotate import parallel
from dateline.records import Failure, Original
from dateline.records.review import Action
from dateline.runs.add import Reading
from dateline.settings import Settings
from dateline.store import Desk
from dateline.store.begin import begin_run
from dateline.store.decisions import decide
from dateline.store.filter import Filter
from dateline.store.find import document, find_documents
from dateline.store.provenance import analysis, original_bytes, origins, related
from dateline.store.save import Outcome
from dateline.store.verify import verify


def line(text: str, origin: str, **fields: str) -> Original:
    raw = json.dumps({"text": text, **fields}).encode()
    return Original(raw=raw, media_type="application/json", origin=origin)


def test_an_article_is_kept_whole(desk: Desk) -> None:
    text = article(3)
    (saved,) = put(desk, original(text, "a.txt"), reading=Reading(outlet="The Andes Post"))
    assert (saved.outcome, saved.events) == (Outcome.ADDED, 2)
    found = document(desk, str(saved.document_id))
    assert (found.document.text, found.document.outlet) == (text, "The Andes Post")
    assert original_bytes(desk, found.document.id) == text.encode()
    kept = analysis(desk, found.document.id)
    assert kept == SentencePipeline().annotate(found.document)
    assert [one.event for one in found.events] == list(kept.events)


def test_the_same_bytes_twice_are_one_original(desk: Desk) -> None:
    put(desk, original(article(1), "a.txt"))
    (again,) = put(desk, original(article(1), "a.txt"))
    before = contents(desk.path)
    (elsewhere,) = put(desk, original(article(1), "copy/of/a.txt"))
    assert (again.outcome, elsewhere.outcome) == (Outcome.KNOWN, Outcome.KNOWN)
    after = contents(desk.path)
    assert len(after["originals"]) == len(after["documents"]) == 1
    assert [one.origin for one in origins(desk, str(again.document_id))] == [
        "a.txt",
        "copy/of/a.txt",
    ]
    del before["origins"], after["origins"]
    assert before == after


def test_the_same_address_with_new_bytes_is_a_new_version(desk: Desk) -> None:
    url = "https://news.example/2013/04/attack"
    first, second = put(
        desk, line(article(1), "1", url=url), line(article(1) + "Corrected.", "2", url=url)
    )
    assert (first.version, second.version) == (1, 2)
    old, new = (document(desk, str(one.document_id)) for one in (first, second))
    assert (old.latest, new.latest, new.version_of) == (False, True, old.document.id)
    assert related(desk, new)[0] == [old.document.id]
    assert second.copy_of is None, "a version is no copy"
    assert [one.document.id for one in find_documents(desk, Filter())] == [new.document.id]
    both = find_documents(desk, Filter(versions=True))
    assert len(both) == 2


def test_a_front_page_shows_another_article_each_day(desk: Desk) -> None:
    url = "https://news.example/"
    saved = put(desk, line(article(1), "1", url=url), line(article(2), "2", url=url))
    assert [one.version for one in saved] == [1, 1]


@pytest.mark.parametrize("fragment", ["metadata_only", "summary_only"])
def test_what_has_not_the_text_hides_no_article(desk: Desk, fragment: str) -> None:
    url = "https://news.example/2013/04/attack"
    article_, _ = put(
        desk,
        line(article(1), "1", url=url),
        line(article(2), "2", url=url, **{fragment: True}),  # type: ignore[arg-type]
    )
    assert document(desk, str(article_.document_id)).latest


def test_pages_that_only_call_themselves_by_one_address_are_no_versions(desk: Desk) -> None:
    def page(text: str) -> Original:
        link = '<link rel="canonical" href="https://news.example/world">'
        html = f"<html><head>{link}</head><body><article><p>{text}</p></article></body></html>"
        return Original(raw=html.encode(), media_type="text/html", origin=text[:12])

    one, other, changed = put(
        desk, page(article(1)), page(article(2)), page(article(2) + "Corrected.")
    )
    assert (one.version, other.version, changed.version) == (1, 1, 2)


def test_a_new_version_is_no_copy_of_a_copy_of_the_old_one(desk: Desk) -> None:
    url = "https://news.example/2013/04/attack"
    first, elsewhere, second = put(
        desk,
        line(article(1), "1", url=url),
        original(f"Wire.\n{article(1)}", "b.txt"),
        line(article(1) + "Corrected.", "2", url=url),
    )
    assert elsewhere.copy_of == first.document_id
    assert (second.version, second.copy_of) == (2, None)


def test_another_reading_of_what_could_not_be_coded_takes_its_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"a": f"{BREAKS} {article(1)}", "b": "Gunmen killed 3 people in Cali. Nobody fled."}
    raw = Original(raw=json.dumps(row).encode(), media_type="application/json", origin="t.jsonl:1")
    (failed,) = put(desk, raw, reading=Reading({"text": "a"}))
    assert failed.outcome is Outcome.FAILED
    (saved,) = put(desk, raw, reading=Reading({"text": "b"}))
    assert (saved.outcome, saved.events) == (Outcome.ADDED, 1)
    assert document(desk, str(saved.document_id)).document.text == row["b"]
    assert list(verify(desk)) == []


def test_read_again_a_document_takes_the_place_of_another_reading(desk: Desk) -> None:
    row = {"a": article(1), "b": "Gunmen killed 3 people in Cali. Nobody fled."}
    raw = Original(raw=json.dumps(row).encode(), media_type="application/json", origin="t.jsonl:1")
    (wrong,) = put(desk, raw, reading=Reading({"text": "a"}))
    (known,) = put(desk, raw, reading=Reading({"text": "b"}))
    assert known.outcome is Outcome.KNOWN
    (right,) = put(desk, raw, reading=Reading({"text": "b"}, again=True))
    assert (wrong.outcome, right.outcome) == (Outcome.ADDED, Outcome.ADDED)
    assert document(desk, str(right.document_id)).document.text == row["b"]
    assert len(find_documents(desk, Filter())) == 1
    (same,) = put(desk, raw, reading=Reading({"text": "b"}, again=True))
    assert same.outcome is Outcome.KNOWN
    event = document(desk, str(right.document_id)).events[0].event
    run = begin_run(desk, "review", Settings())
    decide(desk, event.id, Action.ACCEPT, by="amal", run=run)
    (decided,) = put(desk, raw, reading=Reading({"text": "a"}, again=True))
    assert (decided.outcome, decided.why) == (Outcome.KNOWN, "people decided on its events")
    assert list(verify(desk)) == []


def test_the_failure_of_another_file_of_the_same_name_stays(desk: Desk) -> None:
    put(desk, original(BREAKS, "n.txt"))
    put(desk, original(article(1), "n.txt"))
    assert desk.db.execute("SELECT count(*) FROM failures").fetchone()[0] == 1


def test_a_failure_to_open_is_mended_by_opening(desk: Desk) -> None:
    put(desk, Failure(document_id="t.csv", error="t.csv: no column 'body'"))
    put(desk, original(article(1), "t.csv:2"))
    assert desk.db.execute("SELECT count(*) FROM failures").fetchone()[0] == 0
    assert list(verify(desk)) == []


def test_two_documents_that_came_with_one_id_are_both_kept(desk: Desk) -> None:
    first, second = put(desk, line(article(3), "1", id="7"), line(article(6), "2", id="7"))
    assert first.document_id == "7"
    assert str(second.document_id).startswith("7@")
    ids = [row[0] for row in desk.db.execute("SELECT id FROM events")]
    assert len(set(ids)) == 4
    kept = analysis(desk, str(second.document_id))
    assert kept is not None
    assert {event.document_id for event in kept.events} == {second.document_id}


def test_what_cannot_be_read_is_kept_and_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = Original(raw=b"Troops\x00 left.", media_type="text/plain", origin="nul.txt")
    (saved,) = put(desk, bad)
    assert saved.outcome is Outcome.FAILED
    assert "NUL" in str(saved.why)
    assert desk.db.execute("SELECT count(*) FROM originals").fetchone()[0] == 1
    length = desk.db.execute("SELECT count(*) FROM log WHERE action != 'run'").fetchone()[0]
    (again,) = put(desk, bad)
    assert again.outcome is Outcome.FAILED
    assert desk.db.execute("SELECT count(*) FROM failures").fetchone()[0] == 1
    now = desk.db.execute("SELECT count(*) FROM log WHERE action != 'run'").fetchone()[0]
    assert now == length


def test_what_could_not_be_coded_is_coded_when_it_can_be(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"Gunmen killed 3 people in Cali. {BREAKS}"
    (saved,) = put(desk, original(text))
    assert (saved.outcome, saved.events) == (Outcome.FAILED, 0)
    assert document(desk, str(saved.document_id)).document.text == text

    class Mended(SentencePipeline):
        def pipe(self, documents, **_):  # type: ignore[no-untyped-def]
            return (self.annotate(one) for one in documents)

    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: Mended())
    (again,) = put(desk, original(text))
    assert (again.outcome, again.events) == (Outcome.ADDED, 1)
    assert again.document_id == saved.document_id
    assert desk.db.execute("SELECT count(*) FROM failures").fetchone()[0] == 0


def test_one_failure_costs_no_other_document(desk: Desk) -> None:
    saved = put(
        desk,
        original(article(1)),
        Failure(document_id="gone.txt", error="gone.txt: no such file"),
        original(f"{article(2)} {BREAKS}", "b.txt"),
        original(article(3), "c.txt"),
    )
    assert [one.outcome for one in saved] == [
        Outcome.ADDED,
        Outcome.FAILED,
        Outcome.FAILED,
        Outcome.ADDED,
    ]


def test_another_language_is_kept_marked_and_not_coded(desk: Desk) -> None:
    text = (
        "Hombres armados mataron a tres jueces el lunes en el centro de la ciudad, dijo la "
        "policía. Los atacantes huyeron en motocicletas hacia las montañas y el gobierno envió "
        "tropas para buscarlos. Nadie ha reivindicado el ataque, el segundo en este mes."
    )
    (saved,) = put(desk, line(text, "1"))
    assert (saved.outcome, saved.events) == (Outcome.NOT_CODED, 0)
    found = document(desk, str(saved.document_id))
    assert found.document.language == "es"
    assert "es" in str(found.not_coded)
    assert [one.outcome for one in put(desk, line(text, "1"))] == [Outcome.KNOWN]


def test_a_copy_is_kept_and_leads_to_the_first(desk: Desk) -> None:
    text = article(1)
    first, copy, copy_of_copy, other = put(
        desk,
        original(text, "a.txt"),
        original(f"From our wires.\n{text}", "b.txt"),
        original(f"{text}\nMore to follow soon.", "c.txt"),
        original(article(2), "d.txt"),
    )
    assert first.copy_of is None
    assert other.copy_of is None
    assert copy.copy_of == copy_of_copy.copy_of == first.document_id
    found = document(desk, str(copy.document_id))
    assert found.shared is not None
    assert 0.8 < found.shared < 1
    assert related(desk, found)[1] == [first.document_id, copy_of_copy.document_id]
    no_copies = find_documents(desk, Filter(copies=False))
    assert {one.document.id for one in no_copies} == {first.document_id, other.document_id}

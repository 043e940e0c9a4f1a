"""The commands without a model: a pipeline that finds the same two events in every document."""

from collections.abc import Iterable, Iterator

import pytest
from tests.samples import ANALYSIS, TEXT

from dateline.annotate import parallel
from dateline.records import Analysis, Document, Failure


class FakePipeline:
    """Analyses documents of the sample text; another one it cannot."""

    def pipe(
        self, documents: Iterable[Document | Failure], *, considered: bool = False
    ) -> Iterator[Analysis | Failure]:
        for document in documents:
            if isinstance(document, Failure):
                yield document
            elif document.text != TEXT:
                yield Failure(document_id=document.id, error=f"{document.id}: not annotated")
            else:
                yield ANALYSIS.model_copy(update={"document": document})


@pytest.fixture(autouse=True)
def fake_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: FakePipeline())
    monkeypatch.delenv("COLUMNS", raising=False)

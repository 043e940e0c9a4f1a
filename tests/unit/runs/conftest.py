"""A desk with a pipeline that needs no model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desks import SentencePipeline

from dateline.annotate import parallel
from dateline.store import Desk, open_desk


@pytest.fixture(autouse=True)
def sentence_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "build_pipeline", lambda *_, **__: SentencePipeline())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "t.desk", create=True) as desk:
        yield desk

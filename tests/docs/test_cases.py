"""The format of case files is documented."""

from pathlib import Path

import pytest

from dateline.records.base import Record
from dateline.review.case import Case, CaseDecision, CaseDocument


@pytest.mark.parametrize("model", [Case, CaseDocument, CaseDecision])
def test_each_field_of_a_case_is_described(model: type[Record], repository: Path) -> None:
    page = (repository / "docs" / "cases.md").read_text(encoding="utf-8")
    for name in model.model_fields:
        assert f"`{name}`" in page, f"{model.__name__}.{name}"

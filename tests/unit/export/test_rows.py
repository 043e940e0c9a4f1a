import pytest
from tests.samples import DENIED, DOCUMENT, TEXT, TOLD

from dateline.export.rows import COLUMNS, figure_text, to_row
from dateline.records import Figure, FigureKind


def test_a_row_has_every_column_and_leads_back_to_the_text() -> None:
    row = to_row(TOLD, DOCUMENT)
    assert tuple(row) == COLUMNS
    assert row["document_id"] == "d"
    assert row["actors"] == "gunmen"
    assert row["recipient_sectors"] == "JUD GOV"
    assert row["figures"] == "killed 3+"
    assert row["attributed_to"] == "The Andes Post > police"
    assert row["date"] == "2013-04-08"
    assert TEXT[int(row["evidence_start"]) : int(row["evidence_end"])] == row["evidence"]
    assert TEXT[int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger"]


def test_the_unknown_is_an_empty_cell() -> None:
    row = to_row(DENIED, DOCUMENT)
    assert row["status"] == "denied"
    assert [row[name] for name in ("mode", "date", "lat", "locations", "figures")] == [""] * 5


@pytest.mark.parametrize(
    ("low", "high", "approximate", "text"),
    [
        (8, 8, False, "killed 8"),
        (100, 100, True, "killed ~100"),
        (8, None, False, "killed 8+"),
        (None, 9, False, "killed ≤9"),
        (4, 6, False, "killed 4–6"),
        (None, None, False, "killed (several)"),
    ],
)
def test_figures_for_people(
    low: int | None, high: int | None, approximate: bool, text: str
) -> None:
    figure = Figure(
        start=0, end=7, text="several", kind=FigureKind.KILLED, low=low, high=high,
        approximate=approximate,
    )  # fmt: skip
    assert figure_text(figure) == text

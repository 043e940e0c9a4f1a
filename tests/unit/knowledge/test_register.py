from pathlib import Path

import pytest

from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.register import ActorRegister, Kind, Known, Leader, plurals

TALIBAN_REBELS = Known(Kind.ORGANISATION, "Taliban", "afg-taliban", "AFG", ("REB",), end="1996")
TALIBAN_RULERS = Known(
    Kind.ORGANISATION, "Taliban", "afg-taliban-gov", "AFG", ("GOV",), "1996-09-27", "2001"
)


@pytest.mark.parametrize(
    ("on", "ids"),
    [
        (None, ["afg-taliban", "afg-taliban-gov"]),
        ("1995-03-01", ["afg-taliban"]),
        ("1996-09-26", ["afg-taliban"]),
        ("2001-12-31", ["afg-taliban-gov"]),
        ("2002-01-01", []),
    ],
)
def test_candidates_hold_on_the_date(on: str | None, ids: list[str]) -> None:
    register = ActorRegister([(TALIBAN_REBELS, ["Taliban"]), (TALIBAN_RULERS, ["the Taliban"])])
    assert [known.id for known in register.candidates("TALIBAN", on)] == ids


def test_roles_are_no_candidates() -> None:
    register = ActorRegister([(Known(Kind.AGENT, "rebel", role="group"), ["rebel"])])
    assert register.candidates("rebel") == ()


def test_a_leader_is_known_by_office_and_surname() -> None:
    row = Leader(id="x", name="Ada de Silva", aliases=("A. Silva",), office="prime minister")
    assert row.spellings == ("Ada de Silva", "A. Silva", "prime minister Silva")


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("policeman", "policemen"),
        ("deputy", "deputies"),
        ("member of parliament", "members of parliament"),
        ("attorney general", "attorneys general"),
        ("rebel", "rebels"),
        ("witness", "witnesses"),
    ],
)
def test_plurals(noun: str, plural: str) -> None:
    assert plural in plurals(noun)


def test_own_actors_add_to_ours(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    folder.mkdir()
    (folder / "own.tsv").write_text(
        "id\tname\tcountry\tsectors\taliases\tstart\tend\tnote\n"
        "own-1\tFront of the Hills\tTCD\tREB\tFOTH\t\t\t\n",
        encoding="utf-8",
    )
    register = ActorRegister.from_lexicons(Lexicons(tmp_path))
    assert [known.id for known in register.candidates("FOTH")] == ["own-1"]
    assert register.candidates("United Nations")

"""Sectors: the PLOVER codes of what part of a state or society an actor is."""

from collections.abc import Iterable

from dateline.knowledge.lexicon import Lexicon, Row


class Sector(Row):
    """A sector; `broader` is the PLOVER code that a code of CAMEO data folds into, else None."""

    code: str
    name: str
    description: str
    broader: str | None = None


SECTORS = Lexicon("ontology/sectors.tsv", row=Sector, unique=("code",))


def plover_codes(rows: Iterable[Sector]) -> dict[str, str]:
    """Every listed code with its PLOVER code: "MIL" is itself, "INS" is "REB"."""
    return {row.code: row.broader or row.code for row in rows}

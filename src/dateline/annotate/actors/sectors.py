"""Sectors: which PLOVER sectors a phrase has, most specific first.

What the head says comes with what its modifiers say: "army chief" is MIL, "opposition candidate" OPP,
"government troops" MIL GOV; "former", "ousted" and "ex-" make an office holder ELI (PLOVER manual 0.8).
"""

from collections.abc import Iterable, Sequence

GENERAL = frozenset({"GOV", "CVL", "ELI", "PTY", "SOC"})
"""Sectors that say little: a modifier's narrower one goes before them."""

FORMER_OFFICE = ("ELI",)


def join_sectors(head: Sequence[str], modifiers: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The sectors of a phrase from those of its head noun and of each modifier.

    A modifier's own sector leads where the head's says little ("rebel official"), and follows where
    the head is as narrow ("military court" is JUD MIL). "Government" never leads a narrower head.
    """
    found = list(head)
    for sectors in modifiers:
        new = [sector for sector in sectors if sector not in found]
        leads = not found or (found[0] in GENERAL and bool(new) and new[0] not in GENERAL)
        found = [*new, *found] if leads else [*found, *new]
    return tuple(found)

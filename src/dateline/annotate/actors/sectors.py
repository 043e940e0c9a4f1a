"""Sectors: which PLOVER sectors a phrase has, most specific first.

What the head says comes with what its modifiers say: "army chief" is MIL, "opposition candidate"
OPP, "government troops" MIL GOV.
"""

from collections.abc import Iterable, Sequence

from dateline.annotate.actors import phrases
from dateline.annotate.actors.article import Article
from dateline.annotate.actors.people import Named
from dateline.body import Token
from dateline.knowledge.register import Kind

GENERAL = frozenset({"GOV", "CVL", "ELI", "PTY", "SOC"})
"""Sectors that say little: a modifier's narrower one goes before them."""
WEAK = frozenset({"CVL", "ELI"})
"""Sectors that any of a modifier goes before: "government spokesman" is GOV, then ELI."""
WITH_SECTORS = (Kind.ORGANISATION, Kind.AGENT, Kind.LEADER)
FORMER_OFFICE = ("ELI",)
BELONGING = frozenset({"of", "for", "in", "from"})


def join_sectors(head: Sequence[str], modifiers: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The sectors of a phrase from those of its head noun and of each modifier.

    A modifier's own sector leads where the head's says little ("rebel official"), and follows where
    the head is as narrow ("military court" is JUD MIL). "Government" never leads a narrower head.
    """
    found = list(head)
    for sectors in modifiers:
        new = [sector for sector in sectors if sector not in found]
        found = [*new, *found] if _leads(new, found) else [*found, *new]
    return tuple(found)


def _leads(new: Sequence[str], found: Sequence[str]) -> bool:
    if not new or not found:
        return True
    if found[0] in WEAK:
        return new[0] not in WEAK
    return found[0] in GENERAL and new[0] not in GENERAL


class Sectors:
    """Reads sectors off phrases.

    Args:
        article: what was found.
        named: those borne by name, by head: what they are does not pass to what they own.
    """

    def __init__(self, article: Article, named: dict[int, Named]) -> None:
        self._article = article
        self._named = named

    def of(self, head: Token, own: Sequence[str]) -> tuple[str, ...]:
        """The sectors of the phrase that a token heads, given those of its head noun."""
        found = [self._of_modifier(modifier) for modifier in phrases.modifiers(head)]
        if not own or own[0] in GENERAL:
            for pobj in phrases.objects_of(head, BELONGING):
                body = self._named.get(pobj.i)
                if body is not None and body.is_person is False and body.sectors:
                    found.append(body.sectors)
                    continue
                known = self._article.known(pobj, WITH_SECTORS)
                if known is not None and known.role != "weapon":
                    found.append(self.of(pobj, known.sectors))
        return join_sectors(own, found)

    def _of_modifier(self, token: Token) -> tuple[str, ...]:
        named = self._named.get(token.i)
        if token.dep == "poss" and named is not None:
            return ()
        if named is not None and named.is_person is False and named.sectors:
            return named.sectors
        known = self._article.known(token, WITH_SECTORS)
        inner = [self._of_modifier(modifier) for modifier in phrases.modifiers(token)]
        armed = known is not None and known.role == "weapon"  # a "minister of mines" is no gunman
        return join_sectors(known.sectors if known and not armed else (), inner)

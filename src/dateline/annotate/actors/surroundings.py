"""What the text around a phrase tells of who it is, where its own words do not."""

from dataclasses import replace

from dateline.annotate.actors import phrases
from dateline.annotate.actors.article import Article
from dateline.annotate.actors.lands import At, Lands
from dateline.annotate.actors.mention import BY_ONLY_LAND, Identity
from dateline.annotate.actors.people import Named
from dateline.body import Token


class Surroundings:
    """Reads what is set beside a phrase, likens it, owns it, or is its scene.

    Args:
        article: what was found.
        named: those borne by name, by head.
        lands: the countries that phrases' own words give.
        at: who other phrases are.
    """

    def __init__(self, article: Article, named: dict[int, Named], lands: Lands, at: At) -> None:
        self._article = article
        self._named = named
        self._lands = lands
        self._at = at

    def beside(self, head: Token) -> Identity | None:
        """Who the phrase set beside this one is, when its own words or a list tell."""
        for token in phrases.apposed(head):
            for mention in self._at(token):
                identity = mention.identity
                if identity.confidence <= BY_ONLY_LAND:
                    identity = replace(identity, country=None)
                if identity.country is not None or identity.sectors:
                    return identity
        return None

    def land_of_like(self, head: Token) -> str | None:
        """The land of those whom "other" likens it to: "the speaker of Iraq's parliament and other
        officials".
        """
        if not any(child.lower == "other" for child in head.children):
            return None
        top = head
        if head.dep == "pobj" and head.head.head.lemma in self._article.lists.partitives:
            top = head.head.head
        first = phrases.first_conjunct(top)
        if first is top:
            return None
        return next((m.country for m in self._at(first) if m.confidence > BY_ONLY_LAND), None)

    def scene(self, head: Token) -> str | None:
        """The land an office holder is of for want of better, unless it is that of the other party:
        in "Iran's minister met the president" nothing tells whose president.
        """
        land = self._article.scene_near(head)
        if land is None:
            return None
        for other in phrases.coarguments(head):
            known = self._article.known(other)
            holds_office = other.i in self._named or (known is not None and known.role == "office")
            if holds_office and any(code == land for code, _ in self._lands.before(other)):
                return None
        return land

    def sectors_of_owner(self, head: Token) -> tuple[str, ...]:
        """The sectors of whose the phrase is: of "the militia" in "the militia's brother"."""
        owner = head.child("poss")
        if owner is None:
            return ()
        return next((m.sectors for m in self._at(owner) if m.sectors), ())

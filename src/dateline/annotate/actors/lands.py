"""Which country a phrase's own words give it: "Iraqi", "Iran's", "of Iraq", "from Lagos".

One, or several where modifiers are coordinated ("Kenyan and Ugandan officials"). Never that of
a word under "pro" or "anti", nor of "Iranian-backed"; "Syrian-led" counts.
"""

from collections.abc import Callable, Sequence

from dateline.annotate.actors import phrases
from dateline.annotate.actors.article import LOCATIVE, Article
from dateline.annotate.actors.mention import ActorMention
from dateline.annotate.actors.people import Named
from dateline.body import Token

OF = frozenset({"of"})
WHENCE = frozenset({"in", "from", "at", "near"})
At = Callable[[Token], Sequence[ActorMention]]
Land = tuple[str, Token]
"""A country and the word that gives it."""


class Lands:
    """Reads countries off phrases.

    Args:
        article: what was found.
        named: those borne by name, by head.
        at: who other phrases are, for owners and pronouns.
    """

    def __init__(self, article: Article, named: dict[int, Named], at: At) -> None:
        self._article = article
        self._named = named
        self._at = at

    def of(self, head: Token) -> list[Land]:
        """The countries that a phrase's own words give it, each once, in text order."""
        found = self.before(head) or self.after(head)
        codes: dict[str, Token] = {}
        for code, token in found:
            codes.setdefault(code, token)
        return list(codes.items())

    def before(self, head: Token) -> list[Land]:
        """From the words before the head; the first that tells wins, with all coordinated to it."""
        previous: Token | None = None
        found: list[Land] = []
        for modifier in phrases.modifiers(head):
            group = [modifier, *(c for c in modifier.conjuncts if c.i < head.i)]
            here = [(code, t) for t in group if (code := self._of_modifier(t)) is not None]
            joined = previous is not None and phrases.are_hyphened(
                previous, modifier, self._article.body.all_tokens
            )
            if not found:
                found = here
            elif joined:
                found = [*found, *here]
            if here:
                previous = group[-1]
        return found

    def _of_modifier(self, token: Token) -> str | None:
        if token.pos == "PRON" or token.dep == "poss":
            return next((m.country for m in self._at(token) if m.country), None)
        if token.lower in self._article.lists.leading:
            lands = [self._of_modifier(child) for child in token.children]
            return next((land for land in lands if land), None)
        if phrases.is_sided(token, self._article.body.all_tokens):
            return None
        known = self._article.known(token)
        if known is not None and known.country is not None and not self.is_ethnic(token):
            return known.country
        if token.i in self._named:
            return self._named[token.i].country
        if token.pos in phrases.NOUNS:
            inner = self.before(token)
            if inner:
                return inner[0][0]
        return self._article.land_of(token) if known is None else None

    def is_ethnic(self, token: Token) -> bool:
        """Whether a word names a people and no citizenship: "ethnic Tajik fighters"."""
        tokens = self._article.body.all_tokens
        return token.i > 0 and tokens[token.i - 1].lower == "ethnic"

    def after(self, head: Token) -> list[Land]:
        """From "of" whom or what it is, else from the place it is in or from."""
        for pobj in phrases.objects_of(head, OF):
            members = [pobj, *(c for c in pobj.conjuncts if c.pos in phrases.NOUNS)]
            found = [
                (mention.country, token)
                for token in members
                for mention in self._at(token)
                if mention.country is not None
            ]
            if found:
                return found
        for pobj in phrases.objects_of(head, WHENCE):
            land = self.of_place(pobj)
            if land is not None:
                return [(land, pobj)]
        return []

    def of_place(self, place: Token) -> str | None:
        """The land that a place names, or that its words tell: "the Basque town of Guernica"."""
        own = self._article.land_of(place)
        if own is not None:
            return own
        for word in (*phrases.modifiers(place), *phrases.objects_of(place, OF | LOCATIVE)):
            land = self._article.land_of(word)
            if land is not None:
                return land
            for owner in phrases.modifiers(word):
                land = self._article.land_of(owner)
                if land is not None:
                    return land
        return None

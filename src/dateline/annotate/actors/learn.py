"""Learn of what country and sectors those borne by name are, before anybody is asked for."""

from dateline.annotate.actors.article import Article
from dateline.annotate.actors.lands import Lands
from dateline.annotate.actors.people import Named, NameMention
from dateline.annotate.actors.sectors import FORMER_OFFICE, Sectors, join_sectors
from dateline.annotate.actors.surroundings import Surroundings
from dateline.knowledge.register import Kind


class Learner:
    """Gives a `Named` the country and sectors that its mentions tell.

    Args:
        article: what was found.
        lands, sectors: what phrases' own words give.
        surroundings: what the text around them gives.
    """

    def __init__(
        self, article: Article, lands: Lands, sectors: Sectors, surroundings: Surroundings
    ) -> None:
        self._article = article
        self._lands = lands
        self._sectors = sectors
        self._surroundings = surroundings

    def learn(self, named: Named) -> None:
        """Country and sectors of somebody named, from all mentions, then from the text around."""
        for mention in named.mentions:
            self._learn_from(named, mention)
        if named.country is not None:
            return
        if named.offices:
            lands = [self._surroundings.scene(mention.head) for mention in named.mentions]
        elif self._article.known(named.mentions[0].head, [Kind.AGENT]) is not None:
            lands = [self._article.only_land_near(mention.head) for mention in named.mentions]
        else:
            return
        named.country = next((land for land in lands if land is not None), None)

    def _learn_from(self, named: Named, mention: NameMention) -> None:
        head = mention.head
        titled = join_sectors((), [title.sectors for title in mention.titles])
        own = self._sectors.of(head, titled)
        if mention.leader is not None:
            out = self._article.is_out_of_office(head, mention.leader)
            held = () if mention.leader.is_before(self._article.on) else mention.leader.sectors
            named.sectors = named.sectors or (FORMER_OFFICE if out else join_sectors(own, [held]))
            return
        if self._article.is_former(head):
            own = FORMER_OFFICE
        named.sectors = named.sectors or own
        lands = self._lands.of(head)
        if lands and named.country is None:
            named.country = lands[0][0]
        beside = self._surroundings.beside(head)
        if beside is not None:
            named.country = named.country or beside.country
            named.sectors = named.sectors or beside.sectors

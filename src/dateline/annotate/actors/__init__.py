"""Actors: who can act or be acted on, and who they are.

`find_actors` finds listed names and roles; `resolve_actors` gives the ActorLayer, which answers for
any noun phrase of the article: its span, name, country and sectors.
"""

from dateline.annotate.actors.find import FoundActor, find_actors
from dateline.annotate.actors.lists import ActorLists
from dateline.annotate.actors.mention import ActorMention
from dateline.annotate.actors.resolve import ActorLayer, resolve_actors

__all__ = [
    "ActorLayer",
    "ActorLists",
    "ActorMention",
    "FoundActor",
    "find_actors",
    "resolve_actors",
]

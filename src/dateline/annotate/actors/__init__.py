"""Actors: who can act or be acted on, and who they are.

`find_actors` finds listed names and roles; `resolve_actors` gives the ActorLayer, which answers for
any noun phrase of the article: its span, name, country and sectors.
"""

from dateline.annotate.actors.find import FoundActor, find_actors
from dateline.annotate.actors.resolve import ActorLayer, ActorMention, resolve_actors

__all__ = ["ActorLayer", "ActorMention", "FoundActor", "find_actors", "resolve_actors"]

"""The parts one may replace, as Protocols, and how a name becomes one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Any, Protocol, runtime_checkable

from spacy.tokens import Doc

from dateline.body import Body, Token
from dateline.errors import SettingsError
from dateline.records import EventType


class Parser(Protocol):
    """Text to parse."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts in order; each doc has as many code points as its text."""
        ...


@dataclass(frozen=True)
class CodedEvent:
    """What a Coder returns: little. Dating, placing, attributing, status and confidence are shared.

    Attributes:
        trigger: the tokens that name the event; the first is the head of its clause.
        event_type: PLOVER's.
        actors, recipients: the head tokens of the phrases that fill these roles.
        rule: what coded it (`event_patterns:assault.kill.01`).
        score: how sure the coder is, 0..1.
        content: head token of the clause that the event is about (what was demanded), or None.
        mood: the token whose mood and polarity the event has; None: its trigger. What is demanded
            in "said they must leave" is demanded, if they leave or not.
    """

    trigger: tuple[Token, ...]
    event_type: EventType
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    rule: str
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    score: float = 0.5
    content: Token | None = None
    mood: Token | None = None


@dataclass(frozen=True)
class Reading:
    """What a Coder is given of one article.

    Attributes:
        body: the parse.
        is_actor: whether the phrase that a token heads names somebody who can act.
        is_place: whether it names a place.
    """

    body: Body
    is_actor: Callable[[Token], bool]
    is_place: Callable[[Token], bool]


@dataclass(frozen=True)
class ConsideredWord:
    """A word that could have told of an event, and why it was not coded as one.

    Attributes:
        trigger: the tokens looked at; the first is the head.
        event_type: what it would have been by the rule that came nearest; None: no rule says.
        rules: what was tried (`event_patterns:assault.fire.02`), or what it stands for.
        reason: what was missing, fit to show.
    """

    trigger: tuple[Token, ...]
    event_type: EventType | None
    rules: tuple[str, ...]
    reason: str


class Coder(Protocol):
    """Readings to coded events. It sees batches, so that a learned coder can use them."""

    def pipe(self, readings: Sequence[Reading]) -> list[list[CodedEvent]]:
        """The events of each article, in text order of their triggers."""
        ...


@runtime_checkable
class ExplainingCoder(Coder, Protocol):
    """A Coder that can say what it looked at and left."""

    def considered(self, reading: Reading, coded: Sequence[CodedEvent]) -> list[ConsideredWord]:
        """Words that some rule is about and that were not coded, in text order.

        Args:
            coded: what `pipe` gave for this reading.
        """
        ...


def load_plugin(group: str, name: str) -> Any:
    """The class or function that a name stands for in an entry-point group.

    Raises:
        SettingsError: no such name; the message lists those there are.
    """
    found = {point.name: point for point in entry_points(group=group)}
    if name not in found:
        raise SettingsError(
            f"{group.removeprefix('dateline.')}: {name!r} is not one of {', '.join(sorted(found))}"
        )
    return found[name].load()

"""Fold: an event as it was coded, and what people decided of it, to the event as it now stands.

A pure fold over the review log, later decisions over earlier ones: coding the document again
changes what lies below, and the decisions are laid over it anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from dateline.errors import InputError
from dateline.knowledge.ontology.cameo import cameo_code
from dateline.knowledge.ontology.plover import contexts, modes_of, quad_of
from dateline.records import Event, Span
from dateline.records.review import Action, Decision

CORRECTABLE = (
    "event_type", "mode", "contexts", "cameo", "status", "actors", "recipients", "locations",
    "date", "figures", "claimed_by", "attributed_to",
)  # fmt: skip
"""What a correction may change: not the evidence, nor what follows from the rest."""

MOST_PEOPLE = 10_000_000_000  # more than there are


class Review(StrEnum):
    """Where an event stands with its reviewers."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Reviewed:
    """An event as it now stands.

    Attributes:
        event: with every correction in it.
        review: None: nobody decided.
    """

    event: Event
    review: Review | None = None


def fold(event: Event, decisions: Iterable[Decision]) -> Reviewed:
    """Lay decisions, in the order they were made, over an event as it was coded."""
    review: Review | None = None
    for decision in standing(decisions):
        match decision.action:
            case Action.ACCEPT:
                review = Review.CORRECTED if review is Review.CORRECTED else Review.ACCEPTED
            case Action.REJECT:
                review = Review.REJECTED
            case Action.CORRECT:
                event = corrected(event, str(decision.field), decision.new)
                review = Review.CORRECTED
            case Action.NOTE | Action.UNDO:
                pass
    return Reviewed(event, review)


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that were not taken back, in order; none of them is an undo."""
    left: list[Decision] = []
    for decision in decisions:
        if decision.action is not Action.UNDO:
            left.append(decision)
            continue
        own = [n for n, one in enumerate(left) if one.by == decision.by and one.on == decision.on]
        if own:
            del left[own[-1]]
    return left


def fold_all(
    events: Sequence[Event], decided: Mapping[str, tuple[Event, Sequence[Decision]]]
) -> list[Reviewed]:
    """A document's events as they now stand, in text order.

    Args:
        events: as they were coded now.
        decided: by event id, the event as it was when somebody first decided, and the decisions.

    Returns:
        The events with their decisions. One that was accepted or corrected and is no longer coded
        stays, as it was when it was decided; a new one of the same word and type as such a one is
        left out, since it is the same claim.
    """
    found = {event.id for event in events}
    kept = [
        folded
        for id_, (event, decisions) in decided.items()
        if id_ not in found
        and (folded := fold(event, decisions)).review in (Review.ACCEPTED, Review.CORRECTED)
    ]
    covered = {_claim(one.event) for one in kept}
    now = [
        fold(event, decided[event.id][1] if event.id in decided else ())
        for event in events
        if event.id in decided or _claim(event) not in covered
    ]
    return sorted(now + kept, key=lambda one: (one.event.trigger.start, one.event.id))


def corrected(event: Event, field: str, value: Any) -> Event:
    """The event with one field put right.

    Args:
        field: one of CORRECTABLE.
        value: as JSON has it (`"COERCE"`, a list of actors).

    Raises:
        InputError: no such field, or the value does not fit it.
    """
    if field not in CORRECTABLE:
        raise InputError(f"{field}: cannot be corrected; expected one of {', '.join(CORRECTABLE)}")
    fields = event.model_dump(mode="json") | {field: value}
    try:
        changed = Event.model_validate(fields)
        changed.model_dump_json().encode()
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise InputError(f"{where}: {problem['msg']}") from error
    except (UnicodeEncodeError, PydanticSerializationError) as error:
        raise InputError(f"{field}: holds half of a surrogate pair; expected characters") from error
    if field == "event_type":  # what was the old type's cannot be the new one's
        modes = modes_of(changed.event_type)
        kept = {"mode": changed.mode if changed.mode in modes else None, "cameo": None}
        changed = changed.model_copy(update=kept)
    _check_codes(changed)
    return changed.model_copy(update={"quad": quad_of(changed.event_type)})


def _check_codes(event: Event) -> None:
    """Raise InputError for a code that its list does not have, or a number out of all bounds."""
    modes = modes_of(event.event_type)
    if event.mode is not None and event.mode not in modes:
        expected = ", ".join(sorted(modes)) or "none"
        raise InputError(f"mode: {event.mode!r} is no mode of {event.event_type}: {expected}")
    if wrong := [code for code in event.contexts if code not in contexts()]:
        raise InputError(f"contexts: {wrong[0]!r} is not one of {', '.join(sorted(contexts()))}")
    if event.cameo is not None and cameo_code(event.cameo) is None:
        raise InputError(f"cameo: {event.cameo!r} is no code of CAMEO")
    for figure in event.figures:
        if any(n is not None and not 0 <= n <= MOST_PEOPLE for n in (figure.low, figure.high)):
            raise InputError(f"figures: expected numbers of people, 0 to {MOST_PEOPLE:,}")
    for actor in (*event.actors, *event.recipients, *event.claimed_by):
        if wrong := [code for code in actor.sectors if not code.isalnum()]:
            raise InputError(f"sectors: {wrong[0]!r} is no code; expected such as GOV, MIL")


def check_evidence(event: Event, text: str) -> None:
    """Raise InputError when a part of an event does not stand in the text where it says."""
    parts: list[Span] = [event, event.trigger, *([event.date] if event.date else [])]
    for group in (event.actors, event.recipients, event.locations, event.figures, event.claimed_by):
        parts.extend(group)
    for part in parts:
        if text[part.start : part.end] != part.text:
            raise InputError(
                f"{type(part).__name__.lower()} {part.start}:{part.end}: the article does not say "
                "that there"
            )


def _claim(event: Event) -> tuple[int, int, str]:
    return *event.trigger.bounds, event.event_type.value

"""Fold: an event as it was coded, and what people decided of it, to the event as it now stands.

A pure fold over the review log, later decisions over earlier ones: coding the document again
changes what lies below, and the decisions are laid over it anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
class Made:
    """A decision as it was made.

    Attributes:
        coded: the event as it was coded then.
        run: the run that had coded it so.
    """

    decision: Decision
    coded: Event
    run: int


@dataclass(frozen=True)
class Reviewed:
    """An event as it now stands.

    Attributes:
        event: with every correction in it.
        review: None: nobody decided.
        run: the run that coded it, where that is an earlier one whose coding a decision keeps.
    """

    event: Event
    review: Review | None = None
    run: int | None = field(default=None, compare=False)


def fold(event: Event, made: Sequence[Made]) -> Reviewed:
    """Lay decisions, in the order they were made, over an event as it is coded.

    What was accepted stays, field for field, as it stood when it was accepted.

    Raises:
        InputError: a correction does not fit what is coded now.
    """
    coded = {id(one.decision): one for one in made}
    review: Review | None = None
    accepted: Made | None = None
    corrections: list[Decision] = []
    for decision in standing(one.decision for one in made):
        match decision.action:
            case Action.ACCEPT:
                review = Review.CORRECTED if review is Review.CORRECTED else Review.ACCEPTED
                if accepted is None:
                    accepted = coded[id(decision)]
            case Action.REJECT:
                review = Review.REJECTED
            case Action.CORRECT:
                corrections.append(decision)
                review = Review.CORRECTED
            case Action.NOTE | Action.UNDO:
                pass
    event = accepted.coded if accepted else event
    for decision in corrections:
        event = corrected(event, str(decision.field), decision.new)
    return Reviewed(event, review, accepted.run if accepted else None)


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


def fold_all(events: Sequence[Event], decided: Mapping[str, Sequence[Made]]) -> list[Reviewed]:
    """A document's events as they now stand, in text order.

    Args:
        events: as they are coded now.
        decided: what was decided, in order, by event id.

    Returns:
        The events with their decisions. One that people accepted, corrected or wrote a note on and
        that is no longer coded stays, as it was when that was last decided; what is now coded of
        the same word is left out, since it is the same claim.
    """
    now, kept = [], []
    events = followed(events, decided)
    for event in events:
        made = decided.get(event.id, ())
        if fits(event, made):
            now.append(fold(event, made))
        else:
            kept.append(_as_decided(made))
    found = {event.id for event in events}
    for id_, made in decided.items():
        if id_ not in found and _outlives_its_coding(made):
            kept.append(_as_decided(made))
    now = [
        one
        for one in now
        if one.event.id in decided or not any(_is_one_word(one.event, k.event) for k in kept)
    ]
    return sorted(now + kept, key=lambda one: (one.event.trigger.start, one.event.id))


def fits(event: Event, made: Sequence[Made]) -> bool:
    """Whether decisions can be laid over an event: another version's code books may not have the
    mode that somebody gave it.
    """
    try:
        fold(event, made)
    except InputError:
        return False
    return True


def followed(events: Sequence[Event], decided: Mapping[str, Sequence[Made]]) -> list[Event]:
    """The events as they are coded now; one that was decided when its trigger had another extent
    ("opened fire", "fire") under the id that it was decided by.
    """
    found = {event.id for event in events}
    lost = {id_: made for id_, made in decided.items() if id_ not in found}
    following = []
    for event in events:
        id_ = None if event.id in decided else _lost_id(event, lost)
        if id_ is not None:
            del lost[id_]
            event = event.model_copy(update={"id": id_})
        following.append(event)
    return following


def _lost_id(event: Event, lost: Mapping[str, Sequence[Made]]) -> str | None:
    """The id of an event that was decided on and that this is, found at other characters."""
    for id_, made in lost.items():
        last = made[-1].coded
        if event.event_type is last.event_type and _is_one_word(event, last):
            return id_
    return None


def _as_decided(made: Sequence[Made]) -> Reviewed:
    """An event as it was when somebody last decided on it, by what was decided."""
    one = fold(made[-1].coded, made)
    return one if one.run is not None else replace(one, run=made[-1].run)


def _outlives_its_coding(made: Sequence[Made]) -> bool:
    """Whether somebody decided, and what stands is not that it is none."""
    actions = [one.action for one in standing(one.decision for one in made)]
    verdicts = [action for action in actions if action is not Action.NOTE]
    return bool(actions) and (not verdicts or verdicts[-1] is not Action.REJECT)


def _is_one_word(one: Event, other: Event) -> bool:
    return one.trigger.overlaps(other.trigger)


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

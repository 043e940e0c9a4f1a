"""Considered: words that some event pattern is about and that were not coded, and why.

For people who look at an article, mend a pattern or wonder what was missed; coding never asks.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dateline.annotate.events.patterns import (
    CompiledPattern,
    Need,
    Slots,
    filler_of,
    meets,
    trigger_words,
)
from dateline.body import Token
from dateline.plugins import CodedEvent, ConsideredWord
from dateline.records import EventType

MAX_RULES = 2  # rows named for one word; "say" stands in dozens
RULED_OUT = "listed as no event"
MAX_WORDS = 4  # alternatives of a need that are written out
SLOTS = {
    "subj": "its subject", "obj": "its object", "iobj": "whom it is given to",
    "xcomp": "the infinitive after it", "ccomp": "the clause after it",
    "attr": "what it is said to be", "modal": "its helping verb", "poss": "whose it is",
    "support": "the verb that carries it",
}  # fmt: skip
"""What a slot is called; any other is a preposition. The names stand in docs/lexicons.md."""
AROUND = {"mod": "before it", "any": "in its clause", "sentence": "in its sentence"}
INSIDE = {
    "subj": "as the subject of {}", "obj": "as the object of {}",
    "modal": "as the helping verb of {}", "any": "in {}",
}  # fmt: skip
CLAUSES = frozenset({"xcomp", "ccomp"})
KINDS = {"actor": "somebody", "place": "a place", "number": "a number", "clause": "a clause"}
Kinds = Mapping[str, Callable[[Token], bool]]


class _Miss(NamedTuple):
    """How far a row is from coding a word: the least is the nearest."""

    distance: tuple[bool, int, bool]  # lacks words; needs that failed; none of them an exclusion
    pattern: CompiledPattern
    reason: str


def why_not(
    token: Token, rows: Sequence[CompiledPattern], slots: Slots, kinds: Kinds
) -> ConsideredWord:
    """Why none of a word's rows coded it: the first need that failed in the nearest of them."""
    misses = [_miss(token, pattern, slots, kinds) for pattern in rows]
    nearest = min(miss.distance for miss in misses)
    near = [miss for miss in misses if miss.distance == nearest]
    event_type = near[0].pattern.row.event_type
    told = [miss for miss in near if miss.pattern.row.event_type is event_type][:MAX_RULES]
    more = len(rows) - len(told)
    reason = "; ".join(dict.fromkeys(miss.reason for miss in told))
    return ConsideredWord(
        trigger=(token,),
        event_type=event_type if isinstance(event_type, EventType) else None,
        rules=tuple(miss.pattern.rule for miss in told),
        reason=reason + (f"; and {more} more row{'s' * (more > 1)}" if more else ""),
    )


def ruled_out(token: Token, pattern: CompiledPattern) -> ConsideredWord:
    """A trigger that a row says is no event."""
    return ConsideredWord(
        trigger=(token,), event_type=None, rules=(pattern.rule,), reason=RULED_OUT
    )


def absorbed(token: Token, event: CodedEvent, host: CodedEvent) -> ConsideredWord:
    """A trigger that tells of the same as another one."""
    return ConsideredWord(
        trigger=(token,),
        event_type=event.event_type,
        rules=(event.rule,),
        reason=f"tells of the same as “{host.trigger[0].text}”",
    )


def _miss(token: Token, pattern: CompiledPattern, slots: Slots, kinds: Kinds) -> _Miss:
    failed = [
        (need, text)
        for need, text in zip(pattern.needs, pattern.row.needs, strict=True)
        if not meets(need, slots, kinds)
    ]
    missing = _missing_words(token, pattern)
    excluded = next(((need, text) for need, text in failed if need.negative), None)
    distance = (missing is not None, len(failed), excluded is None)
    if missing is not None:
        return _Miss(distance, pattern, f"needs {missing} with it")
    need, text = excluded or failed[0]
    if need.negative:
        return _Miss(distance, pattern, f"ruled out by {_found(need, slots, kinds)}")
    return _Miss(distance, pattern, f"needs {_told(text)}")


def _missing_words(token: Token, pattern: CompiledPattern) -> str | None:
    """The words that the nearest of a pattern's triggers wants beside it, or None: all there."""
    fitting = [trigger for trigger in pattern.triggers if trigger.head == token.lemma]
    noun = pattern.row.pos == "noun"
    if not fitting or any(trigger_words(token, trigger, noun=noun) for trigger in fitting):
        return None
    return _any_of([f"“{' '.join(trigger.others)}”" for trigger in fitting])


def _found(need: Need, slots: Slots, kinds: Kinds) -> str:
    """What in the text meets a need that must not be met."""
    slot, filler = next(
        (slot, filler)
        for slot in need.slots
        if (filler := filler_of(need, slots[slot], kinds)) is not None
    )
    return f"“{filler.text}” {_where(slot)}"


def _told(need: str) -> str:
    """A need as words: `to,in={aid}|help` is: a word from the list “aid” or “help” after “to” or
    “in”.
    """
    slots, _, fillers = need.partition("=")
    return f"{_any_of([_filler(one) for one in fillers.split('|')])} {_wheres(slots.split(','))}"


def _filler(filler: str) -> str:
    if filler == "*":
        return "something"
    if filler.startswith("@"):
        return KINDS[filler[1:]]
    words = filler.strip("{}").replace("_", " ")
    return f"a word from the list “{words}”" if filler.startswith("{") else f"“{words}”"


def _wheres(slots: Sequence[str]) -> str:
    """Prepositions in one: after “to” or “in”."""
    prepositions = [f"“{slot}”" for slot in slots if _is_preposition(slot)]
    others = [_where(slot) for slot in slots if not _is_preposition(slot)]
    after = [f"after {_any_of(prepositions)}"] if prepositions else []
    return _any_of([*others, *after])


def _where(path: str) -> str:
    """Where a slot is: `obj`, `against`, `ccomp.subj`."""
    first, _, rest = path.partition(".")
    if _is_preposition(path):
        return f"after “{path}”"
    inner = rest.partition(".")[0]
    if not inner:
        return AROUND.get(first) or f"{'in' if first in CLAUSES else 'as'} {SLOTS[first]}"
    whole = SLOTS.get(first, f"what stands after “{first}”")
    if "." in rest or inner in SLOTS or inner in AROUND:
        return INSIDE.get(rest, "in {}").format(whole)
    return f"after “{inner}” {'in' if first in CLAUSES else 'with'} {whole}"


def _is_preposition(path: str) -> bool:
    return "." not in path and path not in SLOTS and path not in AROUND


def _any_of(alternatives: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`; of many the first ones."""
    different = list(dict.fromkeys(alternatives))
    if len(different) > MAX_WORDS:
        return ", ".join([*different[:MAX_WORDS], "…"])
    *first, last = different
    return f"{', '.join(first)} or {last}" if first else last

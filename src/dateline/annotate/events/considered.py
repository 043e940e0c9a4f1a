"""Considered: words that some event pattern is about and that were not coded, and why.

For people who look at one article or mend a pattern; coding itself never asks.
"""

from collections.abc import Callable, Mapping, Sequence

from dateline.annotate.events.patterns import CompiledPattern, Slots, meets, trigger_words
from dateline.body import Token
from dateline.plugins import CodedEvent, Considered

MAX_RULES = 2  # rows named for one word; "say" stands in dozens
RULED_OUT = "listed as no event"
MAX_FILLERS = 6  # alternatives of a need that are written out


def why_not(
    token: Token,
    rows: Sequence[CompiledPattern],
    slots: Slots,
    kinds: Mapping[str, Callable[[Token], bool]],
) -> Considered:
    """Why none of a word's rows coded it.

    The rows that came furthest are named: of those whose trigger is there whole, the first needs
    that failed; else the words that were missing beside it.
    """
    failed: list[tuple[str, str]] = []
    incomplete: list[tuple[str, str]] = []
    for pattern in rows:
        missing = _missing_words(token, pattern)
        if missing is not None:
            incomplete.append((pattern.rule, f"needs “{missing}” with it"))
            continue
        need = _failed_need(pattern, slots, kinds)
        if need is not None:
            failed.append((pattern.rule, need))
    told = (failed or incomplete)[:MAX_RULES]
    more = len(failed or incomplete) - len(told)
    reason = "; ".join(dict.fromkeys(reason for _, reason in told))
    return Considered(
        trigger=(token,),
        rules=tuple(rule for rule, _ in told),
        reason=reason + (f"; and {more} more rows" if more > 0 else ""),
    )


def ruled_out(token: Token, pattern: CompiledPattern) -> Considered:
    """A trigger that a row says is no event."""
    return Considered(trigger=(token,), rules=(pattern.rule,), reason=RULED_OUT)


def absorbed(token: Token, event: CodedEvent) -> Considered:
    """A trigger that tells of the same as another one."""
    return Considered(
        trigger=(token,),
        rules=(event.rule,),
        reason=f"tells of the same as “{event.trigger[0].text}”",
    )


def _missing_words(token: Token, pattern: CompiledPattern) -> str | None:
    """The words that the nearest of a pattern's triggers wants beside it, or None: all there."""
    fitting = [trigger for trigger in pattern.triggers if trigger.head == token.lemma]
    noun = pattern.row.pos == "noun"
    if not fitting or any(trigger_words(token, trigger, noun=noun) for trigger in fitting):
        return None
    return "/".join(" ".join(trigger.others) for trigger in fitting)


def _failed_need(
    pattern: CompiledPattern, slots: Slots, kinds: Mapping[str, Callable[[Token], bool]]
) -> str | None:
    for need, text in zip(pattern.needs, pattern.row.needs, strict=True):
        if not meets(need, slots, kinds):
            return f"excluded by {_short(text[1:])}" if need.negative else f"needs {_short(text)}"
    return None


def _short(need: str) -> str:
    slots, equals, fillers = need.partition("=")
    words = fillers.split("|")
    shown = "|".join(words[:MAX_FILLERS]) + ("|…" if len(words) > MAX_FILLERS else "")
    return slots + equals + shown

"""The report: figures beside the last run's, then the documents whose events changed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from dateline.evaluate.sets import BenchmarkSet, Scores

SMALLEST_CHANGE = 0.0005  # of a metric that is shown as a change: it is printed to three places
MOST_CHANGES = 200  # documents written out for one set
LONGEST_GOLD = 400  # characters of a document's gold answer

Json = dict[str, Any]


def write_report(
    sets: Sequence[BenchmarkSet], scores: Mapping[str, Scores], last: Mapping[str, Scores]
) -> str:
    """The report in Markdown.

    Args:
        sets: those evaluated now.
        scores: this run's, by set.
        last: the run's before, by set; empty where there was none.
    """
    parts = ["# Evaluation\n", *_table(sets, scores, last)]
    for bench_set in sets:
        parts += _changes_of(bench_set)
    return "\n".join(parts) + "\n"


def _table(
    sets: Sequence[BenchmarkSet], scores: Mapping[str, Scores], last: Mapping[str, Scores]
) -> Iterator[str]:
    yield "| set | documents | figure | now | last | change |"
    yield "|---|---:|---|---:|---:|---:|"
    for bench_set in sets:
        now = scores.get(bench_set.name)
        if now is None:
            yield f"| {bench_set.name} | {bench_set.size} | not scored | | | |"
            continue
        before = last[bench_set.name].metrics if bench_set.name in last else {}
        for name in now.headline:
            value, old = now.metrics[name], before.get(name)
            cells = [f"{value:.3f}", "" if old is None else f"{old:.3f}", _change(value, old)]
            yield f"| {bench_set.name} | {bench_set.size} | {name} | {' | '.join(cells)} |"
    yield ""


def _change(value: float, old: float | None) -> str:
    if old is None:
        return ""
    if abs(value - old) < SMALLEST_CHANGE:
        return "="
    return f"**{value - old:+.3f}**"


@dataclass(frozen=True)
class Change:
    """A document whose events are not those of the last run, by sentence."""

    document: str
    sentences: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    """Each: its text, the events gone, the events new."""


def find_changes(bench_set: BenchmarkSet) -> Iterator[Change]:
    """The documents whose events changed since the last run, in order; none without one."""
    if not bench_set.last_predictions.exists():
        return
    pairs = zip_longest(_lines(bench_set.last_predictions), _lines(bench_set.predictions))
    for before, now in pairs:
        if before is None or now is None or before == now:
            continue
        change = _compare(json.loads(before), json.loads(now))
        if change is not None:
            yield change


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from lines


def _compare(before: Json, now: Json) -> Change | None:
    if "document" not in before or "document" not in now:
        return None  # one of them failed; the scores tell
    text = now["document"]["text"]
    changed = []
    for start, end in now["sentences"] or [(0, len(text))]:
        old, new = _events(before, start, end), _events(now, start, end)
        if old != new:
            gone = tuple(event for event in old if event not in new)
            come = tuple(event for event in new if event not in old)
            changed.append((" ".join(text[start:end].split()), gone, come))
    return Change(str(now["document"]["id"]), tuple(changed)) if changed else None


def _events(analysis: Json, start: int, end: int) -> list[str]:
    return [
        describe(event) for event in analysis["events"] if start <= event["trigger"]["start"] < end
    ]


def describe(event: Json) -> str:
    """An event on one line: "ASSAULT reported “killed” gunmen [] → judges []; killed 3"."""
    parts = [
        f"{event['event_type']} {event['status']} “{event['trigger']['text']}”",
        f"{_names(event['actors'])} → {_names(event['recipients'])}",
    ]
    if event["figures"]:
        parts.append(", ".join(f"{f['kind']} {f['text']}" for f in event["figures"]))
    speakers = [source["name"] for source in event["attributed_to"] if source["cue"]]
    if speakers:
        parts.append(f"says {' > '.join(speakers)}")
    return "; ".join(parts) + f"  `{event['rule']}`"


def _names(actors: Sequence[Json]) -> str:
    return ", ".join(f"{a['text']} [{a['country'] or ''}]" for a in actors) or "–"


def _changes_of(bench_set: BenchmarkSet) -> Iterator[str]:
    changes = list(find_changes(bench_set))
    if not changes:
        return
    gold = bench_set.gold()
    yield f"\n## {bench_set.name}: {len(changes)} documents changed\n"
    for change in changes[:MOST_CHANGES]:
        yield f"### {change.document}\n"
        yield f"gold: `{_gold_line(gold.get(change.document, {}))}`\n"
        for sentence, gone, come in change.sentences:
            yield f"> {sentence}\n"
            yield from (f"- lost: {event}" for event in gone)
            yield from (f"- gained: {event}" for event in come)
            yield ""
    if len(changes) > MOST_CHANGES:
        yield f"… and {len(changes) - MOST_CHANGES} more documents"


def _gold_line(row: Json) -> str:
    """A document's gold answer on one line, cut where it is long."""
    answer = {key: value for key, value in row.items() if key not in ("id", "tokens")}
    line = json.dumps(answer, ensure_ascii=False).replace("`", "'")
    return line if len(line) <= LONGEST_GOLD else line[:LONGEST_GOLD] + "…"

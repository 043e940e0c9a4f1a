"""Fit the weights that link reports: `python -m dateline.evaluate.fit_link`.

Counts the background of words (data/link/words.json, see `background`); then reads the marked
reports of data/train/incidents.jsonl, codes them, compares them, and writes data/link/weights.json.
The marked reports are all that is learnt from;
benchmarks and the test set only check the outcome. The same reports, model and gazetteer give the
same file.

A logistic regression over pairs, held to the priors below (L2), which say what a reader would
expect before any pair is seen. A pair is not yet an incident: groups are joined by the mean over
their pairs, so what is added to every pair is set last, where as many incidents are found as there
are. There are two sets of weights: with and without what else stands in the two documents.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib import resources
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from dateline.annotate.build import build_pipeline
from dateline.annotate.pipeline import Pipeline
from dateline.evaluate.background import count_background
from dateline.evaluate.clusters import score_b3
from dateline.evaluate.confusable import Gold, Marked, gold_of, read_marked
from dateline.evaluate.passages import TRAINING as PASSAGES
from dateline.evaluate.passages import read_passages
from dateline.evaluate.regression import Features, logistic, to_matrix
from dateline.link import Linker
from dateline.link.compare import DOCUMENT_FEATURES, EVERY, WEIGHTS, Weights, compare_pair
from dateline.link.profile import profiles_of
from dateline.link.words import BACKGROUND, Rarity
from dateline.records import Analysis
from dateline.settings import Settings

TRAINING = "train/incidents.jsonl"
DIGITS = 3
STRENGTH = 5.0  # of the priors: the reports are few, and confusable on purpose, unlike the news
OFFSETS = tuple(n / 10 for n in range(-20, 31))  # log-odds that are tried

# What is expected, in log-odds that two reports tell of one happening. In round numbers: 1 is
# "rather", 2 "as a rule"; a likeness counts so much when it is complete.
PRIORS: Mapping[str, float] = {
    EVERY: -4.0,
    "other type": -1.0,
    "same trigger": 1.2,
    "trigger of the same kind": 0.8,
    "same mode": 0.4,
    "other mode": -0.6,
    "words of the clauses": 3.0,
    "words of the documents": 6.0,
    "names of the documents": 4.0,
    "words of the titles": 2.0,
    "copy": 4.0,
    "same document": 0.0,
    "same document, goes on": 1.5,
    "same document, close by": 0.8,
    "same document, same trigger": 1.5,
    "same day": 2.0,
    "dates compatible": 0.3,
    "a day or two apart": -0.3,
    "days apart": -2.0,
    "weeks apart": -5.0,
    "same weekday": 0.6,
    "other weekday": -1.2,
    "published near in time": 0.3,
    "published weeks apart": -2.5,
    "time unknown": 0.5,
    "one recalled, one new": -3.0,
    "one recalled, one undated": -1.5,
    "place unknown": 0.0,
    "place named in the other document": 0.8,
    "same place": 1.2,
    "near places": 0.8,
    "one inside the other": 0.3,
    "elsewhere in the country": -3.0,
    "other country": -3.0,
    "other place": -0.7,
    "names in the events": 2.0,
    "like actor": 1.2,
    "other actor": -0.4,
    "speech of another": -1.5,
    "actor of another name": -1.0,
    "actor of another country": -1.0,
    "like recipient": 1.2,
    "other recipient": -0.5,
    "recipient of another name": -2.0,
    "recipient of another country": -1.0,
    "same figure": 1.5,
    "same small figure": 0.5,
    "figures close": 0.1,
    "figures far apart": -0.7,
}
WITHOUT_DOCUMENTS: Mapping[str, float] = {EVERY: 1.4}
"""What is added where the documents say nothing: pairs that share a key are alike already."""


def fit(text: str, pipeline: Pipeline, words: Mapping[str, Any]) -> dict[str, Any]:
    """What is written into the file of weights for these marked reports.

    Args:
        text: the marked reports.
        pipeline: what codes them.
        words: the background, as `count_background` gives it.
    """
    gold = code(read_marked(text), pipeline)
    rarity = Rarity.from_file(words)
    rows, labels = pairs_of(gold, rarity)
    bare = [[f for f in row if f[0] not in DOCUMENT_FEATURES] for row in rows]
    fewer = {
        name: prior + WITHOUT_DOCUMENTS.get(name, 0.0)
        for name, prior in PRIORS.items()
        if name not in DOCUMENT_FEATURES
    }
    return {
        "corpus": {"name": TRAINING, "sha256": digest(text), "pairs": len(rows)},
        "words": words["corpus"],
        "with documents": set_offset(fit_weights(rows, labels, PRIORS), gold, rarity),
        "without documents": set_offset(fit_weights(bare, labels, fewer), gold, rarity),
    }


def code(marked: Sequence[Marked], pipeline: Pipeline) -> Gold:
    """Marked documents, coded."""
    results = pipeline.pipe(one.document for one in marked)
    return gold_of(marked, [result for result in results if isinstance(result, Analysis)])


def pairs_of(gold: Gold, rarity: Rarity | None = None) -> tuple[list[Features], list[bool]]:
    """The features of each pair of marked reports of one family, and whether the two tell of one
    incident. Also of pairs that blocking would leave out: on a desk most pairs are easy.
    """
    marked = [p for p in profiles_of(gold.reports, rarity) if p.id in gold.incidents]
    pairs = [(a, b) for a, b in combinations(marked, 2) if a.families & b.families]
    labels = [gold.incidents[a.id] == gold.incidents[b.id] for a, b in pairs]
    return [compare_pair(a, b) for a, b in pairs], labels


def fit_weights(
    rows: Sequence[Features], labels: Sequence[bool], priors: Mapping[str, float]
) -> Weights:
    """The weight of each feature that has a prior, in name order."""
    names = sorted(priors)
    prior = np.array([priors[name] for name in names])
    weights = logistic(
        to_matrix(rows, names), np.array(labels, dtype=float), prior, strength=STRENGTH
    )
    return {name: round(w, DIGITS) for name, w in zip(names, weights.tolist(), strict=True)}


def set_offset(weights: Weights, gold: Gold, rarity: Rarity | None = None) -> Weights:
    """Weights with that added to every pair by which the number of incidents comes nearest to the
    right one; where several do so, B³ decides, then the smaller.
    """
    right = len(set(gold.incidents.values()))

    def miss(offset: float) -> tuple[int, float, float]:
        groups = Linker(weights=_shifted(weights, offset), rarity=rarity).groups(gold.reports)
        found = {report.id: n for n, group in enumerate(groups) for report in group}
        number = len({found[name] for name in gold.incidents})
        return abs(number - right), -score_b3(gold.incidents, found).f1, offset

    return _shifted(weights, min(OFFSETS, key=miss))


def _shifted(weights: Weights, offset: float) -> Weights:
    return {**weights, EVERY: round(weights[EVERY] + offset, DIGITS)}


def digest(text: str) -> str:
    """The digest by which a file of weights names the reports it was fitted on."""
    return sha256(text.encode("utf-8")).hexdigest()


def main() -> None:
    """Count and fit on what comes with the program, and write the words and the weights."""
    folder = Path(str(resources.files("dateline").joinpath("data")))
    text = (folder / TRAINING).read_text(encoding="utf-8")
    pipeline = build_pipeline(Settings())
    passages = read_passages((folder / PASSAGES).read_text(encoding="utf-8"), pipeline.gazetteer)
    words = count_background(pipeline.lexicons, passages, read_marked(text))
    _write(folder / BACKGROUND, words, indent=0)
    _write(folder / WEIGHTS, fit(text, pipeline, words), indent=1)


def _write(file: Path, content: Mapping[str, Any], *, indent: int) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(json.dumps(content, indent=indent, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

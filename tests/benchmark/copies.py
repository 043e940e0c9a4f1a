"""How well copies are told: `python tests/benchmark/copies.py FILE.jsonl...`.

Makes labelled pairs from articles and prints in Markdown how they are told, by kind, and how they
would be at other thresholds; gates nothing. Articles with the same `happening` in a file are paired
as two reports of it; without one, that kind is left out.
"""

import argparse
from pathlib import Path

from dateline.evaluate.copies import evaluate_copies, make_pairs
from dateline.link.syndication import COPY, compare_texts
from dateline.read.sources import read_sources
from dateline.records import Document

THRESHOLDS = (0.35, 0.40, COPY, 0.45, 0.50)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--longer-than", type=int, default=0, help="code points of a text")
    arguments = parser.parse_args()
    found = [one for one in read_sources(arguments.files) if isinstance(one, Document)]
    articles = [one for one in found if len(one.text) > arguments.longer_than]
    scores = evaluate_copies(articles)
    print(f"{len(articles)} texts, {sum(one.pairs for one in scores.kinds)} pairs\n")
    for name in ("precision", "recall", "found"):
        share = getattr(scores, name)
        print(f"{name}: {'none' if share is None else format(share, '.4f')}")
    print()
    print("| kind | copy | pairs | right | share a band | Jaccard |")
    print("|---|---|---:|---:|---:|---|")
    for one in scores.kinds:
        print(
            f"| {one.kind} | {'yes' if one.copy else 'no'} | {one.pairs} | {one.share_right:.3f} |"
            f" {one.found / one.pairs:.3f} | {one.least:.2f}–{one.most:.2f} |"
        )
    print("\n| threshold | precision | recall |")
    print("|---:|---:|---:|")
    alike = [
        (compare_texts(pair.text, pair.other).jaccard, pair.copy) for pair in make_pairs(articles)
    ]
    for line in THRESHOLDS:
        said = [copy for jaccard, copy in alike if jaccard >= line]
        right, copies = sum(said), sum(copy for _, copy in alike)
        print(f"| {line:.2f} | {right / len(said):.4f} | {right / copies:.4f} |")


if __name__ == "__main__":
    main()

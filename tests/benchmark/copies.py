"""How well copies are told: `python tests/benchmark/copies.py FILE.jsonl...`.

Makes labelled pairs from articles and prints a table in Markdown; gates nothing. Articles with the
same `happening` in a file are paired as two reports of it; without one, that kind is left out.
"""

import argparse
from pathlib import Path

from dateline.evaluate.copies import evaluate_copies
from dateline.read.sources import read_sources
from dateline.records import Document


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


if __name__ == "__main__":
    main()

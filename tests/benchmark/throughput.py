"""How fast is the pipeline beside the bare parser? Reports ratios; gates on nothing.

    python tests/benchmark/throughput.py BENCH_DIR [--rounds N]

Reads the first 200 articles of BENCH_DIR/places (or `--docs FILE`), and in one run, turn by turn,
measures the bare `nlp.pipe` of the same model, the whole pipeline in one process, and `--jobs 2`.
"""

import argparse
import json
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from dateline.annotate.build import build_pipeline
from dateline.annotate.parallel import annotate
from dateline.annotate.pipeline import BATCH
from dateline.records import Document
from dateline.settings import Settings

ARTICLES = 200


def _documents(path: Path) -> list[Document]:
    lines = path.read_text(encoding="utf-8").splitlines()[:ARTICLES]
    rows = [json.loads(line) for line in lines]
    return [Document(id=str(n), text=row["text"]) for n, row in enumerate(rows)]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} (min {min(values):.2f}, max {max(values):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    documents = _documents(options.docs or options.bench / "places" / "docs.jsonl")
    texts = [document.text for document in documents]
    settings = Settings()
    nlp = spacy.load(settings.model)
    pipeline = build_pipeline(settings)
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))
    list(pipeline.pipe(documents[:BATCH]))

    bare, ours, one, two = [], [], [], []
    many = documents * 3  # long enough that starting the workers does not count
    for _ in range(options.rounds):
        bare.append(_seconds(lambda: list(nlp.pipe(texts, batch_size=BATCH))))
        ours.append(_seconds(lambda: list(pipeline.pipe(documents))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for _ in range(options.rounds):
        one.append(_seconds(lambda: list(annotate(many, settings, jobs=1))))
        two.append(_seconds(lambda: list(annotate(many, settings, jobs=2))))
    ratios = [b / o for b, o in zip(bare, ours, strict=True)]
    gains = [o / t for o, t in zip(one, two, strict=True)]
    print(f"{len(documents)} articles, {tokens} tokens, {options.rounds} rounds")
    print(f"bare parser      {tokens / statistics.median(bare):8.0f} tokens/s")
    print(f"whole pipeline   {tokens / statistics.median(ours):8.0f} tokens/s")
    print(f"ratio            {_spread(ratios)}")
    print(f"--jobs 2 gain    {_spread(gains)}")
    print(f"peak memory      {peak:.0f} MB, one process, both the bare parser and ours loaded")


if __name__ == "__main__":
    main()

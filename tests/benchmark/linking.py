"""How well reports are linked: `python tests/benchmark/linking.py BENCH_DIR`.

Codes and links the benchmark's `incidents` and the marked reports, with and without what else
stands in the documents, and prints the table of docs/incidents.md; gates nothing.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.annotate.build import build_pipeline
from dateline.evaluate.clusters import score_b3
from dateline.evaluate.confusable import read_marked
from dateline.evaluate.fit_link import TRAINING, code
from dateline.evaluate.incidents import incidents_path, write_incidents
from dateline.link import Linker
from dateline.read import read_sources
from dateline.records import Analysis
from dateline.settings import Settings

FIGURES = ("conflict_doc_b3_f1", "found_mention_conll_f1", "conflict_found_mention_conll_f1")
ROOT = Path(__file__).resolve().parents[2]
MARKED = (ROOT / "tests/link/confusable.jsonl", ROOT / "src/dateline/data" / TRAINING)
LINKERS = {"with": Linker(), "without": Linker(documents=False)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    bench = parser.parse_args().bench
    pipeline = build_pipeline(Settings())
    print("| set | figure | with | without |")
    print("|---|---|---:|---:|")
    with TemporaryDirectory() as folder:
        predictions = Path(folder) / "incidents.jsonl"
        results = pipeline.pipe(read_sources([bench / "incidents" / "docs.jsonl"]))
        lines = [one.model_dump_json() for one in results if isinstance(one, Analysis)]
        predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
        table = defaultdict(list)
        for linker in LINKERS.values():
            write_incidents(predictions, linker)
            scored = subprocess.run(
                [
                    sys.executable, bench / "score.py", "incidents", bench / "incidents",
                    predictions, "--incidents", incidents_path(predictions),
                ],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            metrics = json.loads(scored.stdout.strip().splitlines()[-1])["metrics"]
            for name in FIGURES:
                table[name].append(f"{metrics[name]:.3f}")
    for name, cells in table.items():
        print(f"| incidents | {name} | {' | '.join(cells)} |")
    for file in MARKED:
        gold = code(read_marked(file.read_text(encoding="utf-8")), pipeline)
        b3, counts = [], []
        for linker in LINKERS.values():
            groups = linker.groups(gold.reports)
            found = {report.id: n for n, group in enumerate(groups) for report in group}
            score = score_b3(gold.incidents, found)
            b3.append(f"{score.f1:.3f} (P {score.precision:.3f}, R {score.recall:.3f})")
            counts.append(str(len({found[name] for name in gold.incidents})))
        marked = len(set(gold.incidents.values()))
        print(f"| {file.name} | B³ F1 | {' | '.join(b3)} |")
        print(f"| | incidents found, of {marked} | {' | '.join(counts)} |")


if __name__ == "__main__":
    main()

"""How large, fast and frugal a desk is: `python tests/benchmark/desk.py BENCH_DIR`.

Builds desks of two sizes from sentences of the benchmark's texts, put together anew for each
document, and measures adding, asking and memory. Prints a table in Markdown; gates nothing.
"""

import argparse
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dateline.records import EventType, Status
from dateline.store import Desk, open_desk
from dateline.store.filter import Filter
from dateline.store.find import count_documents, count_events, find_documents, find_events

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
SENTENCES = 12  # of a document
REPEATS = 15
QUERIES = {
    "words": Filter(words="police killed"),
    "words, type and country": Filter(words="attack", types=(EventType.ASSAULT,), country="IND"),
    "type and status": Filter(types=(EventType.COERCE,), statuses=(Status.ALLEGED,)),
    "actor (part of a name)": Filter(actor="police"),
    "actor (country)": Filter(actor="USA", types=(EventType.CONSULT,)),
    "place and killed": Filter(place="baghdad", killed=5),
    "dates": Filter(since="2013-01-01", until="2013-12-31"),
    "outlet, no copies": Filter(outlet="outlet 7", copies=False),
    "everything": Filter(),
}


def sentences(bench: Path) -> list[str]:
    """The sentences of the benchmark's texts, each once."""
    found: dict[str, None] = {}
    for file in sorted(bench.glob("*/docs.jsonl")):
        for line in file.read_text(encoding="utf-8").strip().split("\n"):
            for sentence in SENTENCE_END.split(json.loads(line)["text"]):
                if 40 < len(sentence) < 400:
                    found[" ".join(sentence.split())] = None
    return list(found)


def documents(bench: Path, count: int) -> Iterator[str]:
    """Lines of JSON: documents of random sentences, one in twenty a copy with another header."""
    told = sentences(bench)
    chance = random.Random(17)
    text = ""
    for number in range(count):
        if number % 20 or not text:
            text = " ".join(chance.choices(told, k=SENTENCES))
        else:
            text = f"From our agencies.\n{text}"
        day = date(2010, 1, 1) + timedelta(days=chance.randrange(3650))
        yield json.dumps(
            {
                "id": str(number),
                "text": text,
                "published": day.isoformat(),
                "outlet": f"Outlet {chance.randrange(40)}",
            }
        )


def add(corpus: Path, path: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds, and the peak memory in MB of the command itself and of its largest worker."""
    program = (
        "import resource, sys\n"
        "from dateline.cli.main import app\n"
        "app(sys.argv[1:], standalone_mode=False)\n"
        "for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):\n"
        "    print('peak', resource.getrusage(who).ru_maxrss / 1024)\n"
    )
    begun = time.perf_counter()
    command = [sys.executable, "-c", program, "add", path, corpus, "--jobs", str(jobs)]
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - begun
    own, worker = (float(line.split()[1]) for line in ran.stdout.splitlines() if "peak" in line)
    return seconds, own, worker


def ask(desk: Desk, asked: Filter) -> tuple[float, float, int, int]:
    """Milliseconds for a page of documents and of events (medians), and how many there are."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(REPEATS):
        begun = time.perf_counter()
        find_documents(desk, asked, limit=20)
        between = time.perf_counter()
        list(find_events(desk, asked, limit=50))
        times[0].append((between - begun) * 1000)
        times[1].append((time.perf_counter() - between) * 1000)
    return (
        statistics.median(times[0]),
        statistics.median(times[1]),
        count_documents(desk, asked),
        count_events(desk, asked),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[2000, 20000])
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    print("| documents | events | MB | seconds | documents/s | again, s | MB peak | MB worker |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = Path()
        for count in arguments.documents:
            corpus, path = Path(folder) / f"{count}.jsonl", Path(folder) / f"{count}.desk"
            corpus.write_text("\n".join(documents(arguments.bench, count)) + "\n")
            seconds, own, worker = add(corpus, path, arguments.jobs)
            again, _, _ = add(corpus, path, arguments.jobs)
            with open_desk(path) as desk:
                events = count_events(desk, Filter())
            size = path.stat().st_size / 1e6
            print(
                f"| {count:,} | {events:,} | {size:,.0f} | {seconds:,.0f} | {count / seconds:.1f}"
                f" | {again:,.0f} | {own:,.0f} | {worker:,.0f} |",
                flush=True,
            )
        print("\n| query | documents, ms | events, ms | documents | events |")
        print("|---|---|---|---|---|")
        with open_desk(path) as desk:
            for name, asked in QUERIES.items():
                told, found, some, many = ask(desk, asked)
                print(f"| {name} | {told:.1f} | {found:.1f} | {some:,} | {many:,} |")
    print(f"\nMemory of asking: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

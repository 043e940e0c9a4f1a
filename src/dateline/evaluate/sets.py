"""Sets: the benchmarks of a folder, their predictions, and the runs these come from.

A set is a folder with `docs.jsonl` and `gold.jsonl`; the scorer is the `score.py` beside the sets.
In the out folder a set NAME has `NAME.jsonl` (analyses), `NAME.run.json` (what made them), while it
is being annotated `NAME.jsonl.part`, for the set whose scorer asks for them the linked incidents in
`NAME.incidents.jsonl`, and under `last/` the same of the run before.
"""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path
from typing import Any

import dateline
from dateline.errors import SettingsError
from dateline.evaluate.incidents import LINKED, write_incidents
from dateline.export.jsonl import to_line
from dateline.read.sources import read_sources
from dateline.records import Analysis, Document, Failure
from dateline.settings import Settings

SCORER = "score.py"
HEADLINE = re.compile(r"(\w+) +(\d\.\d+)")  # "gsr  type_micro_f1 0.712  any_right 0.834"

Annotate = Callable[[Iterable[Document | Failure]], Iterator[Analysis | Failure]]


@dataclass(frozen=True)
class BenchmarkSet:
    """One set of a benchmark folder, and where its predictions are kept."""

    folder: Path
    out: Path

    @property
    def name(self) -> str:
        """The name the scorer knows it by."""
        return self.folder.name

    @property
    def predictions(self) -> Path:
        """The analyses of the present run."""
        return self.out / f"{self.name}.jsonl"

    @property
    def last_predictions(self) -> Path:
        """The analyses of the run before."""
        return self.out / "last" / f"{self.name}.jsonl"

    @cached_property
    def size(self) -> int:
        """How many documents it has."""
        with (self.folder / "docs.jsonl").open("rb") as lines:
            return sum(1 for line in lines if line.strip())

    def gold(self) -> dict[str, dict[str, Any]]:
        """The answers, by document id."""
        with (self.folder / "gold.jsonl").open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
        return {str(row["id"]): row for row in rows}

    def is_done(self, key: str) -> bool:
        """Whether the predictions are there, made by this very program from these documents."""
        return self.predictions.exists() and self._key_of(self._run) == key

    def annotate(self, key: str, annotate: Annotate, *, step: Callable[[], None]) -> None:
        """Write the predictions; go on where an interrupted run of the same key stopped.

        The predictions of the run before, if they are whole, go to `last/`.
        """
        part = self.predictions.with_suffix(".jsonl.part")
        part_key = self.predictions.with_suffix(".part.json")
        if self._key_of(part_key) != key:
            part.unlink(missing_ok=True)
            part_key.write_text(json.dumps({"key": key}), encoding="utf-8")
        done = _whole_lines(part)
        for _ in range(done):
            step()
        documents = islice(read_sources([self.folder / "docs.jsonl"]), done, None)
        with part.open("a", encoding="utf-8", newline="\n") as file:
            for result in annotate(documents):
                file.write(to_line(result) + "\n")
                file.flush()
                step()
        self._rotate()
        part.replace(self.predictions)
        if self.name == LINKED:
            write_incidents(self.predictions)
        part_key.replace(self._run)

    @property
    def _run(self) -> Path:
        return self.predictions.with_suffix(".run.json")

    def _rotate(self) -> None:
        if self.predictions.exists():
            self.last_predictions.parent.mkdir(exist_ok=True)
            self.predictions.replace(self.last_predictions)

    def _key_of(self, path: Path) -> str | None:
        try:
            return str(json.loads(path.read_text(encoding="utf-8"))["key"])
        except (OSError, ValueError, KeyError):
            return None


def find_sets(bench: Path, out: Path, names: Iterable[str] = ()) -> list[BenchmarkSet]:
    """The sets of a folder, by name; only those named, if any are.

    Raises:
        SettingsError: the folder has no scorer or no sets, or not one that is named.
    """
    if not (bench / SCORER).is_file():
        raise SettingsError(f"{bench}: no {SCORER}; expected a folder of sets with their scorer")
    found = {
        folder.name: BenchmarkSet(folder, out)
        for folder in sorted(bench.iterdir())
        if (folder / "docs.jsonl").is_file() and (folder / "gold.jsonl").is_file()
    }
    if not found:
        raise SettingsError(f"{bench}: no sets; expected folders with docs.jsonl and gold.jsonl")
    unknown = [name for name in names if name not in found]
    if unknown:
        raise SettingsError(f"--set: {unknown[0]!r} is not one of {', '.join(found)}")
    return [found[name] for name in (dict.fromkeys(names) or found)]


def run_key(bench_set: BenchmarkSet, settings: Settings) -> str:
    """What the predictions of a set depend on: documents, settings, every file of the program."""
    digest = hashlib.sha256((bench_set.folder / "docs.jsonl").read_bytes())
    digest.update(settings.model_dump_json().encode())
    digest.update(dateline.__version__.encode())
    roots: list[Traversable | Path] = [resources.files("dateline")]
    if settings.lexicons is not None:
        roots.append(settings.lexicons)
    for root in roots:
        for name, content in _files(root):
            digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()


@dataclass(frozen=True)
class Scores:
    """What the scorer said of a set: every metric, the counts, and which metrics are main."""

    metrics: dict[str, float]
    counts: dict[str, Any]
    headline: tuple[str, ...]


def score(bench: Path, out: Path) -> dict[str, Scores]:
    """Run the folder's scorer over all the predictions of an out folder.

    Raises:
        SettingsError: it fails; with its own last words.
    """
    command = [sys.executable, str(bench / SCORER), "all", str(bench), str(out)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    lines = [line for line in ran.stdout.splitlines() if line.strip()]
    try:
        if ran.returncode:
            raise ValueError(ran.returncode)
        results: dict[str, dict[str, Any]] = json.loads(lines[-1])
    except (ValueError, IndexError) as error:
        words = (ran.stderr.strip().splitlines() or ["no output"])[-1]
        raise SettingsError(f"{bench / SCORER}: {words}") from error
    main = {line.split()[0]: [name for name, _ in HEADLINE.findall(line)] for line in lines[:-1]}
    return {
        name: Scores(
            metrics=result["metrics"],
            counts=result.get("n", {}),
            headline=tuple(main.get(name) or result["metrics"]),
        )
        for name, result in results.items()
    }


def _whole_lines(path: Path) -> int:
    """How many lines of a file are whole; what an interruption left of the last one is cut off."""
    if not path.exists():
        return 0
    whole = count = 0
    with path.open("rb+") as file:
        for line in file:
            if line.endswith(b"\n"):
                whole += len(line)
                count += 1
        file.truncate(whole)
    return count


def _files(root: Traversable | Path, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for child in sorted(root.iterdir(), key=lambda child: child.name):
        if child.is_dir():
            if child.name != "__pycache__":
                yield from _files(child, f"{prefix}{child.name}/")
        else:
            yield prefix + child.name, child.read_bytes()

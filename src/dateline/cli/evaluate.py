"""`dateline evaluate`: benchmark figures beside the last run's, and what changed."""

import json
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from dateline.annotate.parallel import annotate as annotate_documents
from dateline.cli.console import output, progress, start_logging, visible
from dateline.cli.documents import DEFAULT_MODEL, Jobs, LexiconFolder, Model
from dateline.errors import DataError
from dateline.evaluate import find_sets
from dateline.evaluate.report import write_report
from dateline.evaluate.sets import BenchmarkSet, Scores, run_key, score
from dateline.settings import Settings


def evaluate(
    bench_dir: Annotated[
        Path,
        typer.Argument(
            metavar="BENCH_DIR",
            exists=True,
            file_okay=False,
            help="A folder of sets (each with docs.jsonl, gold.jsonl) and the score.py for them.",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(metavar="DIR", file_okay=False, help="Where predictions and the report go."),
    ] = Path("out/bench"),
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME", help="Only this set; may be repeated."),
    ] = None,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Annotate the sets of a benchmark folder, score them, and report gains and losses.

    Writes scores.json, report.md and each set's predictions. A run that was interrupted goes on
    where it stopped; a set that nothing changed for is not annotated again.
    """
    start_logging()
    settings = Settings(model=model, lexicons=lexicons)
    chosen = find_sets(bench_dir, out, sets or ())
    out.mkdir(parents=True, exist_ok=True)
    for bench_set in chosen:
        _annotate(bench_set, settings, jobs=jobs)
    last = _load_scores(out / "last" / "scores.json")
    before = _load_scores(out / "scores.json")
    scores = score(bench_dir, out)
    for name, old in before.items():
        if name not in scores or scores[name].metrics != old.metrics:
            last[name] = old
    (out / "last").mkdir(exist_ok=True)
    _save_scores(out / "last" / "scores.json", last)
    _save_scores(out / "scores.json", scores)
    (out / "report.md").write_text(write_report(chosen, scores, last), encoding="utf-8")
    _show(chosen, scores, last)
    output().print(visible(f"report: {out / 'report.md'}"), soft_wrap=True)


def _annotate(bench_set: BenchmarkSet, settings: Settings, *, jobs: int) -> None:
    key = run_key(bench_set, settings)
    if bench_set.is_done(key):
        return
    with progress(bench_set.name, total=bench_set.size) as bar:
        run = partial(annotate_documents, settings=settings, jobs=jobs, progress=bar.preparing)
        bench_set.annotate(key, run, step=bar)


def _show(chosen: list[BenchmarkSet], scores: dict[str, Scores], last: dict[str, Scores]) -> None:
    table = Table(box=box.HORIZONTALS, header_style="bold", border_style="dim")
    for name, side in (("Set", "left"), ("Figure", "left"), ("Now", "right"), ("Last", "right")):
        table.add_column(name, justify="right" if side == "right" else "left")
    for bench_set in chosen:
        if bench_set.name not in scores:
            continue
        now = scores[bench_set.name]
        before = last[bench_set.name].metrics if bench_set.name in last else {}
        for name in now.headline:
            old = f"{before[name]:.3f}" if name in before else ""
            table.add_row(bench_set.name, name, f"{now.metrics[name]:.3f}", old)
    output().print(table)


def _save_scores(path: Path, scores: dict[str, Scores]) -> None:
    saved = {name: asdict(scores[name]) for name in sorted(scores)}
    path.write_text(json.dumps(saved, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _load_scores(path: Path) -> dict[str, Scores]:
    """The scores of an earlier run, or none. Raises DataError for a broken file."""
    if not path.exists():
        return {}
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Scores(one["metrics"], one["counts"], tuple(one["headline"]))
            for name, one in saved.items()
        }
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: not the scores of a run; expected what we wrote") from error

import json
from pathlib import Path

from tests.samples import TEXT
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import SettingsError

runner = CliRunner()
SCORER = """
import json, pathlib, sys
n = len(pathlib.Path(sys.argv[3], "news.jsonl").read_text().splitlines())
print(f"news         f1 {n / 4:.3f}")
print(json.dumps({"news": {"metrics": {"f1": n / 4}, "n": {}}}))
"""


def make_bench(folder: Path, documents: int) -> None:
    (folder / "news").mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"id": f"d{n}", "text": TEXT}) + "\n" for n in range(documents)]
    (folder / "news" / "docs.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "news" / "gold.jsonl").write_text('{"id": "d0"}\n', encoding="utf-8")
    (folder / "score.py").write_text(SCORER, encoding="utf-8")


def test_scores_beside_the_last_run(tmp_path: Path) -> None:
    bench, out = tmp_path / "bench", tmp_path / "out"
    make_bench(bench, 2)
    result = runner.invoke(app, ["evaluate", str(bench), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "0.500" in result.stdout
    make_bench(bench, 3)
    for _ in range(2):  # the second time nothing changed: the run before is still the last
        result = runner.invoke(app, ["evaluate", str(bench), "--out", str(out), "--set", "news"])
        assert result.exit_code == 0, result.output
        report = (out / "report.md").read_text(encoding="utf-8")
        assert "| news | 3 | f1 | 0.750 | 0.500 | **+0.250** |" in report
    assert json.loads((out / "scores.json").read_text())["news"]["metrics"] == {"f1": 0.75}


def test_a_folder_without_a_scorer_is_wrong_usage(tmp_path: Path) -> None:
    result = runner.invoke(app, ["evaluate", str(tmp_path)])
    assert isinstance(result.exception, SettingsError)
    assert runner.invoke(app, ["evaluate", str(tmp_path / "none")]).exit_code == 2

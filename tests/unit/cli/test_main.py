import sys

import pytest

from dateline.cli import main as module
from dateline.errors import DataError


def run(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def broken() -> None:
        raise error

    monkeypatch.setattr(module, "app", broken)
    with pytest.raises(SystemExit) as left:
        module.main()
    return int(left.value.code or 0)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (DataError("data/en/x.tsv:3: [bad]: \x1b"), 2, "dateline: data/en/x.tsv:3: [bad]: ␛"),
        (PermissionError(13, "Permission denied", "out.jsonl"), 2, "out.jsonl: Permission denied"),
        (RuntimeError("oops"), 3, "a bug of ours: RuntimeError: oops"),
    ],
)
def test_errors_are_a_line_on_standard_error(
    error: Exception,
    status: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, error) == status
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert "Traceback" not in shown.err


def test_a_bug_can_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(module.SHOW_TRACEBACKS, "1")
    monkeypatch.setattr(module, "app", lambda: sys.intern(1))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        module.main()

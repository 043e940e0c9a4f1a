"""Bad input to the real program: an error that names the file, the right status, no traceback.

Every other document is coded all the same.
"""

import contextlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.model, pytest.mark.slow]

GOOD = "Gunmen killed three judges in Medellin on Monday, police said.\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02"
TWENTY_MB = 20_000_000


def dateline(
    *arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline.cli.main", *map(str, arguments)]
    ran = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        timeout=300,
        check=False,
        env={**os.environ, **(env or {})},
    )
    return subprocess.CompletedProcess(
        command, ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8")
    )


def analyses(ran: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "raw", "error"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("picture.png", PNG, "a PNG image"),
        ("picture.txt", PNG, "a PNG image"),
        ("nul.txt", b"Troops\x00 left.", "NUL character at 6"),
        ("line.txt", b"police killed a man and " * (TWENTY_MB // 24), "is this one article?"),
        ("bare.html", b"<html><body><p></p></body></html>", "no article text"),
        ("empty.jsonl", b"\n\n", "empty"),
        ("textless.jsonl", b'{"title": "Troops leave"}\n', "textless.jsonl:1: no `text`"),
        ("half.jsonl", b'{"text": "Troops left \\ud83d."}', "half.jsonl:1: holds half"),
    ],
)
def test_one_bad_document_fails_alone(
    name: str, raw: bytes | None, error: str, good: Path, tmp_path: Path
) -> None:
    bad = tmp_path / name
    if raw is not None:
        bad.write_bytes(raw)
    ran = dateline("annotate", bad, good)
    assert ran.returncode == 1, ran.stderr
    assert error in ran.stderr
    assert name.partition(".")[0] in ran.stderr
    assert "1 of 2 documents failed" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert [one["document"]["text"] for one in analyses(ran)] == [GOOD]  # type: ignore[index]


def test_a_broken_line_is_named_and_the_others_are_coded(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    line = json.dumps({"text": GOOD})
    corpus.write_text(f'{line}\n{{"text": "cut o\n{line}\n[1, 2]\n', encoding="utf-8")
    ran = dateline("annotate", corpus)
    assert ran.returncode == 1
    assert "corpus.jsonl:2: not JSON" in ran.stderr
    assert "corpus.jsonl:4: list, expected an object" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert len(analyses(ran)) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_other_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    text = "Gunmen killed the mayor of Chiquimulá on Monday, José Peña said.\n"
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode(encoding))
    ran = dateline("annotate", path)
    assert ran.returncode == 0, ran.stderr
    assert analyses(ran)[0]["document"]["text"] == text  # type: ignore[index]
    assert ("read as cp1252" in ran.stderr) == (encoding == "latin-1")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["annotate"], "Missing argument"),
        (
            ["annotate", "GOOD", "--published", "2013-02-30"],
            "--published: '2013-02-30' is not a date",
        ),
        (["annotate", "GOOD", "--published", "2999-01-01"], "lies in the future"),
        (["code", "GOOD", "--published", "soon"], "'soon' is not a date"),
        (["explain", "GOOD", "--published", "2999-01-01"], "lies in the future"),
        (["code", "GOOD", "--format", "xml"], "--format"),
        (["annotate", "GOOD", "--jobs", "none"], "--jobs"),
        (
            ["annotate", "GOOD", "--model", "en_core_web_none"],
            "'en_core_web_none' is not installed",
        ),
        (["annotate", "GOOD", "--jobs", "2", "--model", "en_none"], "'en_none' is not installed"),
        (["annotate", "GOOD", "--lexicons", "/none"], "--lexicons"),
        (["annotate", "GOOD", "--out", "GOOD"], "is one of the articles"),
        (["annotate", "GOOD", "--out", "/none/out.jsonl"], "/none/out.jsonl: No such file"),
        (["evaluate", "."], "no score.py"),
        (["lexicon", "chekc"], "No such command"),
    ],
)
def test_wrong_usage_stops_before_the_first_document(
    arguments: list[str], error: str, good: Path
) -> None:
    ran = dateline(*[str(good) if word == "GOOD" else word for word in arguments])
    assert ran.returncode == 2, ran.stderr
    assert error in " ".join(ran.stderr.replace("│", " ").split())
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


def test_a_broken_lexicon_stops_with_file_and_line(good: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine" / "en" / "support_verbs.tsv"
    file.parent.mkdir(parents=True)
    file.write_text("id\tverb\tslot\trole\nsupport.1\tlaunch\tobj\thero\n", encoding="utf-8")
    ran = dateline("annotate", good, "--lexicons", tmp_path / "mine")
    assert ran.returncode == 2
    assert f"{file}:2: role" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_standard_input_and_a_locale_without_utf_8(tmp_path: Path) -> None:
    text = "Gunmen killed the mayor of Abéché on Monday.\n"
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for command in ("annotate", "code", "explain"):
        ran = dateline(command, "-", stdin=text.encode(), env=env)
        assert ran.returncode == 0, ran.stderr
        assert "Abéché" in ran.stdout


def test_a_reader_that_goes_away_is_no_error(good: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text((json.dumps({"text": GOOD}) + "\n") * 200, encoding="utf-8")
    command = f"{sys.executable} -m dateline.cli.main annotate {corpus} | head -n 1 > /dev/null"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""


def test_control_characters_of_an_article_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "Gunmen \x1b[2Jkilled\x1b]0;x\x07 the mayor [bold]Ali[/bold].", encoding="utf-8"
    )
    for command in ("code", "explain"):
        ran = dateline(command, path)
        assert ran.returncode == 0, ran.stderr
        assert "\x1b" not in ran.stdout
        assert "\x07" not in ran.stdout


def test_a_progress_bar_takes_nothing_from_the_output(good: Path, tmp_path: Path) -> None:
    """With standard error on a terminal and standard output in a file, the file gets the lines."""
    out = tmp_path / "out.jsonl"
    ours, theirs = pty.openpty()
    with out.open("wb") as file:
        command = [sys.executable, "-m", "dateline.cli.main", "annotate", str(good)]
        ran = subprocess.Popen(command, stdout=file, stderr=theirs)
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # how the other end says that it is closed
            while piece := os.read(ours, 4096):
                shown += piece
        os.close(ours)
        assert ran.wait() == 0, shown
    assert b"Reading" in shown
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1

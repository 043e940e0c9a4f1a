from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from rich.console import Console

from dateline.cli.console import one_line, visible, write_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇"),
        ("a\rb\x00c\x7fd", "a␍b␀c␡d"),
        ("x\u202ey\u2066z\x9b", "x�y�z�"),
        ("half \ud800", "half �"),
        ("tab\tline\nend", "tab line\nend"),
        ("[bold]not[/bold] [link=http://x]y[/link] :smile:",) * 2,
        ("“quoted” – Abéché, القاهرة, 北京",) * 2,
    ],
)
def test_nothing_in_a_text_is_obeyed_and_offsets_hold(text: str, shown: str) -> None:
    assert visible(text).plain == shown
    assert len(visible(text)) == len(text)


def test_markup_is_printed_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(force_terminal=False, width=80)
    console.print(visible("[red]x[/red]"))
    assert capsys.readouterr().out == "[red]x[/red]\n"


def test_one_line_is_cut() -> None:
    assert one_line("a  b\n c", longest=4).plain == "a b…"
    assert one_line("a  b\n c").plain == "a b c"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    def broken() -> Iterator[str]:
        yield "one"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_lines(broken(), out)
    assert list(tmp_path.iterdir()) == []


def test_what_was_found_is_kept_when_some_documents_failed(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    def some() -> Iterator[str]:
        yield "one"
        raise typer.Exit(1)

    with pytest.raises(typer.Exit):
        write_lines(some(), out)
    assert out.read_text(encoding="utf-8") == "one\n"

"""Mojibake: text that was read in the wrong encoding somewhere on its way, put right."""

import unicodedata

from ftfy import ExplainedText, TextFixerConfig, fix_encoding_and_explain
from ftfy.badness import badness

# Only what is undone without loss: no guess at lost bytes, no change of quotes, widths or breaks.
_CONFIG = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    replace_lossy_sequences=False,
    restore_byte_a0=False,
    fix_c1_controls=False,
)


def repair_mojibake(text: str) -> tuple[str, list[str]]:
    """The text as it was meant, and what was repaired; as it is, where that is not certain.

    "AbÃ©chÃ©" becomes "Abéché": "mojibake: utf-8 read as windows-1252".
    """
    if text.isascii():
        return text, []
    repaired = fix_encoding_and_explain(text, _CONFIG)
    if repaired.text == text or not _is_better(text, repaired.text):
        return text, []
    return repaired.text, [f"mojibake: {step}" for step in _steps(repaired)]


def _is_better(text: str, repaired: str) -> bool:
    """Whether a repair left less that looks wrong, and brought in nothing that is no text."""
    return (
        badness(repaired) < badness(text)
        and _breaks(repaired) == _breaks(text)
        and _unprintable(repaired) <= _unprintable(text)
    )


def _breaks(text: str) -> tuple[int, int]:
    return text.count("\n"), text.count("\r")


def _unprintable(text: str) -> int:
    return sum(
        char == "\ufffd" or unicodedata.category(char) in ("Cc", "Co", "Cn") for char in text
    )


def _steps(repaired: ExplainedText) -> list[str]:
    """ "utf-8 read as windows-1252" for each pair of steps by which it was undone."""
    steps = []
    wrong = "windows-1252"
    for action, parameter in repaired.explanation or ():
        if action == "encode":
            wrong = parameter.removeprefix("sloppy-")
        elif action == "decode":
            steps.append(f"{parameter} read as {wrong}")
        elif parameter == "decode_inconsistent_utf8":
            steps.append("utf-8 read as windows-1252, in places")
    return list(dict.fromkeys(steps)) or ["utf-8 read as windows-1252"]

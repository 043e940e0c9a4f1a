"""Snippets: where the words that were asked for stand, cut at the marks around them."""

import re

from dateline.store.find import MATCH_BEGINS, MATCH_ENDS

MARKS = re.compile(f"({MATCH_BEGINS}.*?{MATCH_ENDS})", re.DOTALL)


def pieces(snippet: str | None) -> list[tuple[str, bool]]:
    """A snippet's text, piece by piece, and whether a piece is a word that was asked for."""
    if snippet is None:
        return []
    found = [(bare(piece), piece.startswith(MATCH_BEGINS)) for piece in MARKS.split(snippet)]
    return [(text, asked) for text, asked in found if text]


def bare(snippet: str) -> str:
    """A snippet without its marks."""
    return snippet.replace(MATCH_BEGINS, "").replace(MATCH_ENDS, "")

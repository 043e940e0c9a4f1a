"""Content: what is said, as pieces of text without the cue and the source."""

from collections.abc import Iterable

from dateline.body import Token

EDGE = frozenset(",;:-–—―.()[]")
Pieces = tuple[tuple[int, int], ...]


def pieces_of(tokens: Iterable[Token]) -> Pieces:
    """The stretches that these tokens make up, commas and full stops at their edges left out."""
    ordered = sorted(tokens, key=lambda token: token.i)
    pieces: list[list[Token]] = []
    for token in ordered:
        if pieces and token.i - pieces[-1][-1].i <= 1:
            if token is not pieces[-1][-1]:
                pieces[-1].append(token)
        else:
            pieces.append([token])
    trimmed = (_trim(piece) for piece in pieces)
    return tuple((piece[0].start, piece[-1].end) for piece in trimmed if piece)


def _trim(piece: list[Token]) -> list[Token]:
    first, last = 0, len(piece)
    while first < last and piece[first].text in EDGE:
        first += 1
    while last > first and piece[last - 1].text in EDGE:
        last -= 1
    return piece[first:last]


def width(pieces: Pieces) -> int:
    """Characters in all."""
    return sum(end - start for start, end in pieces)

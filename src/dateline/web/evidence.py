"""Evidence: a claim's own words, with each part of it marked."""

from dataclasses import dataclass

from dateline.records import Event, Span

AROUND = 240  # characters of context on either side


@dataclass(frozen=True)
class Piece:
    """A piece of text; `layer` is what it is evidence of (`who`), None for none."""

    text: str
    layer: str | None = None


def pieces(event: Event, text: str) -> list[Piece]:
    """The claim with its surroundings, in order; of parts that overlap the first one is marked."""
    begin, end = _bounds(event, text)
    found: list[Piece] = []
    at = begin
    for start, stop, layer in sorted(_marks(event)):
        if start < at or stop > end or start == stop:
            continue
        found += [Piece(text[at:start]), Piece(text[start:stop], layer)]
        at = stop
    return [piece for piece in [*found, Piece(text[at:end])] if piece.text]


def _bounds(event: Event, text: str) -> tuple[int, int]:
    begin = max(0, event.start - AROUND)
    paragraph = text.rfind("\n", begin, event.start)
    if paragraph >= 0:
        begin = paragraph + 1
    elif begin:
        begin = text.find(" ", begin, event.start) + 1 or event.start
    end = text.find("\n", event.end, event.end + AROUND)
    if end < 0:
        cut = text.rfind(" ", event.end, event.end + AROUND)
        end = len(text) if event.end + AROUND >= len(text) else max(cut, event.end)
    return begin, end


def _marks(event: Event) -> list[tuple[int, int, str]]:
    layers: list[tuple[str, tuple[Span, ...]]] = [
        ("did", (event.trigger,)),
        ("who", event.actors),
        ("whom", event.recipients),
        ("where", event.locations),
        ("when", (event.date,) if event.date else ()),
        ("figure", event.figures),
    ]
    return [(*span.bounds, layer) for layer, spans in layers for span in spans]

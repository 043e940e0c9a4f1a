"""`dateline explain`: one article in the terminal, what was coded and what was not, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from dateline.annotate.build import build_pipeline
from dateline.annotate.explain import Explanation
from dateline.annotate.explain import explain as explain_document
from dateline.cli.console import complain, one_line, output, progress, start_logging, visible
from dateline.cli.documents import (
    DEFAULT_MODEL,
    LexiconFolder,
    Model,
    Outlet,
    Published,
    checked_published,
    read_documents,
)
from dateline.cli.event_table import (
    date_text,
    heading_text,
    says_text,
    status_text,
    summary_text,
    type_text,
)
from dateline.cli.explain_link import explain_link
from dateline.errors import InputError
from dateline.export.rows import figure_text
from dateline.records import Actor, Analysis, Considered, Event, Failure, Span
from dateline.settings import Settings

LAYERS = (
    ("who", "green"),
    ("where", "blue"),
    ("when", "cyan"),
    ("figures", "red"),
    ("says", "magenta"),
    ("trigger", "bold reverse"),
    ("not the article", "dim strike"),
)
"""What is coloured, and how; later ones lie over earlier ones."""
STYLES = dict(LAYERS)
INDENT = "    "


def explain(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="One article, or - for standard input.")
    ],
    considered: Annotated[
        bool, typer.Option(help="Show also the words that were considered and not coded.")
    ] = True,
    why_linked: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--why-linked",
            metavar="A B",
            help="Two events of a desk, which FILE then is: why they are, or are not, taken for "
            "one happening.",
        ),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    model: Model = DEFAULT_MODEL,
    lexicons: LexiconFolder = None,
) -> None:
    """Show an article with its mentions coloured; under each sentence what was coded and why.

    And what was considered and not coded, and why. Exit status: 0 done, 1 the article could not be
    read, 2 wrong usage.
    """
    start_logging()
    if why_linked is not None:
        explain_link(file, *why_linked)
        return
    documents = read_documents([file], published=checked_published(published), outlet=outlet)
    with progress("Reading", total=1) as bar:
        pipeline = build_pipeline(Settings(model=model, lexicons=lexicons), progress=bar.preparing)
    console = output()
    failed = False
    for document in documents:
        if isinstance(document, Failure):
            complain("failed", document.error)
            failed = True
            continue
        try:
            explanation = explain_document(pipeline, document)
        except InputError as error:
            complain("failed", str(error))
            failed = True
            continue
        for text in _explained(explanation, considered=considered):
            console.print(text)
    if failed:
        raise typer.Exit(1)


def _explained(explanation: Explanation, *, considered: bool) -> Iterator[Text]:
    analysis = explanation.analysis
    coloured = _coloured(analysis)
    yield heading_text(analysis.document)
    yield Text(" ").join(Text(f" {name} ", style=style) for name, style in LAYERS)
    yield Text()
    if analysis.dateline:
        yield _dateline_text(analysis)
    at = 0
    for start, end in analysis.sentences:
        yield from _between(analysis, coloured, at, start)
        yield coloured[start:end]
        for event in analysis.events:
            if start <= event.trigger.start < end:
                yield from _event_lines(event, explanation)
        if considered:
            for one in analysis.considered or ():
                if start <= one.start < end:
                    yield _considered_line(one)
        yield Text()
        at = end
    yield from _between(analysis, coloured, at, len(analysis.document.text))
    yield summary_text(Counter(event.status for event in analysis.events))


def _coloured(analysis: Analysis) -> Text:
    text = visible(analysis.document.text)
    layers: list[tuple[str, Iterable[Span]]] = [
        ("who", analysis.actors),
        ("where", analysis.places),
        ("when", analysis.times),
        ("figures", analysis.figures),
        ("says", [a.source for a in analysis.attributions if a.source]),
        ("says", [a.cue for a in analysis.attributions if a.cue]),
        ("trigger", [event.trigger for event in analysis.events]),
    ]
    for name, spans in layers:
        for span in spans:
            text.stylize(STYLES[name], span.start, span.end)
    for mark in analysis.boilerplate:
        text.stylize(STYLES["not the article"], mark.start, mark.end)
    return text


def _between(analysis: Analysis, coloured: Text, start: int, end: int) -> Iterator[Text]:
    """What stands between two sentences and is not blank: boilerplate, with its reason."""
    for mark in analysis.boilerplate:
        if start <= mark.start < end:
            yield coloured[mark.start : mark.end]
            yield Text(f"{INDENT}not read: {mark.reason}\n", style="dim")


def _dateline_text(analysis: Analysis) -> Text:
    dateline = analysis.dateline
    assert dateline is not None
    parts = [("place", dateline.place), ("date", dateline.date), ("agency", dateline.agency)]
    told = ", ".join(f"{name} {value}" for name, value in parts if value)
    return Text.assemble("filed: ", one_line(told or dateline.text), "\n")


def _event_lines(event: Event, explanation: Explanation) -> Iterator[Text]:
    reasons = explanation.status_reasons.get(event.id, ())
    head = Text(INDENT).append_text(status_text(event.status)).append("  ")
    head.append_text(Text(" ").join(type_text(event).split("\n")))
    head.append("  ").append_text(one_line(f"“{event.trigger.text}”", "bold"))
    head.append(f"  {event.rule}  {event.confidence:.2f}", style="dim")
    yield head
    if reasons:
        yield _line("status", Text(f"from {', '.join(reasons)}"))
    yield _line("who", _actors_text(event.actors))
    yield _line("whom", _actors_text(event.recipients))
    if event.locations:
        yield _line(
            "where", Text("; ").join(_place_text(event, n) for n in range(len(event.locations)))
        )
    if event.date is not None:
        told = date_text(event.date)
        anchor = f"(from “{event.date.text}”, {event.date.anchor or 'not anchored'})"
        yield _line("when", told.append(" ").append_text(one_line(anchor, "dim")))
    if event.figures:
        yield _line("cost", one_line("; ".join(figure_text(figure) for figure in event.figures)))
    if event.attributed_to or event.claimed_by:
        yield _line("says", says_text(event))


def _line(name: str, told: Text) -> Text:
    return Text.assemble((f"{INDENT}  {name:7}", "dim"), told)


def _actors_text(actors: Iterable[Actor]) -> Text:
    named = []
    for actor in actors:
        codes = " ".join([actor.country or "?", *actor.sectors])
        known = f", {actor.id}" if actor.id else ""
        text = one_line(actor.name)
        if actor.name != actor.text:
            text.append(" ").append_text(one_line(f"“{actor.text}”", "dim"))
        named.append(text.append(" ").append_text(one_line(f"[{codes}{known}]", "dim")))
    return Text("; ").join(named) if named else Text("–", style="dim")


def _place_text(event: Event, n: int) -> Text:
    place = event.locations[n]
    codes = ", ".join(str(part) for part in (place.kind, place.country, place.geonames) if part)
    return one_line(place.name).append(" ").append_text(one_line(f"[{codes}]", "dim"))


def _considered_line(one: Considered) -> Text:
    rules = ", ".join(rule.removeprefix("event_patterns:") for rule in one.rules)
    kind = f"not coded as {one.event_type}" if one.event_type else "not coded"
    return Text.assemble(
        INDENT,
        one_line(f"· “{one.text}” {kind}: {one.reason}", "dim", longest=240),
        " ",
        one_line(f"({rules})" if rules else "", "dim italic"),
    )

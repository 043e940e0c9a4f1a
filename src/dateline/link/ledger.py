"""Ledger: every figure with who gives it, and the range now. Fills `Incident.figures`.

Figures are compared and never summed: two reports of eight dead are no sixteen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.link.report import HUMAN_COST, Report
from dateline.link.sources import is_crowd
from dateline.link.told import Told, is_denial, says, short_name
from dateline.records import EventType, Figure, FigureKind
from dateline.records.incident import GivenFigure, SourceRange, Toll

LOOSE_KINDS = frozenset({FigureKind.KILLED, FigureKind.INJURED, FigureKind.MISSING})
"""Kinds that a document says of an attack where no event holds them."""


def keep_ledger(told: Told, event_type: EventType) -> tuple[Toll, ...]:
    """The toll of each kind, in the order of `FigureKind`."""
    kinds: dict[FigureKind, list[GivenFigure]] = defaultdict(list)
    for kind, given in _given(told, event_type):
        kinds[kind].append(given)
    return tuple(_toll(kind, kinds[kind]) for kind in FigureKind if kind in kinds)


def _given(told: Told, event_type: EventType) -> Iterator[tuple[FigureKind, GivenFigure]]:
    for reports in told.by_document().values():
        lines = [line for report in reports for line in _lines(report, event_type)]
        if event_type is EventType.ASSAULT and reports[0].document_id in told.alone:
            lines += _loose(min(reports, key=lambda report: report.together))
        voice = reports[0].voice
        quoted = {(kind, line.low, line.high) for kind, line in lines if line.by != voice}
        for kind, line in lines:
            # a headline gives in the outlet's own voice what the text has from somebody
            if line.by != voice or (kind, line.low, line.high) not in quoted:
                yield kind, line


def _lines(report: Report, event_type: EventType) -> Iterator[tuple[FigureKind, GivenFigure]]:
    if is_denial(report):
        return  # "denied that 40 had died" gives no figure
    counts = event_type is EventType.PROTEST
    for figure in report.event.figures:
        if figure.kind.value in HUMAN_COST or (counts and figure.kind is FigureKind.PARTICIPANTS):
            yield figure.kind, _line(report, figure, by=says(report))


def _loose(report: Report) -> Iterator[tuple[FigureKind, GivenFigure]]:
    for loose in report.loose:
        if loose.figure.kind in LOOSE_KINDS:
            by = short_name(loose.by) if loose.by else report.voice
            line = _line(report, loose.figure, by=by)
            yield loose.figure.kind, line.model_copy(update={"event_id": None})


def _line(report: Report, figure: Figure, *, by: str) -> GivenFigure:
    return GivenFigure(
        by=f"{by} ({report.outlet})" if is_crowd(by) and report.outlet else by,
        published=report.published,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        approximate=figure.approximate,
        of=figure.of,
        tally=figure.tally,
        text=figure.text,
        document_id=report.document_id,
        event_id=report.event.id,
        together=report.together,
    )


def _toll(kind: FigureKind, given: Sequence[GivenFigure]) -> Toll:
    lines = sorted(_mark_parts(given), key=_course)
    by_source = tuple(_latest(lines))
    lows = [r.low for r in by_source if r.low is not None]
    ends = [end for r in by_source for end in (r.low, r.high) if end is not None]
    return Toll(
        kind=kind,
        low=min(lows, default=None),
        high=max(ends, default=None),
        open=any(r.low is not None and r.high is None for r in by_source),
        by_source=by_source,
        given=tuple(lines),
    )


def _course(line: GivenFigure) -> tuple[str, str, str, str, str]:
    return (line.published or "9999", line.document_id, line.event_id or "", line.by, line.text)


def _mark_parts(given: Iterable[GivenFigure]) -> Iterator[GivenFigure]:
    """Mark the figures that count some of those whom the same document counts."""
    lines = list({_course(line): line for line in given}.values())
    most: dict[str, int] = defaultdict(int)
    for line in lines:
        most[line.document_id] = max(most[line.document_id], line.low or 0)
    for line in lines:
        part = line.of is not None and (line.low or 0) < most[line.document_id]
        yield line.model_copy(update={"part": part})


def _of_one(line: GivenFigure) -> GivenFigure:
    """What a figure says of one happening: of several together, that it was no more than that."""
    return line if line.together == 1 else line.model_copy(update={"low": None})


def _latest(lines: Sequence[GivenFigure]) -> Iterator[SourceRange]:
    """Of each source the figures of its last publication that count everybody."""
    sources: dict[str, list[GivenFigure]] = defaultdict(list)
    for line in lines:
        line = _of_one(line)
        if not line.part and (line.low is not None or line.high is not None):
            sources[line.by].append(line)
    for by, own in sorted(sources.items()):
        last = max(line.published or "" for line in own)
        now = [line for line in own if (line.published or "") == last]
        revised = [line for line in now if line.tally != "new"] or now
        top = max(revised, key=lambda line: (line.low or line.high or 0, line.high or 0))
        yield SourceRange(by=by, low=top.low, high=top.high, published=last or None)

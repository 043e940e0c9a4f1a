"""One small analysis written out by hand: events of several statuses, every kind of argument."""

from dateline.records import (
    Actor,
    Analysis,
    Document,
    Event,
    EventType,
    Figure,
    FigureKind,
    Place,
    Quad,
    Source,
    Span,
    Status,
    Time,
)

TEXT = (
    "Gunmen killed at least 3 judges in Medellin on Monday, police said. "
    "The mayor denied that his guards attacked the court."
)


def _at(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


GUNMEN = Actor(**_at("Gunmen"), name="gunmen", sectors=("UAF",))
JUDGES = Actor(**_at("at least 3 judges"), name="judges", country="COL", sectors=("JUD", "GOV"))
GUARDS = Actor(**_at("his guards"), name="guards of the mayor", country="COL", sectors=("COP",))
MEDELLIN = Place(
    **_at("Medellin"), name="Medellín", kind="city", geonames=3674962, country="COL",
    lat=6.25, lon=-75.56, confidence=0.9,
)  # fmt: skip
MONDAY = Time(
    **_at("Monday"), kind="date", edtf="2013-04-08", earliest="2013-04-08", latest="2013-04-08",
    anchor="published", timex="2013-04-08",
)  # fmt: skip
KILLED = Figure(**_at("at least 3"), kind=FigureKind.KILLED, low=3, qualifier="at-least")
POLICE = Source(
    name="police", **{k: v for k, v in _at("police").items() if k != "text"}, cue="said"
)

TOLD = Event(
    **_at("Gunmen killed at least 3 judges in Medellin on Monday"),
    id="e-1",
    document_id="d",
    trigger=Span(**_at("killed")),
    event_type=EventType.ASSAULT,
    mode="firearms",
    cameo="190",
    quad=Quad.MATERIAL_CONFLICT,
    actors=(GUNMEN,),
    recipients=(JUDGES,),
    locations=(MEDELLIN,),
    date=MONDAY,
    figures=(KILLED,),
    status=Status.REPORTED,
    claimed_by=(GUNMEN,),
    attributed_to=(Source(name="The Andes Post"), POLICE),
    confidence=0.9,
    rule="event_patterns:assault.kill.01",
)
DENIED = Event(
    **_at("his guards attacked the court"),
    id="e-2",
    document_id="d",
    trigger=Span(**_at("attacked")),
    event_type=EventType.ASSAULT,
    quad=Quad.MATERIAL_CONFLICT,
    actors=(GUARDS,),
    status=Status.DENIED,
    confidence=0.5,
    rule="event_patterns:assault.attack.01",
)
DOCUMENT = Document(id="d", text=TEXT, outlet="The Andes Post", published="2013-04-09")
BREAK = TEXT.index(" The mayor")
ANALYSIS = Analysis(
    document=DOCUMENT,
    sentences=((0, BREAK), (BREAK + 1, len(TEXT))),
    times=(MONDAY,),
    places=(MEDELLIN,),
    actors=(GUNMEN, JUDGES, GUARDS),
    figures=(KILLED,),
    events=(TOLD, DENIED),
)

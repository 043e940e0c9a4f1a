"""The pipeline: an article becomes an analysis. Start here."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from spacy.tokens import Doc

from dateline.annotate.actors.find import find_actors
from dateline.annotate.actors.lists import ActorLists
from dateline.annotate.actors.resolve import ActorLayer, resolve_actors
from dateline.annotate.attributions.find import AttributionFinder
from dateline.annotate.attributions.mention import FoundAttribution
from dateline.annotate.boilerplate import BOILERPLATE_LINES, compile_lines, find_boilerplate
from dateline.annotate.considered import find_considered
from dateline.annotate.datelines import find_dateline
from dateline.annotate.events.assemble import EventTools, Layers, assemble_events
from dateline.annotate.events.happenings import outcome_verbs
from dateline.annotate.events.implied import IMPLIED_ACTORS
from dateline.annotate.events.responsibility import CLAIM_CUES, find_claims
from dateline.annotate.events.status import StatusReader
from dateline.annotate.events.support import Supports
from dateline.annotate.figures import FoundFigure, find_figures
from dateline.annotate.places.find import find_places
from dateline.annotate.places.resolve import ResolvedPlace, resolve_places
from dateline.annotate.times.find import find_times
from dateline.annotate.times.resolve import resolve_times
from dateline.body import Body, Token
from dateline.errors import DataError, InputError
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.register import ActorRegister
from dateline.plugins import CodedEvent, Coder, Parser, Reading
from dateline.records import Analysis, Boilerplate, Considered, Dateline, Document, Failure, Time
from dateline.records.document import MAX_LENGTH

logger = logging.getLogger(__name__)

BATCH = 32  # documents read before they are coded: what a coder sees at once


@dataclass(frozen=True)
class Mentions:
    """What an article mentions, before anything is said of events."""

    document: Document
    boilerplate: list[Boilerplate]
    body: Body
    dateline: Dateline | None
    times: list[Time]
    places: list[ResolvedPlace]
    actors: ActorLayer
    figures: list[FoundFigure]
    attributions: list[FoundAttribution]

    def reading(self) -> Reading:
        """What a coder is given of it."""
        heads = {place.head.i for place in self.places if not place.adjectival}
        return Reading(
            body=self.body,
            is_actor=self._is_actor,
            is_place=lambda token: token.i in heads,
        )

    def _is_actor(self, token: Token) -> bool:
        """Whether a phrase is somebody: listed, named, or of a sector ("Sunni groups")."""
        return self.actors.is_actor(token) or any(a.sectors for a in self.actors.at(token))

    def where(self) -> dict[int, ResolvedPlace]:
        """The places where something can have happened, by their head token: no adjectives
        ("Turkish"), nothing in the dateline.
        """
        end = self.dateline.end if self.dateline else 0
        return {
            place.head.i: place
            for place in self.places
            if not place.adjectival and place.place.start >= end
        }


@dataclass(frozen=True)
class Pipeline:
    """An article becomes an analysis; the parts it needs are given (see `plugins`, `build`)."""

    parser: Parser
    lexicons: Lexicons
    gazetteer: Gazetteer
    register: ActorRegister
    coder: Coder
    _tools: "Tools" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_tools", Tools(self.lexicons))

    def pipe(
        self, documents: Iterable[Document | Failure], *, considered: bool = False
    ) -> Iterator[Analysis | Failure]:
        """Annotate documents in order; one that breaks becomes a Failure and the rest go on.

        Args:
            considered: keep, too, what was considered and not coded, and why.
        """
        iterator = iter(documents)
        while batch := list(islice(iterator, BATCH)):
            yield from self._annotate_batch(batch, considered)

    def _annotate_batch(
        self, batch: list[Document | Failure], considered: bool
    ) -> Iterator[Analysis | Failure]:
        results: dict[int, Analysis | Failure] = {}
        readable: list[tuple[int, Document]] = []
        for n, document in enumerate(batch):
            if isinstance(document, Failure):
                results[n] = document
            elif len(document.text) > MAX_LENGTH:
                results[n] = _too_long(document)
            else:
                readable.append((n, document))
        try:
            results.update(self._annotate_together(readable, considered))
        except DataError:
            raise  # a lexicon is wrong: no document will fare better
        except Exception as error:  # noqa: BLE001  a parser or coder broke: on which document?
            if len(readable) == 1:
                ((n, document),) = readable
                results[n] = _failed(document, error)
            else:
                for one in readable:
                    results[one[0]] = next(self._annotate_batch([one[1]], considered))
        return (results[n] for n in range(len(batch)))

    def _annotate_together(
        self, readable: list[tuple[int, Document]], considered: bool
    ) -> dict[int, Analysis | Failure]:
        """Parse and code documents in one go; one that breaks in a stage of ours fails alone."""
        results: dict[int, Analysis | Failure] = {}
        docs = self.parser.pipe(document.text for _, document in readable)
        read: list[tuple[int, Mentions]] = []
        for (n, document), doc in zip(readable, docs, strict=True):
            try:
                read.append((n, self.read(document, doc)))
            except DataError:
                raise
            except Exception as error:  # noqa: BLE001  here one document may fail alone
                results[n] = _failed(document, error)
        coded = self.coder.pipe([mentions.reading() for _, mentions in read])
        for (n, mentions), events in zip(read, coded, strict=True):
            try:
                results[n] = self.conclude(mentions, events, considered=considered)
            except DataError:
                raise
            except Exception as error:  # noqa: BLE001  here one document may fail alone
                results[n] = _failed(mentions.document, error)
        return results

    def read(self, document: Document, doc: Doc) -> Mentions:
        """What one article mentions, in the order a reader would work it out."""
        tools = self._tools
        boilerplate = find_boilerplate(document, tools.boilerplate)
        body = Body(doc, text=document.text, outside=boilerplate)
        dateline = find_dateline(body, self.lexicons, is_place=self._is_place)
        times = resolve_times(
            find_times(body, self.lexicons),
            body,
            published=document.published,
            dateline=dateline.date if dateline else None,
            lexicons=self.lexicons,
        )
        found = find_places(body, self.gazetteer, self.lexicons)
        places = resolve_places(found, body, self.gazetteer, document=document)
        lands = {place.head.i: place.place.country for place in places}
        actors = resolve_actors(
            find_actors(body, self.register),
            body,
            tools.actor_lists,
            country_of_place=lambda token: lands.get(token.i),
            on=document.published,
            dateline=(dateline.start, dateline.end) if dateline else (0, 0),
        )
        return Mentions(
            document=document,
            boilerplate=boilerplate,
            body=body,
            dateline=dateline,
            times=times,
            places=[p for p in places if not _is_no_place(p, actors, dateline)],
            actors=actors,
            figures=find_figures(body, self.lexicons),
            attributions=tools.attributions.find(body),
        )

    def _is_place(self, name: str) -> bool:
        return bool(self.gazetteer.candidates(name))

    def conclude(
        self, mentions: Mentions, coded: list[CodedEvent], *, considered: bool = False
    ) -> Analysis:
        """The events of an article, dated, placed and attributed, with all else it mentions."""
        body = mentions.body
        layers = Layers(
            document=mentions.document,
            body=body,
            dateline=mentions.dateline,
            times=mentions.times,
            places={i: place.place for i, place in mentions.where().items()},
            actors_at=lambda token: [mention.record for mention in mentions.actors.named_at(token)],
            mentions=[(m.head, m.record) for m in mentions.actors.mentions],
            figures=mentions.figures,
            attributions=mentions.attributions,
            claims=find_claims(body, self.lexicons[CLAIM_CUES]),
        )
        events = assemble_events(coded, layers, self._tools.events)
        return Analysis(
            document=mentions.document,
            sentences=tuple((sentence.start, sentence.end) for sentence in body.sentences),
            boilerplate=tuple(mentions.boilerplate),
            dateline=mentions.dateline,
            times=tuple(mentions.times),
            places=tuple(place.place for place in mentions.places),
            actors=tuple(mention.record for mention in mentions.actors.mentions),
            figures=tuple(found.figure for found in mentions.figures),
            attributions=tuple(a.to_record(body.text) for a in mentions.attributions),
            events=tuple(events),
            considered=self._considered(mentions, coded) if considered else None,
        )

    def _considered(
        self, mentions: Mentions, coded: Sequence[CodedEvent]
    ) -> tuple[Considered, ...]:
        outcomes = self._tools.events.outcomes
        return tuple(find_considered(mentions.reading(), coded, self.coder, outcomes))


class Tools:
    """What the stages compile once from the lexicons."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.boilerplate = compile_lines(lexicons[BOILERPLATE_LINES])
        self.actor_lists = ActorLists.from_lexicons(lexicons)
        self.attributions = AttributionFinder(lexicons)
        self.events = EventTools(
            statuses=StatusReader(lexicons, Supports(lexicons)),
            outcomes=outcome_verbs(lexicons),
            implied=lexicons[IMPLIED_ACTORS],
        )


def _is_no_place(place: ResolvedPlace, actors: ActorLayer, dateline: Dateline | None) -> bool:
    """Whether a person bears the name, or the outlet in a dateline that names no place."""
    start = place.place.start
    if dateline and dateline.place is None and dateline.start <= start < dateline.end:
        return True
    return place.place.kind != "site" and actors.is_known_person(place.head)


def _too_long(document: Document) -> Failure:
    error = InputError(
        f"{document.id}: {len(document.text):,} characters; expected at most {MAX_LENGTH:,}: "
        "is this one article?"
    )
    return Failure(document_id=document.id, error=str(error))


def _failed(document: Document, error: Exception) -> Failure:
    """A bug costs one document and keeps its traceback in the log (DEBUG: it may quote the
    text).
    """
    logger.debug("%s: not annotated", document.id, exc_info=error)
    return Failure(
        document_id=document.id, error=f"{document.id}: not annotated: {type(error).__name__}"
    )

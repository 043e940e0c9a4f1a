"""A pipeline from settings: which parser, which lists, which coder."""

from collections.abc import Callable
from dataclasses import replace

from dateline.annotate.pipeline import Pipeline
from dateline.knowledge.gazetteer import open_gazetteer
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.register import ActorRegister
from dateline.plugins import load_plugin
from dateline.settings import Settings

Progress = Callable[[float, str], None]
"""Told of long work: the share done (0..1) and what is being done."""


def build_pipeline(settings: Settings, *, progress: Progress | None = None) -> Pipeline:
    """The pipeline that settings ask for; builds the gazetteer when there is none yet.

    Raises:
        SettingsError: a part or the model is not installed.
        DataError: a lexicon is wrong; names file and line.
    """
    lexicons = Lexicons(settings.lexicons)
    lexicons.check_names()
    gazetteer = open_gazetteer(settings.cache, lexicons=lexicons, progress=progress)
    parser = load_plugin("dateline.parsers", settings.parser)
    return Pipeline(
        parser=parser(settings.model, lexicons=lexicons, gazetteer=gazetteer),
        lexicons=lexicons,
        gazetteer=gazetteer,
        register=ActorRegister.from_lexicons(lexicons),
        coder=load_plugin("dateline.coders", settings.coder)(lexicons),
    )


def with_lexicons(pipeline: Pipeline, lexicons: Lexicons, settings: Settings) -> Pipeline:
    """A pipeline with other lists, but for those of places: parser and gazetteer stay."""
    return replace(
        pipeline,
        lexicons=lexicons,
        register=ActorRegister.from_lexicons(lexicons),
        coder=load_plugin("dateline.coders", settings.coder)(lexicons),
    )


def prepare(settings: Settings, *, progress: Progress | None = None) -> None:
    """Build what processes share, before they start: only the gazetteer, and only where there is
    none.

    Raises:
        SettingsError: a part is not installed.
        DataError: a lexicon of the gazetteer is wrong.
    """
    load_plugin("dateline.parsers", settings.parser)
    load_plugin("dateline.coders", settings.coder)
    open_gazetteer(settings.cache, lexicons=Lexicons(settings.lexicons), progress=progress)

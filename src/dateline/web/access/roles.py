"""Roles: what a person may do; as a parameter of a route, that it needs one."""

from dataclasses import dataclass
from enum import IntEnum
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request

from dateline.web.errors import RefusedError


class Role(IntEnum):
    """What a person may do: each role may do what those before it may."""

    READER = 1
    REVIEWER = 2
    OWNER = 3


@dataclass(frozen=True)
class Person:
    """Who asks.

    Attributes:
        name: as it stands in the log beside what they decide.
    """

    name: str
    role: Role


@dataclass(frozen=True)
class Needs:
    """What a route depends on that only some may use."""

    role: Role

    def __call__(self, request: Request) -> Person:
        """Who asks, or RefusedError."""
        found: Person | None = getattr(request.state, "person", None)
        if found is None:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "log in first")
        if found.role < self.role:
            raise RefusedError(
                HTTPStatus.FORBIDDEN,
                f"this needs the role {self.role.name.lower()}; yours is {found.role.name.lower()}",
            )
        return found


Reader = Annotated[Person, Depends(Needs(Role.READER))]
Reviewer = Annotated[Person, Depends(Needs(Role.REVIEWER))]
Owner = Annotated[Person, Depends(Needs(Role.OWNER))]

"""Roles: what a person may do; as a parameter of a route, that it needs one."""

from collections.abc import Callable
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


def needs(role: Role) -> Callable[[Request], Person]:
    """What a route depends on that only some may use."""

    def person(request: Request) -> Person:
        found: Person | None = getattr(request.state, "person", None)
        if found is None:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "log in first")
        if found.role < role:
            raise RefusedError(
                HTTPStatus.FORBIDDEN,
                f"this needs the role {role.name.lower()}; yours is {found.role.name.lower()}",
            )
        return found

    return person


Reader = Annotated[Person, Depends(needs(Role.READER))]
Reviewer = Annotated[Person, Depends(needs(Role.REVIEWER))]
Owner = Annotated[Person, Depends(needs(Role.OWNER))]

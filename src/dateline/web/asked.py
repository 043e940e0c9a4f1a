"""Asked: what stands in an address after `?`, checked, as a filter of the store."""

from http import HTTPStatus
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, model_validator

from dateline.errors import InputError
from dateline.knowledge.ontology.countries import country_codes
from dateline.read.dates import check_published
from dateline.records import EventType, Status
from dateline.review.fold import Review
from dateline.store.filter import Filter
from dateline.web.errors import RefusedError

Words = Annotated[str | None, Field(max_length=200)]
Key = Annotated[str | None, Field(max_length=400)]
Day = Annotated[str | None, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Verdict = Literal["confirmed", "fair", "weak", "contested"]
MOST_PAGES = 100_000


class Asked(BaseModel):
    """The filters that every list understands, and the page of it.

    A field that is empty, as a form sends it, is one that is not there. Attributes are those of
    `store.filter.Filter`, and:

    Attributes:
        q: words in the text or title.
        type, status: of events; several: any of them.
        verdict: of incidents.
        sources: at least so many independent ones.
        page: from 1.
        per: how many on a page.
    """

    model_config = ConfigDict(extra="forbid")

    q: Words = None
    type: tuple[EventType, ...] = ()
    status: tuple[Status, ...] = ()
    verdict: tuple[Verdict, ...] = ()
    review: tuple[Review, ...] = ()
    actor: Words = None
    actor_id: Key = None
    place: Words = None
    place_id: Key = None
    country: Annotated[str | None, Field(pattern=r"^[A-Za-z]{3}$")] = None
    since: Day = None
    until: Day = None
    published_since: Day = None
    published_until: Day = None
    outlet: Words = None
    killed: Annotated[int | None, Field(ge=1, le=1_000_000_000)] = None
    sources: Annotated[int, Field(ge=1, le=1000)] = 1
    page: Annotated[int, Field(ge=1, le=MOST_PAGES)] = 1
    per: Annotated[int, Field(ge=1, le=500)] = 25

    @model_validator(mode="before")
    @classmethod
    def _without_empty_fields(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        kept = {name: _told(value) for name, value in values.items()}
        return {name: value for name, value in kept.items() if value not in ("", [], None)}

    @property
    def names(self) -> frozenset[str]:
        """The fields that are asked for."""
        return frozenset(self.model_dump(exclude_defaults=True))

    def has(self, name: str) -> bool:
        """Whether something is asked for in a field."""
        return name in self.names

    @property
    def offset(self) -> int:
        """How many come before this page."""
        return (self.page - 1) * self.per

    def to_filter(self) -> Filter:
        """As the store understands it.

        Raises:
            RefusedError: a date or country that there is not, or an end before its beginning.
        """
        for name in ("since", "until", "published_since", "published_until"):
            _check_day(name, getattr(self, name))
        _check_order(self.since, self.until, "until")
        _check_order(self.published_since, self.published_until, "published_until")
        if self.country and self.country.upper() not in country_codes():
            raise RefusedError(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "no such country; expected three letters, as SDN",
                where="country",
            )
        return Filter(
            words=self.q,
            types=self.type,
            statuses=self.status,
            actor=self.actor,
            actor_id=self.actor_id,
            place=self.place,
            place_id=self.place_id,
            country=self.country and self.country.upper(),
            since=self.since,
            until=self.until,
            published_since=self.published_since,
            published_until=self.published_until,
            outlet=self.outlet,
            killed=self.killed,
            review=self.review,
        )

    def query(self, **changed: Any) -> str:
        """This as a query string, with some fields changed; what is as if not asked is left out.

        The page goes back to 1 unless it is among what is changed.
        """
        values = self.model_dump(mode="json", exclude_defaults=True) | {"page": None} | changed
        return urlencode(
            {name: value for name, value in values.items() if value not in (None, [], ())},
            doseq=True,
        )


Asking = Annotated[Asked, Query()]
"""The parameter of a route that lists something."""


def _told(value: Any) -> Any:
    return [one for one in value if one != ""] if isinstance(value, list) else value


def _check_day(name: str, value: str | None) -> None:
    try:
        check_published(value, name)
    except InputError as error:
        raise RefusedError(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "no such day; expected one as 2013-02-09",
            where=name,
        ) from error


def _check_order(first: str | None, last: str | None, where: str) -> None:
    if first and last and first > last:
        raise RefusedError(
            HTTPStatus.UNPROCESSABLE_ENTITY, f"{last} lies before {first}", where=where
        )

"""Verdict: one status from all that bears on an event."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.events.status.cues import StatusCue
from dateline.records import Status


@dataclass(frozen=True)
class Mark:
    """What one word or construction makes of the event.

    Attributes:
        soft: it only tells when ("fears that they *will* attack": the fear decides).
        attitude: see `StatusCue`.
        conditional: it makes its whole clause unreal, so also the unknown things named in it
            ("*would* condemn an attack").
    """

    status: Status
    reason: str
    soft: bool = False
    attitude: bool = False
    conditional: bool = False

    @classmethod
    def of(cls, row: StatusCue, *, soft: bool = False, conditional: bool = False) -> "Mark":
        """What a cue makes of it."""
        return cls(
            row.status,
            f"status_cues:{row.id}",
            soft=soft,
            attitude=row.effect == "attitude",
            conditional=conditional,
        )


@dataclass(frozen=True)
class Verdict:
    """A status and the rows and words that led to it, innermost first."""

    status: Status
    reasons: tuple[str, ...] = ()
    own_will: bool = False
    """Whether it is intended by its own verb's "will": its doer's announcement, not another's
    wish.
    """


def combine(marks: Sequence[Mark]) -> Status:
    """One status from the marks met, innermost first.

    A denial denies; a negation negates ("urged them *not* to attack") unless it lies itself within
    a supposition ("*if* they do not withdraw"); else the innermost mark decides: "accused of
    planning to attack" is a plan.
    """
    standing = Standing()
    for mark in marks:
        standing.meet(mark)
    return standing.status


class Standing:
    """How the text stands to the event, as far as the marks have been read."""

    def __init__(self) -> None:
        self._base: Status | None = None
        self._soft = False
        self._negated_by: Mark | None = None
        self._denied = False

    @property
    def status(self) -> Status:
        """The status so far."""
        if self._denied:
            return Status.DENIED
        if self._negated_by is not None:
            return Status.NEGATED
        return self._base or Status.REPORTED

    @property
    def is_plain_negation(self) -> bool:
        """Whether it is said not to have happened, and nothing else."""
        return self.status is Status.NEGATED and self._base is None

    def meet(self, mark: Mark) -> None:
        """Read the next mark outwards."""
        match mark.status:
            case Status.REPORTED:
                return
            case Status.DENIED:
                self._deny(mark)
            case Status.NEGATED:
                self._negate(mark)
            case Status.HYPOTHETICAL:
                self._suppose(mark)
            case _ if self._base is None:
                self._base, self._soft = mark.status, mark.soft

    def _deny(self, mark: Mark) -> None:
        if mark.attitude and self._base is Status.INTENDED:
            self._negate(mark)  # "rejected an offer to meet"
        elif mark.attitude and self._base is Status.HYPOTHETICAL:
            return  # "dismissed fears of an attack"
        elif self._denied:
            self._denied, self._base = False, Status.ALLEGED
        else:
            self._denied = True

    def _negate(self, mark: Mark) -> None:
        if self._denied:
            self._denied, self._base = False, Status.ALLEGED  # "refused to deny that"
        elif self._negated_by is None:
            self._negated_by = mark
        else:  # "failed to prevent": it happened; "refused to rule out": it may
            if self._negated_by.attitude:
                self._base = self._base or Status.HYPOTHETICAL
            self._negated_by = None

    def _suppose(self, mark: Mark) -> None:
        to_come = self._base in (Status.INTENDED, Status.REQUESTED)
        if self._negated_by is not None:
            self._negated_by, self._base = None, Status.HYPOTHETICAL
        elif self._base is None or self._soft or (to_come and mark.conditional):
            self._base, self._soft = Status.HYPOTHETICAL, False

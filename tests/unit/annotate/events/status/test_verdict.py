import pytest

from dateline.annotate.events.status.verdict import Mark, combine
from dateline.records import Status

PLAN = Mark(Status.INTENDED, "plan")
WILL = Mark(Status.INTENDED, "will", soft=True)
CHARGE = Mark(Status.ALLEGED, "accuse")
DENIAL = Mark(Status.DENIED, "deny")
NO = Mark(Status.NEGATED, "not")
RULED_OUT = Mark(Status.NEGATED, "rule out", attitude=True)
IF = Mark(Status.HYPOTHETICAL, "if", conditional=True)
FEAR = Mark(Status.HYPOTHETICAL, "fear")


@pytest.mark.parametrize(
    ("marks", "status"),
    [
        ([], Status.REPORTED),
        ([PLAN, CHARGE], Status.INTENDED),  # accused of planning to
        ([CHARGE, PLAN], Status.ALLEGED),
        ([PLAN, DENIAL], Status.DENIED),  # denied planning to
        ([DENIAL, NO], Status.ALLEGED),  # failed to deny
        ([DENIAL, DENIAL], Status.ALLEGED),
        ([NO, NO], Status.REPORTED),  # failed to prevent
        ([RULED_OUT, NO], Status.HYPOTHETICAL),  # refused to rule out
        ([PLAN, NO], Status.NEGATED),  # does not plan to
        ([NO, IF], Status.HYPOTHETICAL),  # if they do not
        ([FEAR, NO], Status.NEGATED),  # there is no fear of
        ([WILL, FEAR], Status.HYPOTHETICAL),  # fears that they will
        ([PLAN, FEAR], Status.INTENDED),
        ([PLAN, IF], Status.HYPOTHETICAL),  # plan to, if
    ],
)
def test_marks_are_read_outwards(marks: list[Mark], status: Status) -> None:
    assert combine(marks) is status

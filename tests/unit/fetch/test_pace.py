from tests.unit.fetch.server import FakeTime

from dateline.fetch.pace import Pace


def test_a_host_is_left_alone_for_the_delay(time: FakeTime) -> None:
    pace = Pace(1.0, clock=time.clock, sleep=time.sleep)
    pace.wait("a")
    pace.wait("b")
    assert time.slept == []
    pace.wait("a")
    assert time.slept == [1.0]


def test_time_that_has_passed_counts(time: FakeTime) -> None:
    pace = Pace(1.0, clock=time.clock, sleep=time.sleep)
    pace.wait("a")
    time.now += 0.75
    pace.wait("a")
    time.now += 5
    pace.wait("a")
    assert time.slept == [0.25]


def test_the_longer_of_two_delays_holds(time: FakeTime) -> None:
    pace = Pace(2.0, clock=time.clock, sleep=time.sleep)
    pace.wait("a")
    pace.wait("a", at_least=5.0)
    pace.wait("a", at_least=0.5)
    assert time.slept == [5.0, 2.0]

"""Bars over time: several on the same days and the same scale, so that they can be compared."""

from dateline.web.weeks import to_compared, to_weeks


def test_parts_are_on_the_same_days_and_scale() -> None:
    parts = to_compared(
        {
            "did": {("2014-05-01", "ASSAULT"): 4},
            "received": {("2014-06-30", "ASSAULT"): 1, ("2014-06-30", "AID"): 1},
            "said": {},
        }
    )
    did, received, said = parts["did"], parts["received"], parts["said"]
    assert [bar.since for bar in did.bars] == [bar.since for bar in received.bars]
    assert did.ticks == received.ticks == said.ticks
    assert did.most == received.most == 4
    tall = sum(block.height for bar in did.bars for block in bar.blocks)
    assert tall == 2 * sum(block.height for bar in received.bars for block in bar.blocks)
    assert not any(bar.blocks for bar in said.bars)


def test_without_a_day_there_is_no_chart() -> None:
    assert to_compared({"did": {}, "said": {}}) == {}
    assert to_weeks({("0001-01-01", "AID"): 3}) is None

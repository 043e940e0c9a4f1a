import pytest

from dateline.annotate.actors.sectors import join_sectors


@pytest.mark.parametrize(
    ("head", "modifiers", "joined"),
    [
        ((), [("MIL",)], ("MIL",)),  # army chief
        (("ELI",), [("OPP",)], ("OPP", "ELI")),  # opposition politician
        (("MIL",), [("GOV",)], ("MIL", "GOV")),  # government troops
        (("GOV",), [("REB",)], ("REB", "GOV")),  # rebel official
        (("JUD",), [("MIL",)], ("JUD", "MIL")),  # military court
        (("ELI",), [("GOV",)], ("GOV", "ELI")),  # government spokesman
        (("COP",), [("COP",)], ("COP",)),
    ],
)
def test_a_modifier_leads_only_a_head_that_says_little(
    head: tuple[str, ...], modifiers: list[tuple[str, ...]], joined: tuple[str, ...]
) -> None:
    assert join_sectors(head, modifiers) == joined

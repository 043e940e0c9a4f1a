import pytest
from tests.reading import ARTICLE

from dateline.read.repair import repair_mojibake

WORDS = "The général said: “no” — the men of Abéché and Medellín would be tried, José Peña wrote."


@pytest.mark.parametrize("wrong", ["windows-1252", "latin-1"])
def test_utf_8_that_was_read_otherwise_is_put_right(wrong: str) -> None:
    text = WORDS.replace("“no” — ", "")
    repaired, repairs = repair_mojibake(text.encode().decode(wrong))
    assert repaired == text
    assert repairs[0].startswith("mojibake: utf-8 read as ")


def test_typographic_marks_are_put_right_and_stay_typographic() -> None:
    good = "He said: “no”. It’s over — he left."
    repaired, repairs = repair_mojibake(good.replace("’", "â€™"))
    assert repaired == good
    assert repairs == ["mojibake: utf-8 read as windows-1252, in places"]


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        WORDS,
        "He said: ‘no’ – «non» „nein“… 50°–60° £5 €6",
        "\uff46\uff55\uff4c\uff4c ﬁne ﬂow\r\nnext\u2028line\u00a0end\u0085",
        "SÃO PAULO, Ângela e João estão lá à noite",
        "Ελλάδα, Россия, العراق, 北京, ДНР",
        "",
    ],
)
def test_clean_text_stays_as_it_is(text: str) -> None:
    assert repair_mojibake(text) == (text, [])

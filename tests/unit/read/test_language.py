import pytest
from tests.reading import ARTICLE

from dateline.read.language import contradicts, identify_language

SPANISH = (
    "Hombres armados mataron a tres jueces en Medellín el lunes, según la policía, que dijo que "
    "los autores serán detenidos y llevados ante la justicia en los próximos días."
)


def test_what_is_certain_is_said() -> None:
    assert identify_language(ARTICLE) == "en"
    assert identify_language(SPANISH) == "es"


@pytest.mark.parametrize("text", ["", "Troops left.", "Judges killed in Medellín", ARTICLE.upper()])
def test_a_few_words_and_capitals_are_not_called_anything(text: str) -> None:
    assert identify_language(text) is None


def test_addresses_say_nothing_of_a_language() -> None:
    assert identify_language("https://example.org/hombres-armados-mataron " * 20) is None


@pytest.mark.parametrize(
    ("identified", "stated", "against"),
    [
        ("en", "ar", True),
        ("en", "es-MX", True),
        ("en", "en-GB", False),
        ("en", "EN_us", False),
        ("en", "English", False),
        ("en", "eng", False),
        ("hr", "sr", False),
        ("no", "nb", False),
        ("en", "", False),
    ],
)
def test_what_a_source_states_is_doubted_only_where_the_text_is_against_it(
    identified: str, stated: str, against: bool
) -> None:
    assert contradicts(identified, stated) == against

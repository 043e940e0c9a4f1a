"""Names of places as the gazetteer keeps them."""

import re

from dateline.knowledge.names import without_accents

MAX_WORDS = 6  # longer names (official titles of communes) are not looked for in text

_ABBREVIATED = {"st.": "saint", "st": "saint", "ste.": "sainte", "ft.": "fort", "mt.": "mount"}
_SEPARATORS = re.compile("[-/\u2013\u2014]| +")
_LETTERS = str.maketrans(
    {"\u0131": "i", "\u00f8": "o", "\u0142": "l", "\u0111": "d"}
)  # not composed
_APOSTROPHES = re.compile("['`\u2019\u2018\u02bc\u02bb\u00b4]")


def fold(name: str) -> str:
    """A name as the gazetteer keeps it: "St. Pölten" → "saint polten", "Sana'a" → "sanaa".

    Periods stay: they tell "Ill." from "ill" and "Ind." from "Ind".
    """
    lower = name.lower()
    if not lower.isascii():
        lower = without_accents(lower.translate(_LETTERS))
    if lower.isalpha():
        return _ABBREVIATED.get(lower, lower)
    lower = _APOSTROPHES.sub("", lower)
    words = [word for word in _SEPARATORS.split(lower) if word]
    return " ".join(_ABBREVIATED.get(word, word) for word in words) if len(words) > 1 else lower

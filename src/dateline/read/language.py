"""Which language a text is in, where that is certain."""

import re
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Set on pieces of English news of 80 to 240 letters, of which none was called otherwise with even
# this probability; a third of those of 100 letters are not called anything.
ENOUGH = 100  # letters; fewer are a headline, in which names decide
CERTAIN = 0.99  # probability
READ = 5_000  # code points from the start of a text that are looked at: enough for any article
MOST_CAPITALS = 0.4  # share of letters; to the model, which knows small ones, capitals are noise
# Languages whose texts pass for one another, so that neither contradicts the other.
CLOSE = (
    frozenset({"bs", "hr", "sr", "sh", "cnr"}),
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"id", "ms", "in"}),
    frozenset({"he", "iw"}),
    frozenset({"tl", "fil"}),
    frozenset({"fa", "prs", "tg"}),
    frozenset({"ar", "ary", "arz"}),
    frozenset({"en", "pcm"}),
    frozenset({"hi", "ne", "mr"}),
    frozenset({"zh", "yue", "wuu"}),
    frozenset({"gl", "pt"}),
    frozenset({"cs", "sk"}),
)
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")


def identify_language(text: str) -> str | None:
    """The language of a text as ISO 639 has it ("en"); None where it is short or not certain.

    Texts in capitals give None too. The same text always gives the same answer.
    """
    text = _ADDRESS.sub(" ", text[:READ])
    letters = sum(map(str.isalpha, text))
    if letters < ENOUGH or sum(map(str.isupper, text)) > MOST_CAPITALS * letters:
        return None
    language, probability = _identifier().classify(text)
    return str(language) if probability >= CERTAIN else None


def contradicts(identified: str, stated: str) -> bool:
    """Whether a text in one language cannot be in the one that its source states.

    "en-GB" and "en" agree; what is no code ("English", "eng") is no contradiction.
    """
    primary = re.split(r"[-_]", stated.strip().lower())[0]
    if primary == identified or primary not in _known():
        return False
    return not any({primary, identified} <= group for group in CLOSE)


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _known() -> frozenset[str]:
    """The codes that the model has, and others of the same languages."""
    return frozenset(map(str, _identifier().labels)).union(*CLOSE)

"""Weigh: how likely a phrase names a place, by itself and by the words around it.

A logistic regression; its weights are fitted on passages of our own (data/train/places.txt) by
evaluate/fit_places.py.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, log10

from dateline.annotate.places.mention import HYPHENS, PLACE_LABELS, FoundPlace
from dateline.annotate.places.words import LogOdds, Vocabulary, weights
from dateline.body import Body, Token

THRESHOLD = 0.5  # probability from which a phrase is a place
CALLED_SITE = 0.8  # least probability that "Camp X" is a place: its first word says what it is
ENDS_IN_SITE = 0.6  # … that "X prison" is: X may be whose it is, so less
POSTAL = 0.9  # … that "TX" after a place and a comma is: hardly anything else is written so
OPEN_LABELS = frozenset({"", "GPE", "LOC", "FAC", "PERSON"})  # of the name of a camp or prison
ACRONYM = 6  # letters of the longest acronym
CERTAIN = 0.999  # kept away from, so that no confidence reads as certainty


def weigh_phrases(
    phrases: Sequence[FoundPlace],
    body: Body,
    words: Vocabulary,
    log_odds: LogOdds | None = None,
) -> None:
    """Give each phrase its probability of being a place.

    Args:
        phrases: of one article; their scores are set.
        body: its parse.
        words: place words and site words.
        log_odds: of features; None: those that come with the program.
    """
    log_odds = weights().find if log_odds is None else log_odds
    before: FoundPlace | None = None
    for phrase, features in zip(phrases, phrase_features(phrases, body, words), strict=True):
        odds = sum(log_odds[name] * value for name, value in features)
        phrase.score = min(CERTAIN, max(1 - CERTAIN, 1 / (1 + exp(-max(-30.0, min(30.0, odds))))))
        if phrase.sort == "site" and _is_called_site(phrase, body, words):
            phrase.score = max(phrase.score, CALLED_SITE)
        elif _ends_in_site_word(phrase, words):
            phrase.score = max(phrase.score, ENDS_IN_SITE)
        elif _is_acronym(phrase) and (
            not any(c.preferred for c in phrase.candidates) or _is_of_a_body(phrase)
        ):
            phrase.score = 1 - CERTAIN
        elif before is not None and before.score >= THRESHOLD and _is_postal(phrase, before):
            phrase.score = max(phrase.score, POSTAL)
        before = phrase


def _is_called_site(phrase: FoundPlace, body: Body, words: Vocabulary) -> bool:
    """Whether it begins with the word for what it is ("Camp Ashraf"), not with a name before that
    ("Walter Camp")."""
    first = phrase.tokens[0]
    before = body.all_tokens[first.i - 1] if first.i else None
    if first.lower not in words.site_firsts:
        return False
    return before is None or before.sentence != first.sentence or not before.text[0].isupper()


def _is_postal(phrase: FoundPlace, before: FoundPlace) -> bool:
    """Whether it is the postal code of a state, and follows a place and a comma: "Paris, TX"."""
    name = phrase.name
    return (
        len(name) == 2
        and bool(phrase.candidates)
        and phrase.candidates[0].entry.admin1 == name
        and phrase.tokens[0].i == before.tokens[-1].i + 2
    )


def _ends_in_site_word(phrase: FoundPlace, words: Vocabulary) -> bool:
    """Whether a name and a small word are a camp, prison or base: "Evin prison"."""
    last = phrase.tokens[-1]
    return (
        len(phrase.tokens) > 1
        and last.lower in words.guarded
        and last.text.islower()
        and phrase.tokens[0].ent in OPEN_LABELS
        and phrase.tokens[0].text not in words.ordinary
    )


def _is_acronym(phrase: FoundPlace) -> bool:
    """Whether only the parser takes some capital letters for a place: mostly bodies ("ISNA")."""
    word = phrase.tokens[0].text
    return len(phrase.tokens) == 1 and word.isupper() and word.isalpha() and len(word) <= ACRONYM


def _is_of_a_body(phrase: FoundPlace) -> bool:
    """Whether capital letters that the parser takes for a body's name stand before a noun, and only
    a town is spelt like them: "the ENA news agency".
    """
    word = phrase.tokens[0]
    only_town = all(c.entry.kind == "city" for c in phrase.candidates)
    return only_town and word.ent == "ORG" and word.dep == "compound" and word.head.pos == "NOUN"


Features = list[tuple[str, float]]


def phrase_features(
    phrases: Sequence[FoundPlace], body: Body, words: Vocabulary
) -> Iterator[Features]:
    """What speaks for and against each phrase being a place, by feature name."""
    people = _people(body)
    labelled = Counter(p.name for p in phrases if p.tokens[0].ent in ("GPE", "LOC"))
    mentioned = Counter(p.name for p in phrases)
    ends = {phrase.tokens[-1].i for phrase in phrases}
    starts = {phrase.tokens[0].i for phrase in phrases}
    for phrase in phrases:
        features = _own_features(phrase, words)
        features += _context_features(phrase, body, words, starts, ends)
        first = phrase.tokens[0]
        if len(phrase.tokens) == 1 and first.text in people and first.ent != "GPE":
            features.append(("of a person", 1.0))
        share = labelled[phrase.name] / mentioned[phrase.name]
        features.append((f"labelled elsewhere/{_label(first)}", share))
        yield features


def _people(body: Body) -> frozenset[str]:
    """The words of names of people that have at least two words."""
    return frozenset(
        token.text
        for token in body.tokens
        if token.ent == "PERSON"
        and (
            token.ent_iob == "I"
            or (token.i + 1 < len(body.all_tokens) and body.all_tokens[token.i + 1].ent_iob == "I")
        )
    )


def _label(token: Token) -> str:
    if token.ent in ("GPE", "LOC", "FAC", "NORP", "ORG", "PERSON"):
        return token.ent
    return "other" if token.ent else "none"


def _own_features(phrase: FoundPlace, words: Vocabulary) -> Features:
    """What the phrase itself says."""
    first = phrase.tokens[0]
    label = _label(first)
    features = [("any", 1.0), (f"{label}/{phrase.sort}", 1.0)]
    if len(phrase.tokens) == 1 and first.text in words.ordinary:
        features.append((f"ordinary word/{label}", 1.0))
    if phrase.candidates:
        best = phrase.candidates[0]
        kind = "adjective" if best.adjective else best.entry.kind
        features.append((f"kind {kind}", 1.0))
        if kind == "city":
            size = log10((best.entry.population or 0) + 100) - 4.0
            features.append((f"size/{label}" if label != "GPE" else "size", size))
        if not best.preferred:
            features.append((f"alternate/{label}", 1.0))
    else:
        features.append((f"unknown/{label}", 1.0))
    if first.pos != "PROPN":
        features.append((f"not a proper noun/{label}", 1.0))
    if first.text.isupper() and len(first.text) > 2 and "." not in first.text:
        features.append(("capitals", 1.0))
    if len(phrase.name) <= 3:
        features.append((f"short/{label}", 1.0))
    if len(phrase.tokens) > 1:
        features.append((f"words/{label}", 1.0))
    if phrase.tokens[-1].ent != first.ent:
        features.append(("entity ends inside", 1.0))
    return features


def _context_features(
    phrase: FoundPlace, body: Body, words: Vocabulary, starts: set[int], ends: set[int]
) -> Features:
    """What the words before and after say."""
    sentence = body.sentences[phrase.tokens[0].sentence].tokens
    first, last = phrase.tokens[0], phrase.tokens[-1]
    at = first.i - sentence[0].i
    before = body.all_tokens[first.i - 1] if at > 0 else None
    after = body.all_tokens[last.i + 1] if last.i < sentence[-1].i else None
    label = "named" if first.ent in PLACE_LABELS else "unnamed"
    found: list[str] = []
    if before is None:
        found.append("at the start")
    else:
        found += _before(before, first, words, ends)
    if after is None:
        found.append("at the end")
    else:
        found += _after(after, last, body, words, starts)
    return [(f"{name}/{label}", 1.0) for name in found]


def _before(before: Token, first: Token, words: Vocabulary, ends: set[int]) -> list[str]:
    if before.lower in words.prepositions:
        return ["after a preposition"]
    if before.lower in words.loose:
        return ["after of"]
    if before.text in words.titles:
        return ["after a title"]
    if before.lower in words.directions:
        return ["after a direction"]
    if before.text == "," and before.i - 1 in ends:
        return ["after a place and comma"]
    if before.lower == "the":
        return ["after the"]
    if before.text[0].isupper():
        inside = "in its entity" if first.ent_iob == "I" else ""
        return [f"after a capital {inside}".strip()]
    return []


def _after(after: Token, last: Token, body: Body, words: Vocabulary, starts: set[int]) -> list[str]:
    if after.text in words.bodies:
        return [f"before {words.bodies[after.text]}"]
    if after.text == "," and after.i + 1 in starts:
        return ["before comma and place"]
    if after.text[0].isupper():
        inside = "in its entity" if after.ent_iob == "I" else ""
        return [f"before a capital {inside}".strip()]
    if after.tag == "POS":
        return ["before a possessive"]
    if after.text in HYPHENS:
        return ["before a hyphen"]
    if after.pos == "NOUN":
        return ["before a noun"]
    if after.pos == "VERB":
        return ["before a verb"]
    return []

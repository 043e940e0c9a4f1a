"""Find the words that name places.

Reads the parse (its entities too), the gazetteer and data/en/place_words.tsv, site_words.tsv.
Every capitalised phrase that the parser, the gazetteer or a pattern ("X County", "Camp X") takes
for a place is weighed; those more likely than not are places.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log10
from typing import Literal

from dateline.annotate.places.words import LogOdds, Vocabulary, vocabulary, weights
from dateline.body import Body, Sentence, Token
from dateline.knowledge.gazetteer import MAX_WORDS, Candidate, Entry, Gazetteer, fold
from dateline.knowledge.lexicon import Lexicons

Sort = Literal["name", "unit", "road", "site", "entity"]
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
MAX_RUN = 4  # capitalised words before "County", "Street" or "prison" that can be its name
STARTERS = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "X", "ADV", "INTJ", "VERB"})
THRESHOLD = 0.5  # probability from which a phrase is a place
HYPHENS = frozenset({"-", "\u2013"})
JOINERS = HYPHENS | {"'", "'s", "\u2019s"}  # tokens inside a name that are no words of it
CALLED_SITE = 0.8  # least probability that "Camp X" is a place: its first word says what it is
ENDS_IN_SITE = 0.6  # … that "X prison" is: X may be whose it is, so less
ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})  # before a hyphen
POSTAL = 0.9  # … that "TX" after a place and a comma is: hardly anything else is written so
OPEN_LABELS = frozenset({"", "GPE", "LOC", "FAC", "PERSON"})  # of the name of a camp or prison
ACRONYM = 6  # letters of the longest acronym
FEW_CAPITALS = 0.02  # share of capitalised words below which a text is taken to be without case
CERTAIN = 0.999  # kept away from, so that no confidence reads as certainty


@dataclass(slots=True)
class FoundPlace:
    """A phrase that names a place.

    Attributes:
        tokens: the words of the phrase, without article and possessive.
        name: as it stands in the text.
        sort: name (in the gazetteer), unit ("X County"), road, site ("Camp X"), entity (the
            parser alone takes it for a place).
        candidates: what the gazetteer knows by this name.
        adjectival: "Turkish", "Turks": never where something happened.
        score: probability that it is a place.
        inner: for a site: the places that a part of its name may stand for ("Mosul airport").
    """

    tokens: tuple[Token, ...]
    name: str
    sort: Sort
    candidates: tuple[Candidate, ...]
    adjectival: bool = False
    score: float = 0.0
    inner: tuple[Candidate, ...] = ()

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Past its last code point."""
        return self.tokens[-1].end

    @property
    def head(self) -> Token:
        """The word of it that the rest of the sentence hangs on to."""
        inside = {token.i for token in self.tokens}
        return next(
            (t for t in self.tokens if t.is_root or t.head.i not in inside), self.tokens[-1]
        )


def find_places(body: Body, gazetteer: Gazetteer, lexicons: Lexicons) -> list[FoundPlace]:
    """Find the phrases that name places, in text order.

    Args:
        body: the article's sentences.
        gazetteer: what names there are.
        lexicons: place words and site words.
    """
    phrases = find_phrases(body, gazetteer, lexicons)
    weigh_phrases(phrases, body, vocabulary(lexicons))
    return [phrase for phrase in phrases if phrase.score >= THRESHOLD]


def find_phrases(body: Body, gazetteer: Gazetteer, lexicons: Lexicons) -> list[FoundPlace]:
    """All phrases that could name a place, likely or not; none overlaps another."""
    words = vocabulary(lexicons)
    caseless = _is_caseless(body)
    return [
        phrase
        for sentence in body.sentences
        for phrase in _Scan(sentence, body, gazetteer, words, caseless).phrases()
    ]


def _is_caseless(body: Body) -> bool:
    """Whether a text is written in small letters throughout."""
    letters = [token for token in body.tokens if token.text.isalpha()]
    capitals = sum(token.text[0].isupper() for token in letters)
    return capitals < FEW_CAPITALS * len(letters)


class _Scan:
    """One reading of a sentence, from left to right."""

    def __init__(
        self,
        sentence: Sentence,
        body: Body,
        gazetteer: Gazetteer,
        words: Vocabulary,
        caseless: bool,
    ) -> None:
        self.tokens = sentence.tokens
        self.text = body.text
        self.gazetteer = gazetteer
        self.words = words
        self.caseless = caseless
        if caseless:
            self.capital = [t.pos == "PROPN" or t.ent in PLACE_LABELS for t in self.tokens]
        else:
            self.capital = [t.text[0].isupper() for t in self.tokens]
            for at, token in enumerate(self.tokens[:-2]):
                if token.text in ARTICLES and self.tokens[at + 1].text in HYPHENS:
                    self.capital[at] = self.capital[at + 2]  # "al-Qaim"

    def phrases(self) -> Iterator[FoundPlace]:
        """The phrases of the sentence."""
        at = 0
        count = len(self.tokens)
        capital = self.capital
        site_firsts = self.words.site_firsts
        while at < count:
            if not capital[at] and self.tokens[at].lower not in site_firsts:
                at += 1
                continue
            phrase = self.phrase_at(at)
            if phrase is None:
                at += 1
                continue
            yield phrase
            at += len(phrase.tokens)

    def phrase_at(self, at: int) -> FoundPlace | None:
        """The longest phrase that begins with this word."""
        site = self.site_at(at)
        if site is not None or not self.capital[at]:
            return site
        end, candidates = self.known_at(at)
        if end == at and self.tokens[at].lower == "the":
            return None
        pattern = self.pattern_at(at, end)
        if pattern is not None:
            return pattern
        entity_end = self.entity_end(at)
        if entity_end > end and not (end > at and self.is_no_part(end, entity_end)):
            return self.phrase(at, entity_end, "entity")
        if end > at:
            return self.phrase(at, end, "name", candidates)
        return self.phrase(at, entity_end, "entity") if entity_end > at else None

    def phrase(
        self, at: int, end: int, sort: Sort, candidates: tuple[Candidate, ...] | None = None
    ) -> FoundPlace:
        """These words as a phrase."""
        tokens = tuple(self.tokens[at:end])
        name = self.text[tokens[0].start : tokens[-1].end]
        known = self.gazetteer.candidates(name) if candidates is None else candidates
        if not known and len(tokens) > 1 and sort in ("unit", "entity"):
            known = self.related(tokens)
        adjectival = known[0].adjective if known else tokens[0].ent == "NORP"
        return FoundPlace(tokens, name, sort, known, adjectival)

    def related(self, tokens: tuple[Token, ...]) -> tuple[Candidate, ...]:
        """What the gazetteer knows without "Province" or "Northern"; the name alone for a part."""
        if tokens[0].lower in self.words.directions:
            rest = self.text[tokens[1].start : tokens[-1].end]
        elif _as_in_title(tokens[-1].text) in self.words.territories:
            rest = self.text[tokens[0].start : tokens[-2].end]
        else:
            return ()
        return tuple(c for c in self.gazetteer.candidates(rest) if not c.adjective)

    def known_at(self, at: int) -> tuple[int, tuple[Candidate, ...]]:
        """Where the longest known name ends that begins here, and what it may stand for."""
        tokens = self.tokens
        state = self.state_at(at)
        if state is not None:
            return at + 1, (Candidate(state, preferred=True),)
        longest = self.gazetteer.longest(_first_word(tokens[at].text))
        if not longest:
            return at, ()
        if longest > 1:
            for end in self.ends(at, min(longest, MAX_WORDS)):
                found = self.gazetteer.candidates(self.text[tokens[at].start : tokens[end - 1].end])
                if found:
                    return end, found
            if at + 1 < len(tokens) and tokens[at + 1].lower in self.words.sites:  # "Evin prison"
                found = self.gazetteer.candidates(self.text[tokens[at].start : tokens[at + 1].end])
                if found and found[0].entry.kind == "site":
                    return at + 2, found
        found = self.gazetteer.candidates(tokens[at].text)
        return (at + 1, found) if found else (at, ())

    def state_at(self, at: int) -> Entry | None:
        """The US state of a postal code after a comma: "Springfield, IL"."""
        text = self.tokens[at].text
        if len(text) != 2 or not text.isupper() or at == 0 or self.tokens[at - 1].text != ",":
            return None
        return self.gazetteer.region("USA", text)

    def ends(self, at: int, longest: int) -> list[int]:
        """Where a name of several words may end, the farthest first."""
        tokens, capital = self.tokens, self.capital
        connecting = self.words.connecting
        found = []
        words = 1
        for end in range(at + 1, min(at + 2 * longest, len(tokens))):
            token = tokens[end]
            if token.text not in JOINERS:
                words += 1
            if words > longest:
                break
            if capital[end] or token.text[0].isdigit():
                found.append(end + 1)
            elif token.lower not in connecting and token.text not in JOINERS:
                break
        found.reverse()
        return found

    def site_at(self, at: int) -> FoundPlace | None:
        """A site named after its word: "Camp Liberty", "camp Liberty", "Fort Hood"."""
        token = self.tokens[at]
        if token.lower not in self.words.site_firsts:
            return None
        end = self.run_end(at + 1)
        if end == at + 1 or self.tokens[at + 1].text in self.words.units:
            return None
        known_end, candidates = self.known_at(at) if self.capital[at] else (at, ())
        if known_end > at + 1 and candidates[0].entry.kind != "site":
            return None  # Fort Worth is a town
        return self.phrase(at, max(end, known_end), "site")

    def pattern_at(self, at: int, known_end: int) -> FoundPlace | None:
        """A name that its last word makes a place: "Tulare County", "Main Street", "Taji base"."""
        first = self.tokens[at]
        if first.text in self.words.titles or (first.pos not in STARTERS and not first.ent):
            return None
        end = self.run_end(at)
        for last in range(min(end, len(self.tokens)) - 1, at, -1):
            word = _as_in_title(self.tokens[last].text)
            if last < known_end and known_end - last != 1:
                break
            if word in self.words.roads:
                return self.phrase(at, last + 1, "road")
            if word in self.words.units and last >= known_end:
                return self.unit(at, last + 1, known_end)
            if self.is_site_end(at, last):
                return self.site(at, last + 1, known_end)
        small = self.small_site_end(end)
        return self.site(at, small, known_end) if small > end > at else None

    def unit(self, at: int, end: int, known_end: int) -> FoundPlace | None:
        """A name with its unit; not "Danish State" nor "Sunny Tulare County"."""
        found = self.phrase(at, end, "unit")
        if found.candidates and len(self.gazetteer.candidates(found.name)):
            return found
        if known_end > at and self.known_at(at)[1][0].adjective:
            return None
        for later in range(at + 1, end - 1):
            name = self.text[self.tokens[later].start : self.tokens[end - 1].end]
            if any(c.preferred for c in self.gazetteer.candidates(name)):
                return None
        return found

    def site(self, at: int, end: int, known_end: int) -> FoundPlace | None:
        """A site; a place within its name tells where it lies ("Mosul airport")."""
        found = self.phrase(at, end, "site")
        if not found.candidates and known_end > at:
            name = self.text[self.tokens[at].start : self.tokens[known_end - 1].end]
            found.inner = self.gazetteer.candidates(name)
            if found.inner and found.inner[0].adjective:
                return None
        return found

    def is_site_end(self, at: int, last: int) -> bool:
        """Whether a capitalised word ends the name of a site."""
        return last > at and self.tokens[last].lower in self.words.sites

    def small_site_end(self, end: int) -> int:
        """Past the small words for a camp, prison or base after a name: "Shati refugee camp"."""
        for count in (2, 1):
            word = " ".join(token.lower for token in self.tokens[end : end + count])
            if word in self.words.guarded and not any(self.capital[end : end + count]):
                return min(end + count, len(self.tokens))
        return end

    def run_end(self, at: int) -> int:
        """Past the last of the capitalised words that follow each other from here; a hyphen
        between two of them parts none ("Al-Waha").
        """
        end = at
        stop = min(at + MAX_RUN + 1, len(self.tokens))
        while end < stop:
            if not self.capital[end]:
                if end == at or not self.is_joint(end):
                    break
                stop = min(stop + 2, len(self.tokens))
            end += 1
        return end

    def is_joint(self, at: int) -> bool:
        """Whether it is a hyphen that joins two capitalised words."""
        if self.tokens[at].text not in HYPHENS or at + 1 >= len(self.tokens):
            return False
        before, hyphen, after = self.tokens[at - 1 : at + 2]
        return self.capital[at + 1] and before.end == hyphen.start and hyphen.end == after.start

    def entity_end(self, at: int) -> int:
        """Past the rest of the place entity that this word is in; `at` where there is none."""
        label = self.tokens[at].ent
        if label not in PLACE_LABELS:
            return at
        end = at + 1
        while end < len(self.tokens) and (
            self.tokens[end].ent_iob == "I" and self.tokens[end].ent == label
        ):
            end += 1
        while end > at + 1 and not self.tokens[end - 1].text[-1].isalnum():
            end -= 1
        if end > at + 1 and self.tokens[end - 1].tag == "POS":
            end -= 1
        return end

    def is_no_part(self, end: int, entity_end: int) -> bool:
        """Whether what an entity has beyond a known name is not of that name: "Oslo area"."""
        rest = range(end, min(entity_end, len(self.tokens)))
        if not any(self.capital[i] for i in rest) or self.tokens[end].text == ",":
            return True
        name = self.text[self.tokens[end].start : self.tokens[rest[-1]].end]
        return any(c.preferred for c in self.gazetteer.candidates(name))  # "Norway Chile"


def _as_in_title(word: str) -> str:
    """PROVINCE → Province; other words as they are."""
    return word.capitalize() if word.isupper() and len(word) > 2 else word


def _first_word(text: str) -> str:
    folded = fold(text)
    return folded if " " not in folded else folded.split(" ", 1)[0]


# ------------------------------------------------------------------------------------- weighing


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

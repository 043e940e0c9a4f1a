"""Find the words that name places.

Reads the parse (its entities too), the gazetteer and data/en/place_words.tsv, site_words.tsv.
Every capitalised phrase that the parser, the gazetteer or a pattern ("X County", "Camp X") takes
for a place is weighed; those more likely than not are places.
"""

from collections.abc import Iterator

from dateline.annotate.places.mention import HYPHENS, PLACE_LABELS, FoundPlace, Sort
from dateline.annotate.places.weigh import THRESHOLD, weigh_phrases
from dateline.annotate.places.words import Vocabulary, vocabulary
from dateline.body import Body, Sentence, Token
from dateline.knowledge.gazetteer import MAX_WORDS, Candidate, Entry, Gazetteer, fold
from dateline.knowledge.lexicon import Lexicons

MAX_RUN = 4  # capitalised words before "County", "Street" or "prison" that can be its name
STARTERS = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "X", "ADV", "INTJ", "VERB"})
JOINERS = HYPHENS | {"'", "'s", "\u2019s"}  # tokens inside a name that are no words of it
ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})  # before a hyphen
FEW_CAPITALS = 0.02  # share of capitalised words below which a text is taken to be without case


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

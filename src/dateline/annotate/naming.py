"""Naming: which words of a line without useful capitals are names, and how each is written.

Works on a `Line`: its words in small letters, each to be given its new form. What may be either
("may", "us", "straw") are told apart by their neighbours. Used by `annotate/casing.py`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.annotate.vocabulary import WORD, Kind, Vocabulary, Word, stem

MAX_TOWN_WORDS = 5
LABEL = 6  # words up to which names before a colon or dash at the very start are a dateline
ACRONYM = 7  # letters; longer words in brackets are no acronyms
CLOSE = 3  # letters; a word with a digit beside it is part of a code up to this length ("MP3")

_SENTENCE_END = re.compile(r"""(?:^|[^.])[.!?](["'”’)\]]*)\s+["'“‘`(\[]*$""")
_QUOTE_BEGINS = re.compile(r"""[,:]\s*(?:["“‘]|``|'')$|:[ ]{2,}$""")
_LABEL_ENDS = re.compile(r"[\s)\]]*(?::|--?|_|—|–)\s+$")
_INSIDE_NAME = re.compile(r"""(?:['’]?[ \n]|-|\. ?)$""")  # what may part the words of one name
_DIGIT_BEFORE = re.compile(r"\d,? $")
_DIGIT_AFTER = re.compile(r"[.,]? \d")
_CODE = re.compile(r"-?\d")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "of"})
_BEFORE_MONTH = frozenset(
    {"in", "last", "next", "since", "early", "late", "mid", "until", "by", "from", "between"}
)
_DETERMINERS = frozenset(
    {"a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "this", "that", "no"}
)
_SMALL_INITIALS = frozenset({"a.m", "p.m", "i.e", "e.g"})

_NAMED = frozenset({Kind.NAME, Kind.UNKNOWN})
_AFTER_FIRST = frozenset({Kind.NAME, Kind.UNKNOWN, Kind.FAMILY, Kind.LEADER})


@dataclass
class Line:
    """The words of a paragraph on their way to another case.

    Attributes:
        text: as it was.
        words: in small letters, without "'s" and the like.
        spans: where each stands in the text.
        gaps: what stands before each, and at last after all.
        known: what the vocabulary says of each.
        new: how each will be written; None: not decided.
    """

    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    gaps: list[str]
    known: list[Word]
    new: list[str | None]

    @classmethod
    def read(cls, text: str, vocabulary: Vocabulary, *, keep: Callable[[str], bool]) -> "Line":
        """The words of a text; those that `keep` says are written as they should be stay."""
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        gaps: list[str] = []
        new: list[str | None] = []
        at = 0
        for match in WORD.finditer(text):
            old = match[0]
            word = old.lower()
            if len(word) != len(old):  # "İ" has two letters when small
                continue
            short = word if word.isalpha() else stem(word)
            words.append(short)
            spans.append(match.span())
            gaps.append(text[at : match.start()])
            new.append(old[: len(short)] if keep(old) else None)
            at = match.end()
        gaps.append(text[at:])
        return cls(text, words, spans, gaps, [vocabulary[word] for word in words], new)

    def kind(self, at: int) -> Kind | None:
        """The kind of a word; None beyond the line's ends."""
        return self.known[at].kind if 0 <= at < len(self.known) else None

    def before(self, at: int) -> str:
        """The word before, "" where punctuation parts them."""
        return self.words[at - 1] if at and self.gaps[at].strip(".' \n-") == "" else ""

    def after(self, at: int) -> str:
        """The word after, "" where punctuation parts them."""
        if at + 1 == len(self.words) or self.gaps[at + 1].strip(" \n-"):
            return ""
        return self.words[at + 1]


@dataclass(frozen=True)
class Evidence:
    """What a document tells of its own words, in small letters.

    Attributes:
        small: words written in small letters where case can be trusted.
        names: words written with a capital within a sentence there, as written.
        people: family names made plain by a title or a first name: "Mr Straw".
        acronyms: words made plain by brackets: "Movement (MRTA)".
    """

    small: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()

    def with_lines(self, lines: Sequence[Line], namer: "Namer") -> "Evidence":
        """This, with what lines that are still to be written tell of names."""
        return Evidence(
            small=self.small,
            names=self.names,
            people=frozenset(name for line in lines for name in namer.people(line)),
            acronyms=frozenset(name for line in lines for name in _acronyms(line)),
        )


class Namer:
    """Decides how the words of a line are written.

    Args:
        vocabulary: words of the language and names.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._abbreviations = vocabulary.lists.get("abbreviation", {})

    def name(self, line: Line, evidence: Evidence) -> None:
        """Give every word of a line its new form."""
        self._name_phrases(line)
        for at, word in enumerate(line.words):
            if line.new[at] is None:
                line.new[at] = self._written(line, at, word, evidence)
        for at in range(len(line.words) - 1, -1, -1):
            if self._is_companion(line, at):
                line.new[at] = line.words[at].capitalize()
        for at in self._sentence_starts(line):
            new = line.new[at] or line.words[at]
            line.new[at] = new[:1].upper() + new[1:]

    def people(self, line: Line) -> Iterator[str]:
        """Family names made plain by a title or a first name."""
        for at, known in enumerate(line.known):
            if known.kind is Kind.FAMILY and self._is_introduced(line, at):
                yield line.words[at]

    def _is_introduced(self, line: Line, at: int) -> bool:
        before = line.before(at)
        if not before or line.gaps[at].strip(" \n") not in ("", "."):
            return False
        if before in self.vocabulary.first:
            return line.kind(at - 1) is Kind.NAME or line.before(at - 1) not in _DETERMINERS
        return any(self.vocabulary.is_listed(before, kind) for kind in ("title", "rank", "role"))

    # ----------------------------------------------------------------- names of several words

    def _name_phrases(self, line: Line) -> None:
        """Write names of several words, the longest that begins at each word."""
        at = 0
        while at < len(line.words):
            at += self._name_listed(line, at) or self._name_town(line, at) or 1

    def _name_listed(self, line: Line, at: int) -> int:
        for key, written in self.vocabulary.phrases.get(line.words[at], ()):
            length = len(key)
            if tuple(line.words[at : at + length]) == key and _run(line, at, length) == length:
                line.new[at : at + length] = written
                return length
        return 0

    def _name_town(self, line: Line, at: int) -> int:
        if line.known[at].kind is Kind.FUNCTION:
            return 0
        length = _run(line, at, MAX_TOWN_WORDS)
        if length < 2:
            return 0
        length = self.vocabulary.town(line.words[at : at + length])
        for k in range(at, at + length):
            word = line.words[k]
            is_small = k > at and self.vocabulary.is_listed(word, "small")
            line.new[k] = word if is_small else word.capitalize()
        return length

    # -------------------------------------------------------------------------- single words

    def _written(self, line: Line, at: int, word: str, evidence: Evidence) -> str:
        if not word.isalpha():
            return _written_with_marks(word, line.known[at])
        if _touches_digit(line, at):
            return word.upper() if _is_code(line, at, word) else word
        if len(word) == 1:
            return _written_letter(line, at, word)
        if word in evidence.acronyms or _abbreviates(line, at):
            return word.upper()
        known = line.known[at]
        if word in evidence.names and word not in evidence.small:
            return evidence.names[word]
        if word in evidence.small and word not in evidence.names and known.kind is not Kind.NAME:
            return word
        return known.written if self._is_name(line, at, word, evidence) else word

    def _is_name(self, line: Line, at: int, word: str, evidence: Evidence) -> bool:
        kind = line.known[at].kind
        if kind in _NAMED:
            return True
        if kind is Kind.FUNCTION:
            return False
        before = line.before(at)
        if self.vocabulary.is_listed(before, "title") and before in self._abbreviations:
            return True
        if kind is Kind.WORD:
            return False
        if kind is Kind.FAMILY:
            return word in evidence.people and before not in _DETERMINERS
        if kind in (Kind.WEAK, Kind.RARE):
            is_close = line.kind(at - 1) in _NAMED and line.gaps[at] in (" ", "\n")
            return is_close and (kind is Kind.RARE or before in self.vocabulary.first)
        if kind is Kind.LAND:
            is_verb = before == "to" and self.vocabulary.english.is_verb(word)
            return before not in ("a", "an") and not is_verb
        if kind is Kind.LEADER:
            return before not in ("a", "an")
        if kind is Kind.MONTH:
            return _is_month(line, at, before)
        if kind is Kind.ACRONYM:
            return self._is_acronym(line, at, word, before)
        if kind is Kind.FIRST:
            return before not in _DETERMINERS and _leads_to_family(line, at)
        return kind is Kind.CITY and line.gaps[at + 1] == ", " and line.kind(at + 1) in _NAMED

    def _is_acronym(self, line: Line, at: int, word: str, before: str) -> bool:
        """Whether a small word is an acronym: "the US", "US forces"; not "told us"."""
        if word != "us":
            return before == "the" and word in self.vocabulary.english.function and word != "is"
        if before in ("the", "a", "an", "anti", "pro") or line.gaps[at + 1].startswith("$"):
            return True
        if at == 0 or self._ends_sentence(line, at):
            return True
        if self.vocabulary.is_listed(before, "told"):
            return False
        after = line.after(at)
        if after in ("and", "or"):
            return line.kind(at + 2) in _NAMED
        english = self.vocabulary.english
        if self.vocabulary.is_listed(before, "leaning"):
            return english.is_noun(after)
        if english.is_noun(after) or english.is_adjective(after):
            return True
        return bool(after) and line.kind(at + 1) in _NAMED

    # ---------------------------------------------------------------- companions and starts

    def _is_companion(self, line: Line, at: int) -> bool:
        """Whether a word takes a capital from the name beside it: "President Cerezo"."""
        word = line.words[at]
        if line.new[at] != word:
            return False
        vocabulary = self.vocabulary
        if vocabulary.is_listed(word, "unit") and line.gaps[at] == " ":
            return line.kind(at - 1) in _NAMED
        if vocabulary.is_listed(word, "post"):
            return _is_capital(line, at + 1) and vocabulary.is_listed(line.after(at), "rank")
        if not (vocabulary.is_listed(word, "rank") or vocabulary.is_listed(word, "head")):
            return False
        return bool(_INSIDE_NAME.match(line.gaps[at + 1])) and _is_capital(line, at + 1)

    def _sentence_starts(self, line: Line) -> Iterator[int]:
        for at, gap in enumerate(line.gaps[:-1]):
            is_start = at == 0 or _QUOTE_BEGINS.search(gap) or self._ends_dateline(line, at)
            if is_start or self._ends_sentence(line, at):
                yield at

    def _ends_dateline(self, line: Line, at: int) -> bool:
        return (
            at <= LABEL
            and bool(_LABEL_ENDS.match(line.gaps[at]))
            and all(_is_capital(line, k) for k in range(at))
        )

    def _ends_sentence(self, line: Line, at: int) -> bool:
        word = line.words[at]
        if self._is_abbreviation(line, at):
            return self.vocabulary.is_listed(word, "starter")
        end = _SENTENCE_END.search(line.gaps[at])
        return end is not None and not (end[1] and self.vocabulary.is_listed(word, "says"))

    def _is_abbreviation(self, line: Line, at: int) -> bool:
        """Whether the dot before a word belongs to the word before it."""
        word = line.words[at - 1]
        mark = line.gaps[at].strip()
        return (not mark and word.endswith(".")) or (
            mark == "." and (len(word) == 1 or self.vocabulary.is_listed(word, "abbreviation"))
        )


def _run(line: Line, at: int, longest: int) -> int:
    """How many words from one on may be of one name: nothing but spaces and hyphens parts them."""
    end = at + 1
    last = min(at + longest, len(line.words))
    while end < last and line.new[end] is None and _INSIDE_NAME.match(line.gaps[end]):
        end += 1
    return end - at


def _acronyms(line: Line) -> Iterator[str]:
    """Words in brackets after words that begin with their letters: "Movimiento … (MRTA)"."""
    for at, word in enumerate(line.words):
        if (
            1 < len(word) < ACRONYM
            and line.gaps[at].endswith("(")
            and line.gaps[at + 1].startswith(")")
            and line.known[at].kind in (Kind.UNKNOWN, Kind.ACRONYM)
            and any(other[0] == word[0] for other in line.words[max(0, at - 2 * len(word)) : at])
        ):
            yield word


def _abbreviates(line: Line, at: int) -> bool:
    """Whether a word in brackets has the initials of the words before: "Patriotic Union (UP)"."""
    word = line.words[at]
    return (
        line.gaps[at].endswith("(")
        and 1 < len(word) <= at
        and line.gaps[at + 1].startswith(")")
        and "".join(other[0] for other in line.words[at - len(word) : at]) == word
    )


def _written_with_marks(word: str, known: Word) -> str:
    """A word with dots or an apostrophe: "U.S.", "O'Neill", "Sana'a"; "p.m." stays small."""
    if "." in word:
        return word if word.rstrip(".") in _SMALL_INITIALS else word.upper()
    if word[1] in "'’" and len(word) > 4 and known.kind is not Kind.FUNCTION:
        return word[:2].upper() + word[2:].capitalize()
    return known.written if known.kind in _NAMED else word


def _written_letter(line: Line, at: int, word: str) -> str:
    """A word of one letter: an initial, "I", the article, or what is left of "'s"."""
    if word == "i" or line.gaps[at + 1].startswith("."):
        return word.upper()
    if word in "stdm" and line.gaps[at].endswith((" ", "'", "’")):  # what is left of "'s"
        return word.upper() if line.gaps[at] == " " and line.kind(at + 1) in _NAMED else word
    return word if word == "a" else word.upper()


def _touches_digit(line: Line, at: int) -> bool:
    return line.gaps[at][-1:].isdigit() or bool(_CODE.match(line.gaps[at + 1]))


def _is_code(line: Line, at: int, word: str) -> bool:
    """Whether a digit follows that makes a code of the word: "MP3", "M-19", not "15th"."""
    return len(word) <= CLOSE and bool(_CODE.match(line.gaps[at + 1]))


def _is_month(line: Line, at: int, before: str) -> bool:
    if _DIGIT_BEFORE.search(line.gaps[at]) or _DIGIT_AFTER.match(line.gaps[at + 1]):
        return True
    if before in _ORDINALS and at > 1 and line.gaps[at - 1][-1:].isdigit():
        return True
    return line.words[at] in ("may", "march") and before in _BEFORE_MONTH


def _leads_to_family(line: Line, at: int) -> bool:
    return line.gaps[at + 1] in (" ", "\n") and line.kind(at + 1) in _AFTER_FIRST


def _is_capital(line: Line, at: int) -> bool:
    new = line.new[at] if at < len(line.new) else None
    return new is not None and new[:1].isupper()

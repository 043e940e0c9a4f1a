"""The words that report: verbs, nouns, adjectives and phrases, as rows and compiled for look-up.

Reads data/en/reporting_verbs.tsv, reporting_nouns.tsv, reporting_adjectives.tsv and
reporting_phrases.tsv.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.lexicon import Codes, Lexicon, Lexicons, Row, Words

Factivity = Literal[
    "neutral",
    "factive",
    "alleging",
    "denying",
    "asking",
    "demanding",
    "promising",
    "threatening",
    "believing",
    "planning",
    "feeling",
    "judging",
    "topic",
    "unsaid",
]
"""How a cue stands to its content.

`neutral` said; `factive` said and taken for true (reveal, admit); `alleging` said at a distance
(allege, accuse of); `denying`; `asking` a question; `demanding`, `promising`, `threatening` what is
yet to be; `believing` held true but not necessarily said (think, know, expect); `planning` (plan,
decide); `feeling` (want, hope, fear); `judging` the content is what is praised or blamed, and taken
for granted; `topic` the content is only what was spoken of; `unsaid` it was not said, or by nobody
("did not say whether", "no group claimed"): no row has it, the words around the cue give it.
"""

VOICED: frozenset[str] = frozenset(
    {"neutral", "factive", "alleging", "denying", "demanding", "promising", "threatening"}
)
"""The factivities with which a source answers for what the content tells of."""


class ReportingWord(Row):
    """A word or words that report, and what follows them.

    Attributes:
        word: lemmas, each with its particle after a space: `say`, `point out`.
        takes: alternatives, each of one or more parts joined by `+`: `that` a finite clause,
            `quote` direct speech, `inf` an infinitive, `ing` a gerund, `obj` a noun phrase,
            `small` a small clause ("called it *a lie*"), or a preposition; `raise`: the subject is
            part of what is said and nobody is named ("seems to"). Where all parts are found, they
            are the content.
        factivity: see Factivity.
    """

    word: Words
    takes: Codes
    factivity: Factivity


class ReportingPhrase(Row):
    """A fixed phrase that names a source or marks hearsay.

    Attributes:
        phrase: its words; `X` stands for the source: `according to X`, `by X's account`.
        factivity: see Factivity.
    """

    phrase: Words
    factivity: Factivity


REPORTING_VERBS = Lexicon("en/reporting_verbs.tsv", row=ReportingWord, unique=("word", "takes"))
REPORTING_NOUNS = Lexicon("en/reporting_nouns.tsv", row=ReportingWord, unique=("word", "takes"))
REPORTING_ADJECTIVES = Lexicon(
    "en/reporting_adjectives.tsv", row=ReportingWord, unique=("word", "takes")
)
REPORTING_PHRASES = Lexicon("en/reporting_phrases.tsv", row=ReportingPhrase)


@dataclass(frozen=True)
class Frame:
    """One alternative of a row, compiled.

    Attributes:
        particle: the particle or preposition that belongs to the word, or None.
        parts: what must follow.
        factivity, rule: the row's.
    """

    particle: str | None
    parts: tuple[str, ...]
    factivity: str
    rule: str


Frames = Mapping[str, Sequence[Frame]]
"""The alternatives of each lemma, most specific first."""


def compile_frames(lexicon: Lexicon[ReportingWord], lexicons: Lexicons) -> Frames:
    """Rows by lemma: with a particle first, then with more parts, then in file order."""
    found: dict[str, list[Frame]] = {}
    for row in lexicons[lexicon]:
        for word in row.word:
            lemma, _, particle = word.partition(" ")
            for takes in row.takes:
                frame = Frame(
                    particle or None,
                    tuple(takes.split("+")),
                    row.factivity,
                    f"{lexicon.name}:{row.id}",
                )
                found.setdefault(lemma, []).append(frame)
    return {
        lemma: tuple(sorted(frames, key=lambda f: (f.particle is None, -len(f.parts))))
        for lemma, frames in found.items()
    }

"""Background: how often words stand in the texts that come with the program.

How rare a word is must not depend on what else is linked: a desk grows, and what was decided of
two reports must stand. So it is counted over the examples of all lexicons, the passages in which
places are marked and the reports that weights are fitted on: news English on many subjects. No
benchmark is counted. Written to data/link/words.json by `python -m dateline.evaluate.fit_link`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from dateline.annotate.examples import all_lexicons
from dateline.evaluate.confusable import Marked
from dateline.evaluate.passages import Passage
from dateline.knowledge.lexicon import Lexicons, Row
from dateline.link.words import stems

FEWEST = 2
"""A stem in fewer texts is not written: hardly rarer than one in none, and half of the file."""


def count_background(
    lexicons: Lexicons, passages: Iterable[Passage], marked: Iterable[Marked]
) -> dict[str, Any]:
    """What is written into the file of words: in how many texts each stem stands."""
    texts = sorted(
        {
            *examples(lexicons),
            *(passage.document.text for passage in passages),
            *(f"{one.document.title or ''}\n{one.document.text}" for one in marked),
        }
    )
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(stems(text)))
    return {
        "corpus": {"texts": len(texts), "sha256": sha256("\0".join(texts).encode()).hexdigest()},
        "counts": {word: n for word, n in sorted(counts.items()) if n >= FEWEST},
    }


def examples(lexicons: Lexicons) -> Iterator[str]:
    """The sentences that must, and must not, be found by the rows of all lexicons."""
    for lexicon in all_lexicons():
        for row in lexicons[lexicon]:
            if isinstance(row, Row):
                yield from (text for text in (row.example, row.counterexample) if text)

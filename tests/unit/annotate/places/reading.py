"""Read a text whose tokens are given as `word/LABEL/POS`, without a model."""

from tests.builders import body

from dateline.body import Body


def read(marked: str) -> Body:
    """A Body of "in/ Baghdad/GPE ./": after the slash the entity label of the word, if any.

    Capitalised words are proper nouns, others as `in`, `at` … are; nothing else is parsed.
    """
    pairs = [word.rpartition("/") for word in marked.split()]
    words = [word for word, _, _ in pairs]
    labels = [label for _, _, label in pairs]
    text = " ".join(words).replace(" ,", ",").replace(" .", ".").replace(" - ", "-")
    before = ""
    ents = []
    for label in labels:
        ents.append(f"{'I' if label == before else 'B'}-{label}" if label else "O")
        before = label
    pos = ["PROPN" if word[0].isupper() else "X" for word in words]
    return body(text, pos=pos, ents=ents)

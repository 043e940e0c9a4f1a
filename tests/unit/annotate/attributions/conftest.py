"""The reporting words as shipped, and a finder over the hand-checked parses in trees.txt."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
from tests.builders import body

from dateline.annotate.attributions.find import AttributionFinder
from dateline.annotate.attributions.mention import FoundAttribution
from dateline.body import Body
from dateline.knowledge.lexicon import Lexicons

TREES = Path(__file__).with_name("trees.txt")
Parse = Callable[[str], Body]
Find = Callable[[str], list[FoundAttribution]]


def read_trees() -> dict[str, list[list[str]]]:
    trees: dict[str, list[list[str]]] = {}
    lines = TREES.read_text(encoding="utf-8").splitlines()
    for blank, block in groupby(lines, key=lambda line: not line or line.startswith("#")):
        if not blank:
            text, *tokens = block
            key = text.removeprefix("> ").replace("\\n", "\n")
            trees[key] = [token.split(" ") for token in tokens]
    return trees


@pytest.fixture(scope="session")
def parse() -> Parse:
    trees = read_trees()

    def parse(text: str) -> Body:
        columns = list(zip(*trees[text], strict=True))
        return body(
            text,
            pos=columns[1],
            tags=columns[2],
            deps=columns[3],
            heads=[int(head) for head in columns[4]],
            lemmas=columns[5],
            ents=columns[6],
        )

    return parse


@pytest.fixture(scope="session")
def find(parse: Parse) -> Find:
    finder = AttributionFinder(Lexicons())
    return lambda text: finder.find(parse(text))

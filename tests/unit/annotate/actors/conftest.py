"""The register and lists as shipped, and layers over the hand-checked parses in trees.txt."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
from tests.builders import body

from dateline.annotate.actors import ActorLayer, ActorLists, find_actors, resolve_actors
from dateline.body import Body, Token
from dateline.knowledge.lexicon import Lexicons
from dateline.knowledge.register import ActorRegister

TREES = Path(__file__).with_name("trees.txt")


def read_trees() -> dict[str, list[list[str]]]:
    trees: dict[str, list[list[str]]] = {}
    lines = TREES.read_text(encoding="utf-8").splitlines()
    for blank, block in groupby(lines, key=lambda line: not line or line.startswith("#")):
        if not blank:
            sentence, *tokens = block
            trees[sentence.removeprefix("> ")] = [token.split(" ") for token in tokens]
    return trees


@pytest.fixture(scope="session")
def trees() -> dict[str, list[list[str]]]:
    return read_trees()


@pytest.fixture(scope="session")
def register() -> ActorRegister:
    return ActorRegister.from_lexicons(Lexicons())


@pytest.fixture(scope="session")
def lists() -> ActorLists:
    return ActorLists.from_lexicons(Lexicons())


@pytest.fixture
def parse(trees: dict[str, list[list[str]]]) -> Callable[[str], Body]:
    def parse(sentence: str) -> Body:
        rows = trees[sentence]
        return body(
            sentence,
            pos=[row[1] for row in rows],
            tags=[row[2] for row in rows],
            deps=[row[3] for row in rows],
            heads=[int(row[4]) for row in rows],
            lemmas=[row[5] for row in rows],
            ents=[row[6] for row in rows],
        )

    return parse


@pytest.fixture
def read(
    parse: Callable[[str], Body], register: ActorRegister, lists: ActorLists
) -> Callable[..., tuple[ActorLayer, Callable[[str], Token]]]:
    """The layer of a sentence of trees.txt, and a way to its tokens by word, the nth of it."""

    def read(sentence: str, on: str | None = None) -> tuple[ActorLayer, Callable[[str], Token]]:
        parsed = parse(sentence)
        layer = resolve_actors(find_actors(parsed, register), parsed, lists, on=on)

        def token(word: str, nth: int = 0) -> Token:
            return [t for t in parsed.tokens if t.text == word][nth]

        return layer, token

    return read

"""Fit the weights that find and resolve places: `python -m dateline.evaluate.fit_places`.

Reads the marked passages of data/train/places.txt, makes of them the same features as the
pipeline, and writes data/en/place_weights.json. The passages are all that is learnt from;
benchmarks only check the outcome. The same passages, parser and gazetteer give the same file.

Finding is a logistic regression over phrases. Resolving is a choice among the candidates of a
name, "none of these" included (conditional logit); what the other names mean is part of the
evidence, so the articles are read again with each round's weights. Both are held to the priors
below (L2), which say what a reader would expect before any passage is seen: with some hundred
passages, most features are seen too rarely to speak for themselves.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from dateline.annotate.places import resolve
from dateline.annotate.places.find import find_phrases
from dateline.annotate.places.home import home_of
from dateline.annotate.places.mention import FoundPlace
from dateline.annotate.places.weigh import THRESHOLD, phrase_features, weigh_phrases
from dateline.annotate.places.words import LogOdds, vocabulary
from dateline.annotate.sentences import SpacyParser
from dateline.body import Body
from dateline.evaluate.passages import NEUTRAL, OPEN, TRAINING, Gold, Passage, read_passages
from dateline.evaluate.regression import (
    Choice,
    Features,
    conditional_logit,
    logistic,
    to_matrix,
)
from dateline.knowledge.gazetteer import Gazetteer, open_gazetteer
from dateline.knowledge.lexicon import Lexicons

WEIGHTS = "en/place_weights.json"
DIGITS = 3  # of a weight as written; more would only make noise in a comparison of two files
SMALLEST = 0.02  # weights nearer to 0 than this are left out: together they decide nothing
ROUNDS = 5  # readings of the articles for resolving; the weights hardly move after the third

# What is expected of a phrase before any is seen, in log-odds of its being a place. A key without
# "/" holds for all features that begin with it. In round numbers: 1 is "rather", 2 "as a rule".
FIND_PRIORS: Mapping[str, float] = {
    "any": -1.0,  # most capitalised phrases name something else
    "GPE": 1.5,  # the parser takes it for a town or country,
    "LOC": 1.0,  # … for a mountain, river or region,
    "FAC": 0.5,  # … for a building,
    "NORP": 0.5,  # … for a people: as often a faith or a party;
    "ORG": -0.5,  # … for a body: it errs often with small towns,
    "PERSON": -1.0,  # … for a person: so too,
    "other": -1.5,  # … for a date, a work, a product: hardly ever
    "kind country": 1.5,  # few people are called like a country
    "kind adjective": 1.5,
    "kind admin1": 1.0,
    "kind continent": 1.0,
    "kind water": 1.0,
    "kind region": 0.5,
    "kind admin2": 1.0,
    "size": 0.5,  # ten times the people: half again as often in the news
    "alternate": -1.0,  # a name that a place has in some other language is met by chance
    "unknown": -1.0,  # of 200 000 places hardly any that is in the news is missing
    "ordinary word": -2.0,  # "Union", "North"
    "not a proper noun": -1.0,
    "short": -1.0,  # "Of", "Man", "Ho"
    "of a person": -2.0,  # "Jackson", after "Rita Jackson"
    "labelled elsewhere": 2.0,  # one name means one thing in an article, as a rule
    "words": 0.5,  # two words agree by chance less often than one
    "after a preposition": 1.0,
    "after a direction": 1.0,
    "after a place and comma": 1.0,
    "before comma and place": 1.0,
    "after a title": -2.0,  # "Judge Houston"
    "after a capital": -1.0,  # "Paris" in "Anna Paris"
    "after a capital in its entity": -1.5,
    "before a capital in its entity": -1.0,
    "before press": -2.0,  # "the Boston Globe"
    "before team": -2.0,
    "before firm": -1.5,
    "before accord": -1.0,
    "before organisation": -0.5,  # "Baghdad police" is of the place, "Oxford University" is not
}

# What is expected of a candidate: the log-odds of meaning it, against one without the feature.
RESOLVE_PRIORS: Mapping[str, float] = {
    "size": 1.0,  # ten times the people: about three times as often meant
    "country": 3.0,  # "Georgia", "Jordan", "Lebanon" with nothing else said
    "admin1": 2.0,  # "Montana" is the state and not the town in Bulgaria
    "continent": 3.0,
    "water": 2.0,
    "region": 1.5,
    "site": 1.0,
    "capital": 0.5,  # governments are called by it
    "alternate": -2.0,
    "spelt so": 0.5,
    "first": 0.0,
    "as the word says": 2.0,  # "the city of", "… province"
    "not as said": -1.0,
    "home country": 1.0,  # papers write of what is near
    "home region": 1.0,
    "near home": 1.0,
    "same country": 0.5,  # an article has one scene, or few
    "share of country": 1.5,
    "country named/local": 1.0,  # a country named in the text makes its towns likelier
    "region named": 1.5,
    "same region": 1.0,
    "near others": 1.0,
    "in what follows": 2.0,  # "Paris, Texas"
    "not in what follows": -2.0,
    "in what stands beside": 1.0,  # … and one named in the same sentence
    "none": -2.0,
    "none/many": 0.5,  # a name that many small places share is likely one more
    "none/size": -0.5,
    "none/alternates only": 1.0,
    "none/labelled": -0.5,
}

# ------------------------------------------------------------------------------------ finding


@dataclass(frozen=True)
class Article:
    """A passage as the pipeline reads it."""

    passage: Passage
    body: Body
    phrases: list[FoundPlace]
    features: list[Features]


def read_articles(
    passages: Sequence[Passage], gazetteer: Gazetteer, lexicons: Lexicons, parser: SpacyParser
) -> list[Article]:
    """Parse passages and make the phrases that may be places."""
    words = vocabulary(lexicons)
    articles = []
    docs = parser.pipe(passage.document.text for passage in passages)
    for passage, doc in zip(passages, docs, strict=True):
        body = Body(doc, text=passage.document.text)
        phrases = find_phrases(body, gazetteer, lexicons)
        features = list(phrase_features(phrases, body, words))
        articles.append(Article(passage, body, phrases, features))
    return articles


def fit_find(articles: Sequence[Article]) -> LogOdds:
    """The log-odds of features of phrases."""
    rows: list[Features] = []
    labels: list[bool] = []
    for article in articles:
        taken: set[Gold] = set()
        for phrase, features in zip(article.phrases, article.features, strict=True):
            gold = gold_at(phrase, article.passage.places)
            if gold is not None and gold.code == NEUTRAL:
                continue
            rows.append(features)
            labels.append(gold is not None and gold not in taken)
            if gold is not None:
                taken.add(gold)
    names = _names(rows, FIND_PRIORS)
    prior = np.array([_prior(name, FIND_PRIORS) for name in names])
    weights = logistic(to_matrix(rows, names), np.array(labels, dtype=float), prior)
    return LogOdds(zip(names, weights.tolist(), strict=True))


def gold_at(phrase: FoundPlace, places: Iterable[Gold]) -> Gold | None:
    """The marked place that a phrase overlaps, or None."""
    return next((p for p in places if p.start < phrase.end and phrase.start < p.end), None)


# ---------------------------------------------------------------------------------- resolving


def fit_resolve(articles: Sequence[Article], gazetteer: Gazetteer) -> LogOdds:
    """The log-odds of features of candidates; phrases are places as `weigh_phrases` left them."""
    weights = LogOdds(RESOLVE_PRIORS)
    for _ in range(ROUNDS):
        choices = [
            choice for article in articles for choice in choices_of(article, gazetteer, weights)
        ]
        names = _names((o for choice in choices for o in choice.options), RESOLVE_PRIORS)
        prior = np.array([_prior(name, RESOLVE_PRIORS) for name in names])
        fitted = conditional_logit(choices, names, prior)
        weights = LogOdds(zip(names, fitted.tolist(), strict=True))
    return weights


def choices_of(article: Article, gazetteer: Gazetteer, weights: LogOdds) -> list[Choice]:
    """What there is to choose in an article, read with these weights."""
    found = [phrase for phrase in article.phrases if phrase.score >= THRESHOLD]
    groups = resolve.group_mentions(found, article.body)
    home = home_of(article.passage.document, gazetteer)
    resolve.weigh_groups(groups, home, weights)
    region = resolve.Region.of(groups)
    choices = []
    for group in groups:
        right = right_of(group, article.passage.places)
        if right is None:
            continue
        options = [
            resolve.own_features(c, group, home) + resolve.context_features(c, group, region)
            for c in group.candidates
        ]
        options.append(resolve.none_features(group))
        choices.append(Choice(options, right, len(group.mentions) ** 0.5))
    return choices


def right_of(group: resolve.Group, places: Sequence[Gold]) -> int | None:
    """Which candidate of a group is marked, the last number for none; None: nothing to learn."""
    if len(group.candidates) == 0:
        return None
    marked = [
        gold
        for mention in group.mentions
        if (gold := gold_at(mention, places)) is not None and gold.code not in (OPEN, NEUTRAL)
    ]
    if not marked:
        return None
    entry, _ = Counter(gold.entry for gold in marked).most_common(1)[0]
    keys = [c.entry.key for c in group.candidates]
    if entry is None:
        return len(keys)
    return keys.index(entry.key) if entry.key in keys else None


# --------------------------------------------------------------------------------- both, write


def _prior(name: str, priors: Mapping[str, float]) -> float:
    """The prior of a feature, or of the family it is of: "size/PERSON" → that of "size"."""
    return priors.get(name, priors.get(name.split("/", 1)[0], 0.0))


def _names(rows: Iterable[Sequence[tuple[str, float]]], priors: Mapping[str, float]) -> list[str]:
    """All feature names, in order; priors for features not seen stay as they are."""
    return sorted({name for row in rows for name, _ in row} | set(priors))


def fit(text: str, gazetteer: Gazetteer, lexicons: Lexicons, parser: SpacyParser) -> dict[str, Any]:
    """What is written into the file of weights for these passages."""
    passages = read_passages(text, gazetteer)
    articles = read_articles(passages, gazetteer, lexicons, parser)
    found = fit_find(articles)
    for article in articles:
        weigh_phrases(article.phrases, article.body, vocabulary(lexicons), found)
    resolved = fit_resolve(articles, gazetteer)
    return {
        "corpus": {"name": TRAINING, "sha256": digest(text)},
        "find": _rounded(found),
        "resolve": _rounded(resolved),
    }


def digest(text: str) -> str:
    """The digest by which a file of weights names the passages it was fitted on."""
    return sha256(text.encode("utf-8")).hexdigest()


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    families = {name for name in weights if "/" not in name}
    return {
        name: round(weight, DIGITS)
        for name, weight in sorted(weights.items())
        if abs(weight) >= SMALLEST or name.split("/", 1)[0] in families
    }


def main() -> None:
    """Fit on the passages that come with the program, and write the weights beside them."""
    data = Path(str(resources.files("dateline").joinpath("data")))
    lexicons = Lexicons()
    gazetteer = open_gazetteer(None, lexicons)
    parser = SpacyParser(lexicons=lexicons, gazetteer=gazetteer)
    fitted = fit((data / TRAINING).read_text(encoding="utf-8"), gazetteer, lexicons, parser)
    with (data / WEIGHTS).open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(fitted, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

"""Regression held to a prior (L2): logistic, and conditional logit for a choice among options.

A prior says what a reader would expect before any passage is seen; with some hundred passages,
most features are seen too rarely to speak for themselves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Features = list[tuple[str, float]]

STRENGTH = 1.0  # of the priors: a weight a unit away costs half a nat, as much as a doubtful phrase
STEPS = 50  # Newton's method needs about ten
SETTLED = 1e-6  # largest change of a weight at which it is done


@dataclass(frozen=True)
class Choice:
    """The features of each option, which of them is right, and how much the choice counts."""

    options: list[Features]
    right: int
    weight: float


def logistic(
    features: Vector, labels: Vector, prior: Vector, *, strength: float = STRENGTH
) -> Vector:
    """The weights of a logistic regression held to a prior, so strongly."""

    def at(weights: Vector) -> Surface:
        scores = features @ weights
        chances = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        return Surface(
            loss=float((np.logaddexp(0, scores) - labels * scores).sum()),
            slope=features.T @ (chances - labels),
            bend=(features * (chances * (1 - chances))[:, None]).T @ features,
        )

    return descend(at, prior, strength=strength)


def conditional_logit(choices: Sequence[Choice], names: Sequence[str], prior: Vector) -> Vector:
    """The weights that make the right options likeliest, held to a prior."""
    features = to_matrix([option for choice in choices for option in choice.options], names)
    counts = np.array([len(choice.options) for choice in choices])
    owner = np.repeat(np.arange(len(choices)), counts)
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    right = first + np.array([choice.right for choice in choices])
    weight = np.array([choice.weight for choice in choices])

    def at(weights: Vector) -> Surface:
        scores = features @ weights
        tops = np.maximum.reduceat(scores, first)
        raised = np.exp(scores - tops[owner])
        sums = np.add.reduceat(raised, first)
        chances = raised / sums[owner]
        means = np.add.reduceat(features * chances[:, None], first)
        heavy = (weight[owner] * chances)[:, None]
        return Surface(
            loss=float((weight * (np.log(sums) + tops - scores[right])).sum()),
            slope=features.T @ heavy[:, 0] - features[right].T @ weight,
            bend=(features * heavy).T @ features - (means * weight[:, None]).T @ means,
        )

    return descend(at, prior)


@dataclass(frozen=True)
class Surface:
    """How badly weights fit, in nats, with the first and second derivatives."""

    loss: float
    slope: Vector
    bend: Vector


def descend(
    surface: Callable[[Vector], Surface], prior: Vector, *, strength: float = STRENGTH
) -> Vector:
    """The weights of least loss, held to a prior (L2), by Newton's method with halved steps."""
    weights = prior.copy()
    here = surface(weights)
    loss = here.loss
    for _ in range(STEPS):
        slope = here.slope + strength * (weights - prior)
        step = np.linalg.solve(here.bend + strength * np.eye(len(prior)), slope)
        while np.abs(step).max() >= SETTLED:
            there = surface(weights - step)
            new = there.loss + strength / 2 * float(((weights - step - prior) ** 2).sum())
            if new <= loss:
                break
            step = step / 2
        else:
            return weights
        weights, here, loss = weights - step, there, new
    return weights


def to_matrix(rows: Sequence[Features], names: Sequence[str]) -> Vector:
    """A row for each set of features, a column for each name."""
    column = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for n, row in enumerate(rows):
        for name, value in row:
            matrix[n, column[name]] += value
    return matrix

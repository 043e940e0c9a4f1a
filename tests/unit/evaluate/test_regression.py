"""Regression held to a prior."""

import numpy as np

from dateline.evaluate.regression import logistic


def test_a_regression_stays_at_its_prior_where_nothing_is_seen() -> None:
    features = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]])
    weights = logistic(features, np.array([1.0, 1.0, 0.0]), np.array([0.0, -2.0]))
    assert 0 < weights[0] < np.log(2)
    assert weights[1] == -2.0

"""A folder of benchmarks in; out: figures beside the last run's, and what changed, by sentence."""

from dateline.evaluate.sets import BenchmarkSet, find_sets

__all__ = ["BenchmarkSet", "find_sets"]

"""A folder of benchmarks in: figures beside the last run's, and what changed sentence by sentence."""

from dateline.evaluate.sets import BenchmarkSet, find_sets

__all__ = ["BenchmarkSet", "find_sets"]

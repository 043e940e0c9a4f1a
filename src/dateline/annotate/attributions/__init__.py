"""Attributions: who says what: direct, indirect and mixed speech, and "according to"."""

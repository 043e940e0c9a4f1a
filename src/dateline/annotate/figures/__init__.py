"""Figures: how many people were killed, hurt or taken, as the text states it.

Fills `Analysis.figures`. Reads the parse and data/en/casualty_words.tsv, number_words.tsv,
qualifier_words.tsv, uncounted_nouns.tsv and agent_nouns.tsv. `find.py` is the way through.
"""

from dateline.annotate.figures.find import FigureFinder, FoundFigure, find_figures

__all__ = ["FigureFinder", "FoundFigure", "find_figures"]

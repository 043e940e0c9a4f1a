"""The desk: one SQLite file that keeps what came in, what was coded, and what was done when."""

from dateline.store.desk import Desk, open_desk

__all__ = ["Desk", "open_desk"]

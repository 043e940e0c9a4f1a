"""The desk: one SQLite file that keeps what came in, what was coded, and what was done when."""

from dateline.store.desk import Desk, is_desk, open_desk

__all__ = ["Desk", "is_desk", "open_desk"]

"""Propose: lexicon rows that would have read a sentence as people decided, where a word was wrong.

Proposals only: nothing reads them until a person writes an example and puts them among their own
lexicons (docs/cases.md).
"""

from dateline.runs.propose.files import proposal_files
from dateline.runs.propose.proposal import Proposal, Proposed
from dateline.runs.propose.propose import propose

__all__ = ["Proposal", "Proposed", "proposal_files", "propose"]

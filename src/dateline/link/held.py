"""Held: profiles that lie in a file, the most lately used of them in memory."""

import os
import pickle
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from dateline.link.profile import Profile

WORDS = 1_000_000
"""Words of the profiles in memory, of each process; a word takes about 220 bytes. Words, not
profiles, are counted: a report of a page takes ten times what one of two sentences does."""


def written(profile: Profile) -> bytes:
    """A profile as it lies in the file. Only what the program itself wrote is ever read so."""
    return pickle.dumps(profile, pickle.HIGHEST_PROTOCOL)


@dataclass
class Held:
    """Profiles by their number.

    Attributes:
        file: where they lie.
        most: words in memory.
    """

    file: Path
    most: int = WORDS
    _known: OrderedDict[int, Profile] = field(default_factory=OrderedDict, repr=False)
    _words: int = 0

    def get(self, number: int, start: int, size: int) -> Profile:
        """A profile: its number, where in the file it begins, and its bytes there."""
        found = self._known.get(number)
        if found is not None:
            self._known.move_to_end(number)
            return found
        found = self._known[number] = self._read(start, size)
        self._words += found.size
        while self._words > self.most and len(self._known) > 2:  # a pair is held, however long
            _, let_go = self._known.popitem(last=False)
            self._words -= let_go.size
        return found

    def _read(self, start: int, size: int) -> Profile:
        file = os.open(self.file, os.O_RDONLY)
        try:
            profile: Profile = pickle.loads(os.pread(file, size, start))
        finally:
            os.close(file)
        return profile

    def clear(self) -> None:
        """Let go of all."""
        self._known.clear()
        self._words = 0

"""Held: profiles that lie in a file, and as many of them in memory as there is room for."""

import pickle
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dateline.link.profile import Profile

WORDS = 1_000_000
"""Words of the profiles in memory, of each process. Words, not profiles, are counted: a report
of a page has many times those of one of two sentences."""


def written(profile: Profile) -> bytes:
    """A profile as it lies in the file. Only what the program itself wrote is ever read so."""
    return pickle.dumps(profile, pickle.HIGHEST_PROTOCOL)


@dataclass
class Held:
    """Profiles by a name or number.

    When there is no more room all are let go of. If only those were that had not been used for
    long, the next ones would lie in the gaps between the others, all over the memory, where to
    compare two takes longer.

    Attributes:
        file: where they lie.
        most: words in memory.
    """

    file: Path
    most: int = WORDS
    _known: dict[Hashable, Profile] = field(default_factory=dict, repr=False)
    _words: int = 0
    _open: BinaryIO | None = field(default=None, repr=False)

    def get(self, name: Hashable, start: int, size: int) -> Profile:
        """A profile: its name, where in the file it begins, and its bytes there."""
        found = self._known.get(name)
        if found is None:
            found = self._read(start, size)
            self.put(name, found)
        return found

    def put(self, name: Hashable, profile: Profile) -> None:
        """Hold a profile that is not held yet."""
        self._words += profile.size
        if self._words > self.most:
            self.clear()
            self._words = profile.size
        self._known[name] = profile

    def clear(self) -> None:
        """Let go of all."""
        self._known.clear()
        self._words = 0

    def close(self) -> None:
        """Close the file."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _read(self, start: int, size: int) -> Profile:
        if self._open is None:
            self._open = self.file.open("rb", buffering=0)
        self._open.seek(start)
        profile: Profile = pickle.loads(self._open.read(size))
        return profile

"""stand-in"""

import hashlib
import re
from dataclasses import dataclass

import numpy as np
from datasketch import MinHash


def _sh(t):
    w = re.findall(r"\w+", t.casefold())
    return {" ".join(w[i : i + 4]) for i in range(len(w) - 3)}


def signature(text, boilerplate=()):
    s = _sh(text)
    if len(s) < 30:
        return None
    m = MinHash(num_perm=128)
    m.update_batch([x.encode() for x in s])
    return m.hashvalues.astype("uint32").tobytes()


def bands(sig):
    a = np.frombuffer(sig, "uint32")
    return [
        int.from_bytes(
            hashlib.blake2b(bytes([i]) + a[i * 4 : i * 4 + 4].tobytes(), digest_size=8).digest(),
            "big",
            signed=True,
        )
        for i in range(32)
    ]


@dataclass
class Shared:
    jaccard: float
    of_a: float
    of_b: float


def compare_texts(a, b, boilerplate=()):
    x, y = _sh(a), _sh(b)
    c = len(x & y)
    return Shared(c / max(1, len(x | y)), c / max(1, len(x)), c / max(1, len(y)))


def is_copy(s):
    return s.jaccard > 0.5


@dataclass
class Difference:
    start: int
    end: int
    other_start: int
    other_end: int


def differences(a, b):
    return []

"""Passwords: Argon2id, with the costs that its authors advise for servers (RFC 9106)."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.errors import InputError

SHORTEST, LONGEST = 12, 1000  # characters; a longer one would only cost time

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """What is kept of a password.

    Raises:
        InputError: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(f"a password has {SHORTEST} to {LONGEST:,} characters")
    return _hasher.hash(password.encode("utf-8", "surrogatepass"))


def is_password(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept.

    Args:
        kept: its hash; None: there is no such account, which takes as long to say.
    """
    told = password[: LONGEST + 1].encode("utf-8", "surrogatepass")
    try:
        return _hasher.verify(kept or _nobodys(), told) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _hasher.hash("the password of nobody")

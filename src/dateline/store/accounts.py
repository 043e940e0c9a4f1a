"""Accounts: who may use a desk over the network, and in which role.

Passwords come here hashed, tokens are kept as their SHA-256: nothing in a desk lets anybody in.
"""

import re
import secrets
import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from dateline.errors import InputError
from dateline.store.begin import Run
from dateline.store.clock import now
from dateline.store.desk import Desk
from dateline.store.log import Log

RoleName = Literal["reader", "reviewer", "owner"]
NAME = re.compile(r"[\w.@+-]{1,64}")
TOKEN_MARK = "dl_"  # by which a token that leaked is recognised
SECRET_BYTES = 32
LONGEST_LABEL = 100


@dataclass(frozen=True)
class User:
    """An account.

    Attributes:
        name: as it stands beside what they decide.
        password: its hash.
        sessions: what a session must name to be theirs; another after each log-out and each change
            of password.
        added: UTC, ISO 8601.
    """

    id: int
    name: str
    role: RoleName
    password: str
    sessions: str
    added: str


@dataclass(frozen=True)
class Token:
    """By which a program asks as somebody; the token itself is not kept."""

    id: int
    user: str
    label: str
    added: str


def list_users(desk: Desk) -> list[User]:
    """All accounts, by name."""
    with desk.guarded():
        return [User(*row) for row in desk.db.execute("SELECT * FROM users ORDER BY name")]


def find_user(desk: Desk, name: str) -> User | None:
    """The account of that name."""
    with desk.guarded():
        row = desk.db.execute("SELECT * FROM users WHERE name = ?", (name,)).fetchone()
    return row and User(*row)


def has_owner(desk: Desk) -> bool:
    """Whether somebody has an account that may do everything."""
    return any(user.role == "owner" for user in list_users(desk))


def add_user(desk: Desk, name: str, role: RoleName, password: str, *, run: Run) -> None:
    """Make an account.

    Args:
        password: its hash.

    Raises:
        InputError: the name is taken, or is none.
    """
    if not NAME.fullmatch(name):
        raise InputError(f"{name!r}: expected at most 64 letters, digits, or any of . _ - + @")
    with desk.changing() as db:
        if db.execute("SELECT 1 FROM users WHERE name = ?", (name,)).fetchone():
            raise InputError(f"{name}: has an account already")
        at = now()
        db.execute(
            "INSERT INTO users (name, role, password, sessions, added) VALUES (?, ?, ?, ?, ?)",
            (name, role, password, secrets.token_hex(), at),
        )
        Log(db, at=at, run=run.id).note("user", "users", name, role=role)


def change_password(desk: Desk, name: str, password: str, *, run: Run) -> None:
    """Give an account another password; its sessions end, its tokens stay.

    Args:
        password: its hash.

    Raises:
        InputError: nobody has that name.
    """
    with desk.changing() as db:
        _user(db, name)
        db.execute(
            "UPDATE users SET password = ?, sessions = ? WHERE name = ?",
            (password, secrets.token_hex(), name),
        )
        Log(db, at=now(), run=run.id).note("password", "users", name)


def end_sessions(desk: Desk, name: str, *, run: Run) -> None:
    """End all sessions of an account: whoever has a copy of its cookie is out too.

    Raises:
        InputError: nobody has that name.
    """
    with desk.changing() as db:
        _user(db, name)
        db.execute("UPDATE users SET sessions = ? WHERE name = ?", (secrets.token_hex(), name))
        Log(db, at=now(), run=run.id).note("user", "users", name)


def remove_user(desk: Desk, name: str, *, run: Run) -> None:
    """Take an account out, with its tokens; its sessions end. What they decided stays.

    Raises:
        InputError: nobody has that name, or others would be left without an owner.
    """
    with desk.changing() as db:
        user = _user(db, name)
        others = [row["role"] for row in db.execute("SELECT * FROM users WHERE name != ?", (name,))]
        if user.role == "owner" and others and "owner" not in others:
            raise InputError(f"{name}: the only owner; others have accounts, so one must stay")
        log = Log(db, at=now(), run=run.id)
        for row in db.execute("SELECT id FROM tokens WHERE user_id = ?", (user.id,)).fetchall():
            db.execute("DELETE FROM tokens WHERE id = ?", (row["id"],))
            log.note("user", "tokens", row["id"])
        db.execute("DELETE FROM users WHERE id = ?", (user.id,))
        log.note("user", "users", name)


def add_token(desk: Desk, name: str, label: str, *, run: Run) -> str:
    """Make a token for an account.

    Args:
        label: what it is for, in at most 100 characters.

    Returns:
        The token: it can be told only now.

    Raises:
        InputError: nobody has that name, or the label is too long.
    """
    if len(label) > LONGEST_LABEL:
        raise InputError(f"a token's label: expected at most {LONGEST_LABEL} characters")
    token = TOKEN_MARK + secrets.token_urlsafe(SECRET_BYTES)
    with desk.changing() as db:
        user, at = _user(db, name), now()
        number = db.execute(
            "INSERT INTO tokens (user_id, sha256, label, added) VALUES (?, ?, ?, ?)",
            (user.id, _digest(token), label, at),
        ).lastrowid
        Log(db, at=at, run=run.id).note("token", "tokens", number, user=name)
    return token


def list_tokens(desk: Desk, name: str | None = None) -> list[Token]:
    """The tokens of an account, or of all."""
    with desk.guarded():
        rows = desk.db.execute(
            "SELECT t.id, u.name, t.label, t.added FROM tokens t JOIN users u ON u.id = t.user_id"
            " WHERE ?1 IS NULL OR u.name = ?1 ORDER BY t.id",
            (name,),
        )
        return [Token(*row) for row in rows]


def remove_token(desk: Desk, name: str, number: int, *, run: Run) -> None:
    """Take out a token of an account.

    Raises:
        InputError: the account has no such token.
    """
    with desk.changing() as db:
        gone = db.execute(
            "DELETE FROM tokens WHERE id = ? AND user_id = (SELECT id FROM users WHERE name = ?)",
            (number, name),
        ).rowcount
        if not gone:
            raise InputError(f"{name}: no such token: {number}")
        Log(db, at=now(), run=run.id).note("token", "tokens", number)


def user_of_token(desk: Desk, token: str) -> User | None:
    """Whose token this is; None: nobody's."""
    with desk.guarded():
        row = desk.db.execute(
            "SELECT u.* FROM tokens t JOIN users u ON u.id = t.user_id WHERE t.sha256 = ?",
            (_digest(token),),
        ).fetchone()
    return row and User(*row)


def secret(desk: Desk, name: str) -> bytes:
    """A secret of this desk, made when it is first asked for."""
    with desk.changing() as db:
        db.execute(
            "INSERT OR IGNORE INTO secrets VALUES (?, ?)", (name, secrets.token_bytes(SECRET_BYTES))
        )
        row = db.execute("SELECT value FROM secrets WHERE name = ?", (name,)).fetchone()
    return bytes(row["value"])


def _user(db: sqlite3.Connection, name: str) -> User:
    row = db.execute("SELECT * FROM users WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise InputError(f"{name}: no such user")
    return User(*row)


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

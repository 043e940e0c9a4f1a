"""Sessions: a signed cookie that says who logged in; and the token that each change must bring.

A session begins, for nobody, with the page to log in, so that the log-in itself is a change that a
strange page cannot make. Logging in begins another one.
"""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from fastapi import Request, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

from dateline.store.accounts import User, find_user, secret
from dateline.web.access.roles import Person, Role
from dateline.web.site import Site

LASTS = 12 * 3600  # seconds


@dataclass(frozen=True)
class Session:
    """One person's time with a desk, from log-in to log-out.

    Attributes:
        id: random.
        user: who logged in; None: nobody yet.
        sessions: what `User.sessions` must still be.
    """

    id: str
    user: str | None = None
    sessions: str | None = None


def begin_session(user: User | None = None) -> Session:
    """A session of its own, for somebody or for nobody yet."""
    id_ = secrets.token_hex(16)
    return Session(id_) if user is None else Session(id_, user.name, user.sessions)


class Sessions:
    """Reads and writes the cookie.

    Args:
        key: signs it.
        secure: the browser sends it over https only.
    """

    def __init__(self, key: bytes, *, secure: bool) -> None:
        self._key = key
        self._secure = secure
        self._signer = URLSafeTimedSerializer(key, salt="session")
        mark = sha256(b"cookie" + key).hexdigest()[:8]  # two desks on one machine share its cookies
        self.cookie = f"{'__Host-' if secure else ''}dateline-{mark}"

    def read(self, request: Request) -> Session | None:
        """The session that a request brings, signed by us and not too old."""
        try:
            told = self._signer.loads(request.cookies.get(self.cookie, ""), max_age=LASTS)
            return Session(*told)
        except (BadSignature, TypeError):
            return None

    def give(self, response: Response, session: Session) -> None:
        """Give one to the browser."""
        value = self._signer.dumps([session.id, session.user, session.sessions])
        response.set_cookie(
            self.cookie,
            str(value),
            max_age=LASTS,
            secure=self._secure,
            httponly=True,
            samesite="strict",
        )

    def end(self, response: Response) -> None:
        """Take it from the browser."""
        response.delete_cookie(self.cookie, secure=self._secure, httponly=True, samesite="strict")

    def csrf(self, session_id: str) -> str:
        """What a change within a session must bring along."""
        return hmac.new(self._key, f"csrf {session_id}".encode(), sha256).hexdigest()


def sessions_of(site: Site) -> Sessions:
    """Those of a site that asks for log-in: signed by its desk's own secret."""
    with site.desk() as desk:
        return Sessions(secret(desk, "cookies"), secure=site.is_https)


def person_of(user: User) -> Person:
    """An account as who asks."""
    return Person(user.name, Role[user.role.upper()])


def user_of(site: Site, session: Session | None) -> User | None:
    """Who a session is of, where their account and password are still what they were."""
    if session is None or session.user is None:
        return None
    with site.desk() as desk:
        user = find_user(desk, session.user)
    return user if user is not None and user.sessions == session.sessions else None

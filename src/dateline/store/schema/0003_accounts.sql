-- Who may: accounts of the web desk. No password and no token stands here, only what tells a right one.

CREATE TABLE users (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    role     TEXT NOT NULL,         -- reader, reviewer, owner
    password TEXT NOT NULL,         -- Argon2id, with its salt and costs
    sessions TEXT NOT NULL,         -- what a session must name; another after a change of password
    added    TEXT NOT NULL
) STRICT;

CREATE TABLE tokens (               -- by which programs ask
    id      INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    sha256  TEXT NOT NULL UNIQUE,   -- of the token
    label   TEXT NOT NULL,          -- what it is for
    added   TEXT NOT NULL
) STRICT;
CREATE INDEX tokens_by_user ON tokens (user_id);

CREATE TABLE secrets (              -- made at need, by this desk alone; not in the log
    name  TEXT PRIMARY KEY,         -- cookies: signs sessions
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Incidents: the happenings that the reports of a desk tell of, made anew by `dateline link`.

CREATE TABLE incidents (
    id            TEXT PRIMARY KEY,
    event_type    TEXT NOT NULL,
    date          TEXT,             -- EDTF; NULL: no report says when
    date_earliest TEXT,
    date_latest   TEXT,
    place         TEXT,
    place_kind    TEXT,
    geonames      INTEGER,
    country       TEXT,
    admin1        TEXT,
    lat           REAL,
    lon           REAL,
    killed_low    INTEGER,          -- the range now, over the sources; NULL: no number is given
    killed_high   INTEGER,
    injured_low   INTEGER,
    injured_high  INTEGER,
    reports       INTEGER NOT NULL, -- events
    documents     INTEGER NOT NULL, -- they stand in, copies counted too
    sources       INTEGER NOT NULL, -- independent ones
    disputed      TEXT NOT NULL,    -- fields on which sources disagree, separated by spaces
    verdict       TEXT NOT NULL,    -- confirmed, fair, weak, contested
    grade         TEXT NOT NULL,    -- Admiralty: B2
    summary       TEXT NOT NULL,
    content       BLOB NOT NULL,    -- zlib of the incident as JSON, whole
    run           INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX incidents_by_type ON incidents (event_type);
CREATE INDEX incidents_by_date ON incidents (date_earliest, date_latest);
CREATE INDEX incidents_by_country ON incidents (country);

CREATE TABLE incident_reports (     -- which events tell of it
    event_id    TEXT PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_reports_by_incident ON incident_reports (incident_id);

CREATE TABLE incident_parties (
    incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    role        TEXT NOT NULL,      -- actor, recipient
    n           INTEGER NOT NULL,
    name        TEXT NOT NULL,
    id          TEXT,
    country     TEXT,
    sectors     TEXT NOT NULL,
    PRIMARY KEY (incident_id, role, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_tombstones (  -- ids that are no more, and where their reports went
    id  TEXT PRIMARY KEY,
    now TEXT,                       -- the incident that has most of them; NULL: none has any
    at  TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (id)
) STRICT;

CREATE TABLE pins (                 -- what reviewers decided of pairs of reports; the last one holds
    number INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    "by"   TEXT NOT NULL,
    one    TEXT NOT NULL,           -- event ids, the smaller first
    other  TEXT NOT NULL,
    pin    TEXT NOT NULL,           -- one, two, none: one happening, two, or undone
    note   TEXT
) STRICT;
CREATE INDEX pins_by_pair ON pins (one, other);

-- What linking keeps from one time to the next. Keys are digests: they tell no words of an article.

CREATE TABLE incident_courses (     -- type, place and party: what parts of one happening share
    course      TEXT NOT NULL,
    incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    PRIMARY KEY (course, incident_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_courses_by_incident ON incident_courses (incident_id);

CREATE TABLE link_documents (       -- documents as they were when they were last linked
    document_id TEXT PRIMARY KEY,
    state       TEXT NOT NULL       -- of its coding, its decisions and what it is a copy of
) STRICT, WITHOUT ROWID;

CREATE TABLE link_reports (         -- their events that tell of a happening
    event_id    TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    text        TEXT NOT NULL,      -- the document; of a copy, the original
    first       INTEGER NOT NULL,   -- days in which it can have happened, from 1 January of year 1
    last        INTEGER NOT NULL,
    day         INTEGER,            -- when it happened; NULL: the date does not say it closely
    until       INTEGER,
    is_attack   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX link_reports_by_document ON link_reports (document_id);

CREATE TABLE link_keys (            -- what is compared shares one
    key      INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    first    INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    most     INTEGER NOT NULL,      -- with so many before it, it is compared under this key
    PRIMARY KEY (key, last, first, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_keys_by_event ON link_keys (event_id);

CREATE TABLE link_pairs (           -- what was compared
    owner TEXT NOT NULL,            -- the later event
    other TEXT NOT NULL,
    score REAL NOT NULL,            -- log-odds that both tell of one happening
    PRIMARY KEY (owner, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_pairs_by_other ON link_pairs (other);

CREATE TABLE link_state (           -- as of when all of this is
    name  TEXT PRIMARY KEY,         -- linking: by which version and weights; pins: the last number
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

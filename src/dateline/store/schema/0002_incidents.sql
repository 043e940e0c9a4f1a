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

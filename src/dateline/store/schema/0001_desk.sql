-- The desk: what came in, what was read from it, what was coded, and what was done when.
-- Columns bear the names of the records (docs/records.md); docs/desk.md describes every table.
-- Times of the desk itself are UTC, ISO 8601, to the second. NULL is unknown.

CREATE TABLE runs (                 -- one command that changed the desk
    id       INTEGER PRIMARY KEY,
    command  TEXT NOT NULL,
    started  TEXT NOT NULL,
    version  TEXT NOT NULL,         -- of dateline
    model    TEXT,                  -- parser and model, with version; NULL: the run coded nothing
    coder    TEXT,
    lexicons TEXT,                  -- SHA-256 over every lexicon and weight file
    settings TEXT NOT NULL,         -- JSON
    coding   TEXT                   -- what two runs share that would code alike; NULL: coded nothing
) STRICT;

CREATE TABLE originals (            -- bytes as they came, once each
    sha256     TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    size       INTEGER NOT NULL,    -- bytes before compression
    content    BLOB NOT NULL        -- zlib
) STRICT;

CREATE TABLE origins (              -- where an original came from; the same bytes may come twice
    id        INTEGER PRIMARY KEY,
    original  TEXT NOT NULL REFERENCES originals (sha256),
    origin    TEXT NOT NULL,
    url       TEXT,
    retrieved TEXT,                 -- when it was fetched; NULL: read from a disk
    headers   TEXT NOT NULL,        -- JSON, of the response
    added     TEXT NOT NULL,
    run       INTEGER NOT NULL REFERENCES runs (id),
    UNIQUE (original, origin)
) STRICT;
CREATE INDEX origins_by_url ON origins (url) WHERE url IS NOT NULL;

CREATE TABLE documents (
    number     INTEGER PRIMARY KEY, -- in order of arrival
    id         TEXT NOT NULL UNIQUE,
    original   TEXT NOT NULL UNIQUE REFERENCES originals (sha256),
    text       TEXT NOT NULL,
    title      TEXT,
    outlet     TEXT,
    url        TEXT,
    language   TEXT,
    published  TEXT,
    extra      TEXT NOT NULL,       -- JSON
    version_of TEXT REFERENCES documents (id),  -- the first version; NULL: this is it
    version    INTEGER NOT NULL,    -- from 1
    latest     INTEGER NOT NULL,    -- 1: no newer version
    copy_of    TEXT REFERENCES documents (id),  -- the earliest report with this text
    shared     REAL,                -- share of this text that the other has, 0..1
    not_coded  TEXT,                -- why it was not coded; NULL: it was, or is to be
    added      TEXT NOT NULL,
    run        INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;
CREATE INDEX documents_by_version ON documents (version_of) WHERE version_of IS NOT NULL;
CREATE INDEX documents_by_copy ON documents (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX documents_by_published ON documents (published);
CREATE INDEX documents_by_outlet ON documents (outlet);

-- Kept by the code, not by triggers: a desk from elsewhere is trusted to run none.
CREATE VIRTUAL TABLE documents_words USING fts5 (
    title, text, content = 'documents', content_rowid = 'number',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE signatures (           -- by which copies are found
    document  INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    signature BLOB NOT NULL
) STRICT;
CREATE TABLE bands (
    band     INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    PRIMARY KEY (band, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_by_document ON bands (document);

CREATE TABLE analyses (             -- what was coded, whole; the tables below say it in rows
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    content     BLOB NOT NULL,      -- zlib of the Analysis as JSON, without its document
    sha256      TEXT NOT NULL,      -- of that JSON
    coding      TEXT NOT NULL,
    run         INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX analyses_by_coding ON analyses (coding);

CREATE TABLE events (
    id            TEXT PRIMARY KEY,
    document_id   TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start         INTEGER NOT NULL,
    "end"         INTEGER NOT NULL,
    text          TEXT NOT NULL,
    trigger       TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end   INTEGER NOT NULL,
    event_type    TEXT NOT NULL,
    mode          TEXT,
    contexts      TEXT NOT NULL,    -- codes, separated by spaces
    cameo         TEXT,
    quad          TEXT NOT NULL,
    status        TEXT NOT NULL,
    date          TEXT,             -- EDTF, else the words of the text
    date_start    INTEGER,          -- and the time itself; all NULL: the text does not say when
    date_end      INTEGER,
    date_text     TEXT,
    date_kind     TEXT,
    date_edtf     TEXT,
    date_earliest TEXT,
    date_latest   TEXT,
    date_anchor   TEXT,
    date_timex    TEXT,
    confidence    REAL NOT NULL,
    rule          TEXT NOT NULL,
    review        TEXT,             -- accepted, corrected, rejected; NULL: nobody decided
    run           INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX events_by_document ON events (document_id, trigger_start);
CREATE INDEX events_by_type ON events (event_type, status);
CREATE INDEX events_by_date ON events (date_earliest, date_latest);
CREATE INDEX events_by_review ON events (review) WHERE review IS NOT NULL;

CREATE TABLE event_actors (
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    role     TEXT NOT NULL,         -- actor, recipient, claimed_by
    n        INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    name     TEXT NOT NULL,
    id       TEXT,
    country  TEXT,
    sectors  TEXT NOT NULL,         -- codes, separated by spaces
    PRIMARY KEY (event_id, role, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_by_name ON event_actors (name COLLATE NOCASE);
CREATE INDEX event_actors_by_id ON event_actors (id) WHERE id IS NOT NULL;
CREATE INDEX event_actors_by_country ON event_actors (country) WHERE country IS NOT NULL;

CREATE TABLE event_locations (
    event_id   TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    text       TEXT NOT NULL,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    geonames   INTEGER,
    country    TEXT,
    admin1     TEXT,
    lat        REAL,
    lon        REAL,
    confidence REAL NOT NULL,
    PRIMARY KEY (event_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_locations_by_name ON event_locations (name COLLATE NOCASE);
CREATE INDEX event_locations_by_country ON event_locations (country) WHERE country IS NOT NULL;

CREATE TABLE event_figures (
    event_id    TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    n           INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    text        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    low         INTEGER,
    high        INTEGER,
    qualifier   TEXT NOT NULL,
    approximate INTEGER NOT NULL,
    "of"        TEXT,
    tally       TEXT NOT NULL,
    PRIMARY KEY (event_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_figures_by_kind ON event_figures (kind, low);

CREATE TABLE event_sources (        -- attributed_to: who says so, outermost first
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    name     TEXT NOT NULL,
    start    INTEGER,
    "end"    INTEGER,
    cue      TEXT,
    PRIMARY KEY (event_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    n           INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    text        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    edtf        TEXT,
    earliest    TEXT,
    latest      TEXT,
    anchor      TEXT,
    timex       TEXT,
    PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    n           INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    text        TEXT NOT NULL,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    geonames    INTEGER,
    country     TEXT,
    admin1      TEXT,
    lat         REAL,
    lon         REAL,
    confidence  REAL NOT NULL,
    PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    n           INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    text        TEXT NOT NULL,
    name        TEXT NOT NULL,
    id          TEXT,
    country     TEXT,
    sectors     TEXT NOT NULL,
    PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE figures (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    n           INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    text        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    low         INTEGER,
    high        INTEGER,
    qualifier   TEXT NOT NULL,
    approximate INTEGER NOT NULL,
    "of"        TEXT,
    tally       TEXT NOT NULL,
    PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE attributions (
    document_id   TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    n             INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    source        TEXT,
    source_start  INTEGER,
    source_end    INTEGER,
    cue           TEXT,
    cue_start     INTEGER,
    cue_end       INTEGER,
    content_start INTEGER,
    content_end   INTEGER,
    PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE failures (             -- what could not be read or coded, and why
    origin   TEXT NOT NULL,
    original TEXT REFERENCES originals (sha256), -- NULL: there were no bytes to keep
    stage    TEXT NOT NULL,         -- read, code
    error    TEXT NOT NULL,
    coding   TEXT,
    at       TEXT NOT NULL,
    run      INTEGER NOT NULL REFERENCES runs (id),
    PRIMARY KEY (origin, stage)
) STRICT;
CREATE INDEX failures_by_original ON failures (original) WHERE original IS NOT NULL;

CREATE TABLE fetched (              -- what an address answered last, for conditional requests
    url       TEXT PRIMARY KEY,
    retrieved TEXT NOT NULL,
    headers   TEXT NOT NULL         -- JSON
) STRICT;

CREATE TABLE tombstones (           -- documents taken out for good
    original    TEXT PRIMARY KEY,   -- SHA-256 of its bytes: they are not taken in again
    document_id TEXT NOT NULL,
    address     TEXT,               -- SHA-256 of its address, NULL: it had none; nor is that
    text        TEXT,               -- SHA-256 of its text; nor is that
    why         TEXT NOT NULL,
    at          TEXT NOT NULL,
    run         INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX tombstones_by_document ON tombstones (document_id);
CREATE INDEX tombstones_by_address ON tombstones (address) WHERE address IS NOT NULL;
CREATE INDEX tombstones_by_text ON tombstones (text) WHERE text IS NOT NULL;

CREATE TABLE decisions (            -- what people decided; never changed, never taken out
    number INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    "by"   TEXT NOT NULL,
    "on"   TEXT NOT NULL,           -- id of the event
    action TEXT NOT NULL,           -- accept, reject, correct, note
    field  TEXT,
    old    TEXT,                    -- JSON
    new    TEXT,                    -- JSON
    note   TEXT,
    event  TEXT NOT NULL,           -- JSON: the event as it was coded when this was decided
    coded_by INTEGER NOT NULL REFERENCES runs (id), -- the run that had coded it so
    document_id TEXT NOT NULL       -- of that event
) STRICT;
CREATE INDEX decisions_by_event ON decisions ("on");
CREATE INDEX decisions_by_document ON decisions (document_id);

CREATE TABLE log (                  -- every change, each entry with the hash of the one before
    number   INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    run      INTEGER NOT NULL REFERENCES runs (id),
    action   TEXT NOT NULL,         -- what was done: add, code, forget, ...
    record   TEXT NOT NULL,         -- the table whose row was written or taken out
    subject  TEXT NOT NULL,         -- its key; of an origin or address the digest
    "row"    TEXT,                  -- SHA-256 of the row as it then stood; NULL: it was taken out
    details  TEXT NOT NULL,         -- JSON: no article text
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL
) STRICT;
CREATE INDEX log_by_subject ON log (record, subject);
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;
CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;
CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only');
END;

-- Second coding: events that two people code, each without seeing the other, before anybody decides.

CREATE TABLE second_assignments (
    number INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    "by"   TEXT NOT NULL,           -- who gave the events out
    first  TEXT NOT NULL,           -- the two coders
    second TEXT NOT NULL,
    asked  TEXT NOT NULL            -- JSON: the share and the filters of the queue
) STRICT;

CREATE TABLE second_events (        -- which events, each as it was coded when it was given out
    number      INTEGER PRIMARY KEY,
    assignment  INTEGER NOT NULL REFERENCES second_assignments (number),
    event_id    TEXT NOT NULL,
    document_id TEXT NOT NULL,
    event       TEXT NOT NULL,      -- JSON
    released    TEXT,               -- when it went back to the queue, not coded by both; NULL: it did not
    UNIQUE (assignment, event_id)
) STRICT;
CREATE INDEX second_events_by_event ON second_events (event_id, released);
CREATE INDEX second_events_by_document ON second_events (document_id);

CREATE TABLE second_codings (       -- what each coder says; the last row of a coder on an event holds
    number  INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    "by"    TEXT NOT NULL,
    task    INTEGER NOT NULL REFERENCES second_events (number),
    verdict TEXT,                   -- accept, reject; NULL: not finished
    changes TEXT NOT NULL,          -- JSON: the fields that the coder puts right, with their values
    note    TEXT
) STRICT;
CREATE INDEX second_codings_by_task ON second_codings (task, "by", number);
CREATE TRIGGER second_codings_are_not_changed BEFORE UPDATE ON second_codings BEGIN
    SELECT RAISE(ABORT, 'second codings are append-only');
END;

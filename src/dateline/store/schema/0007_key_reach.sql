-- What a key tells decides what is compared: the desk is linked anew at the next `dateline link`.

DROP TABLE link_keys;
CREATE TABLE link_keys (            -- what is compared shares a place, or two of what is less
    key      INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    first    INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    most     INTEGER NOT NULL,      -- under this key it meets so many before it
    tells    INTEGER NOT NULL,      -- how much sharing it tells; two are compared from 2 on
    PRIMARY KEY (key, last, first, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_keys_by_event ON link_keys (event_id);

DELETE FROM link_documents;
DELETE FROM link_reports;
DELETE FROM link_pairs;
DELETE FROM link_state;

-- One event may tell of a few happenings ("came twice under attack"): a report is what it tells of one
-- of them. The desk is linked anew at the next `dateline link`.

ALTER TABLE link_reports RENAME COLUMN event_id TO report_id;
ALTER TABLE link_keys RENAME COLUMN event_id TO report_id;

CREATE TABLE told (                 -- which reports tell of it
    report_id   TEXT PRIMARY KEY,   -- the event's id; of its further happenings with a number: e-…~2
    event_id    TEXT NOT NULL,
    incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO told SELECT event_id, event_id, incident_id FROM incident_reports;
DROP TABLE incident_reports;
ALTER TABLE told RENAME TO incident_reports;
CREATE INDEX incident_reports_by_event ON incident_reports (event_id);
CREATE INDEX incident_reports_by_incident ON incident_reports (incident_id);

DELETE FROM link_documents;
DELETE FROM link_keys;
DELETE FROM link_reports;
DELETE FROM link_pairs;
DELETE FROM link_state;

-- What the web desk asks for most: the newest incidents, and how many there are on each day.

CREATE INDEX incidents_by_last ON incidents (date_latest IS NULL, date_latest DESC, sources DESC, id);
CREATE INDEX incidents_by_day ON incidents (date_earliest, date_latest, event_type, sources, verdict);

-- What the web desk asks for most: the newest incidents, how many there are on each day, and when
-- documents and outlets published, without reading the texts that stand between these columns.

CREATE INDEX incidents_by_last ON incidents (date_latest IS NULL, date_latest DESC, sources DESC, id);
CREATE INDEX incidents_by_day ON incidents (date_earliest, date_latest, event_type, sources, verdict);
CREATE INDEX documents_now ON documents (id, latest, published, outlet);
CREATE INDEX documents_by_outlet_day ON documents (outlet, published);

-- What lists over the whole desk ask for, each answered from an index alone: who did how much, where
-- how much happened, what waits for review, and where the incidents are.

CREATE INDEX documents_old ON documents (latest) WHERE latest = 0;
CREATE INDEX events_waiting ON events (review, id, confidence, status, document_id, trigger_start)
    WHERE review IS NULL;
CREATE INDEX event_actors_by_key ON event_actors
    (coalesce(id, name), role, event_id, name, id, country, sectors);
CREATE INDEX event_locations_by_key ON event_locations
    (coalesce(CAST(geonames AS TEXT), name || ',' || coalesce(country, '')), event_id, name, kind,
    geonames, country, admin1, lat, lon);
CREATE INDEX event_sources_by_name ON event_sources (name, event_id) WHERE start IS NOT NULL;
CREATE INDEX incidents_by_place ON incidents (lat, lon, place_kind, country, admin1, place,
    geonames, event_type, sources, verdict, date, date_earliest, date_latest, id);

-- What a person said at the station about a check-in made there: better details, or "this is not me". A fact of its
-- own and no attendance; the check-in itself never changes. It may arrive before the check-in that it is about.
CREATE TABLE correction (
  id TEXT PRIMARY KEY,
  receipt INTEGER NOT NULL UNIQUE REFERENCES raw_record (receipt),
  device TEXT NOT NULL REFERENCES device (id),
  event TEXT NOT NULL REFERENCES approved_event (id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  corrects TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('details', 'not-me')),
  claim_json TEXT NOT NULL,
  locale TEXT NOT NULL,
  privacy_notice TEXT NOT NULL
) STRICT;
CREATE INDEX correction_of ON correction (corrects);
CREATE INDEX correction_by_event ON correction (event);

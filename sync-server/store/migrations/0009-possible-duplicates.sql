-- Registrants who may be one person, found when staff let the registry be searched for duplicates.
CREATE TABLE duplicate_search (
  id TEXT PRIMARY KEY,
  started_by TEXT NOT NULL REFERENCES staff (id),
  started_at TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  registrants INTEGER NOT NULL
) STRICT;

-- What the latest search found; the id of `one` comes first.
CREATE TABLE possible_duplicate (
  one TEXT NOT NULL REFERENCES registrant (id),
  other TEXT NOT NULL REFERENCES registrant (id),
  probability REAL NOT NULL,
  reasons_json TEXT NOT NULL,
  PRIMARY KEY (one, other),
  CHECK (one <> other)
) STRICT, WITHOUT ROWID;

-- What staff said of a pair: two people. It outlasts every search.
CREATE TABLE two_people (
  id TEXT PRIMARY KEY,
  one TEXT NOT NULL REFERENCES registrant (id),
  other TEXT NOT NULL REFERENCES registrant (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  said_at TEXT NOT NULL,
  undone_by TEXT REFERENCES staff (id),
  undone_at TEXT
) STRICT;
CREATE UNIQUE INDEX two_people_standing ON two_people (one, other) WHERE undone_at IS NULL;

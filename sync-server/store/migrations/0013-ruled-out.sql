-- Whom staff ruled out for a check-in: "not this person". It holds for all that say the very same, until it is taken back,
-- and beside what staff decided: ruling one out does not say who it is.
CREATE TABLE ruled_out (
  id TEXT PRIMARY KEY,
  check_in TEXT NOT NULL REFERENCES check_in (id),
  registrant TEXT NOT NULL REFERENCES registrant (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  said_at TEXT NOT NULL,
  undone_by TEXT REFERENCES staff (id),
  undone_at TEXT,
  CHECK ((undone_by IS NULL) = (undone_at IS NULL))
) STRICT;
CREATE INDEX ruled_out_of ON ruled_out (check_in);
CREATE UNIQUE INDEX ruled_out_one_stands ON ruled_out (check_in, registrant) WHERE undone_at IS NULL;

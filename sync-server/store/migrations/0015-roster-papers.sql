-- Rosters that were printed: what each said in figures and as a hash, so that whoever holds the paper can ask whether it
-- is ours and still true. Printed again unchanged it is the same paper, with the same code.
CREATE TABLE roster_paper (
  code TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES approved_event (id),
  content_hash TEXT NOT NULL,
  figures_json TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES staff (id),
  made_at TEXT NOT NULL,
  UNIQUE (event, content_hash)
) STRICT;
CREATE TRIGGER roster_paper_never_changes BEFORE UPDATE ON roster_paper
BEGIN SELECT RAISE(ABORT, 'what was printed is never changed'); END;

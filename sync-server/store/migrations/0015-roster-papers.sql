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

-- Photographs or scans of sheets that were filled in by hand: what was entered from them can be compared with them.
CREATE TABLE roster_sheet (
  id TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES approved_event (id),
  name TEXT NOT NULL,
  -- By its first bytes, whatever it was called.
  kind TEXT NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  content_hash BLOB NOT NULL,
  added_by TEXT NOT NULL REFERENCES staff (id),
  added_at TEXT NOT NULL,
  -- Of something else, or added by mistake: kept, and not shown with the others.
  set_aside_by TEXT REFERENCES staff (id),
  set_aside_at TEXT,
  UNIQUE (event, content_hash),
  CHECK ((set_aside_by IS NULL) = (set_aside_at IS NULL))
) STRICT;
CREATE TRIGGER roster_sheet_stays_as_it_came
BEFORE UPDATE OF id, event, name, kind, content_hash, added_by, added_at ON roster_sheet
BEGIN SELECT RAISE(ABORT, 'a sheet is kept as it came'); END;
CREATE TRIGGER roster_sheet_is_never_lost BEFORE DELETE ON roster_sheet
BEGIN SELECT RAISE(ABORT, 'a sheet is kept as it came'); END;

-- Apart from the rest: whoever asks which sheets there are must not walk over their bytes.
CREATE TABLE roster_sheet_file (
  sheet TEXT PRIMARY KEY REFERENCES roster_sheet (id),
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER roster_sheet_file_stays_as_it_came BEFORE UPDATE ON roster_sheet_file
BEGIN SELECT RAISE(ABORT, 'a sheet is kept as it came'); END;
CREATE TRIGGER roster_sheet_file_is_never_lost BEFORE DELETE ON roster_sheet_file
BEGIN SELECT RAISE(ABORT, 'a sheet is kept as it came'); END;

-- Organisers' attendance lists. A list is kept as it came; its rows are read from it, and become check-ins when it is
-- posted. It stands while it is posted and not undone: the check-ins of a list that does not stand are nobody's.
CREATE TABLE attendance_list (
  id TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES approved_event (id),
  name TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL REFERENCES staff (id),
  -- What a person said that columns hold, by their numbers; the others are guessed.
  chosen_json TEXT NOT NULL,
  -- Columns and problems, as the list was read last.
  reading_json TEXT NOT NULL,
  -- Null until the rows as they are read now were looked for among the registrants.
  report_json TEXT,
  posted_at TEXT,
  posted_by TEXT REFERENCES staff (id),
  undone_at TEXT,
  undone_by TEXT REFERENCES staff (id),
  stands INTEGER GENERATED ALWAYS AS (posted_at IS NOT NULL AND undone_at IS NULL) STORED,
  CHECK ((posted_at IS NULL) = (posted_by IS NULL)),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;
CREATE INDEX attendance_list_by_event ON attendance_list (event, received_at);
CREATE TRIGGER attendance_list_stays_as_it_came
BEFORE UPDATE OF id, event, name, content_hash, received_at, received_by ON attendance_list
BEGIN SELECT RAISE(ABORT, 'an attendance list is kept as it came'); END;

-- Apart from the rest: whoever asks whether a list stands must not walk over its bytes.
CREATE TABLE attendance_list_file (
  list TEXT PRIMARY KEY REFERENCES attendance_list (id),
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER attendance_list_file_stays_as_it_came BEFORE UPDATE ON attendance_list_file
BEGIN SELECT RAISE(ABORT, 'an attendance list is kept as it came'); END;

-- The rows of a list. What was found of them is empty until they were looked for among the registrants.
CREATE TABLE list_row (
  list TEXT NOT NULL REFERENCES attendance_list (id),
  position INTEGER NOT NULL,
  -- As a spreadsheet numbers it.
  row INTEGER NOT NULL,
  sheet TEXT,
  claim_json TEXT NOT NULL,
  -- The days attended; null where the row names none: all of them.
  days_json TEXT,
  -- Why it is never posted, whatever is found.
  set_aside TEXT CHECK (set_aside IN ('absent', 'repeated', 'day-unclear')),
  -- Rows that say the very same, of whatever list of the event, have one print.
  print TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('auto', 'review', 'none')),
  registrant TEXT REFERENCES registrant (id),
  found_json TEXT,
  -- The check-in that it became.
  check_in TEXT REFERENCES check_in (id),
  PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_row_by_print ON list_row (print);
CREATE UNIQUE INDEX list_row_by_check_in ON list_row (check_in) WHERE check_in IS NOT NULL;

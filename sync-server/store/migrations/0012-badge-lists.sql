-- Badge lists of shows' vendors: which badge is whose. A list is kept as it came; its rows are read from it. While it is
-- applied, check-ins of its event that carry one of its badges gain what it says, beside what was read or typed.
CREATE TABLE badge_list (
  -- In the order in which lists came: of those that are applied the latest counts.
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
  -- It is applied: what the latest of its changes says.
  stands INTEGER NOT NULL DEFAULT 0 CHECK (stands IN (0, 1))
) STRICT;
CREATE INDEX badge_list_by_event ON badge_list (event, id);
CREATE TRIGGER badge_list_stays_as_it_came
BEFORE UPDATE OF id, event, name, content_hash, received_at, received_by ON badge_list
BEGIN SELECT RAISE(ABORT, 'a badge list is kept as it came'); END;

CREATE TABLE badge_list_file (
  list TEXT PRIMARY KEY REFERENCES badge_list (id),
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER badge_list_file_stays_as_it_came BEFORE UPDATE ON badge_list_file
BEGIN SELECT RAISE(ABORT, 'a badge list is kept as it came'); END;

CREATE TABLE badge_list_row (
  list TEXT NOT NULL REFERENCES badge_list (id),
  position INTEGER NOT NULL,
  -- As a spreadsheet numbers it.
  row INTEGER NOT NULL,
  -- The ID as IDs are compared; empty where the row has none.
  badge TEXT NOT NULL,
  -- What it says of the person: of several rows about one badge, the first says it for all.
  claim_json TEXT NOT NULL,
  -- Rows that say the very same of a person have one print.
  print TEXT NOT NULL,
  -- Why it is never used.
  set_aside TEXT CHECK (set_aside IN ('no-badge', 'nobody', 'repeated', 'two-people')),
  PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX badge_list_row_by_badge ON badge_list_row (badge, list) WHERE set_aside IS NULL;

-- Who applied a list, and who withdrew it; never changed.
CREATE TABLE badge_list_change (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  list TEXT NOT NULL REFERENCES badge_list (id),
  what TEXT NOT NULL CHECK (what IN ('applied', 'withdrawn')),
  staff TEXT NOT NULL REFERENCES staff (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX badge_list_change_of ON badge_list_change (list, position);
CREATE TRIGGER badge_list_change_never_changes BEFORE UPDATE ON badge_list_change
BEGIN SELECT RAISE(ABORT, 'what was done with a badge list is append-only'); END;
CREATE TRIGGER badge_list_change_never_forgets BEFORE DELETE ON badge_list_change
BEGIN SELECT RAISE(ABORT, 'what was done with a badge list is append-only'); END;

-- The IDs under which a check-in's badge may stand in a list; kept when it is matched.
CREATE TABLE claim_badge (
  badge TEXT NOT NULL,
  check_in TEXT NOT NULL REFERENCES check_in (id),
  -- 0: as the badge was understood; 1: its whole payload.
  rank INTEGER NOT NULL,
  PRIMARY KEY (badge, check_in)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_badge_of ON claim_badge (check_in);
-- Check-ins from before are matched once more, so that their badges are kept.
INSERT OR IGNORE INTO work (kind, subject)
SELECT 'match', id FROM check_in WHERE badge_json IS NOT NULL OR claim_json ->> '$.badge_id' IS NOT NULL;

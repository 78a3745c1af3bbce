-- What staff said of the columns of an organiser's file: the first guess for the next one with the same headers.
CREATE TABLE column_memory (
  -- The organiser of the approved event, as plain text.
  organiser TEXT NOT NULL,
  -- All headers with the numbers of their columns: those of another file are never the same by half.
  headers_json TEXT NOT NULL,
  meanings_json TEXT NOT NULL,
  said_at TEXT NOT NULL,
  said_by TEXT NOT NULL REFERENCES staff (id),
  PRIMARY KEY (organiser, headers_json)
) STRICT;

-- A link by which the organiser of one event sends lists without an account. The link itself is not kept.
CREATE TABLE organiser_link (
  id TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES approved_event (id),
  token_hash TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES staff (id),
  expires_at TEXT NOT NULL,
  taken_back_at TEXT,
  taken_back_by TEXT REFERENCES staff (id),
  -- Written at most once a minute.
  last_used_at TEXT,
  CHECK ((taken_back_at IS NULL) = (taken_back_by IS NULL))
) STRICT;
CREATE INDEX organiser_link_by_event ON organiser_link (event, made_at);

-- Each file that came by a link, taken or refused: written before the file is read, so that their number is bounded
-- whatever the file does.
CREATE TABLE organiser_upload (
  id TEXT PRIMARY KEY,
  link TEXT NOT NULL REFERENCES organiser_link (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX organiser_upload_by_link ON organiser_upload (link);

-- The link that a list came by; null where staff added it. `received_by` is then who made the link.
ALTER TABLE attendance_list ADD COLUMN link TEXT REFERENCES organiser_link (id);
-- The blurred figures that the organiser is told, drawn once each: drawn again and again they would tell the exact one.
ALTER TABLE attendance_list ADD COLUMN told_report INTEGER;
ALTER TABLE attendance_list ADD COLUMN told_outcome INTEGER;
CREATE INDEX attendance_list_by_link ON attendance_list (link) WHERE link IS NOT NULL;
DROP TRIGGER attendance_list_stays_as_it_came;
CREATE TRIGGER attendance_list_stays_as_it_came
BEFORE UPDATE OF id, event, name, content_hash, received_at, received_by, link ON attendance_list
BEGIN SELECT RAISE(ABORT, 'an attendance list is kept as it came'); END;

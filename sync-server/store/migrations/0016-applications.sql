-- CEC applications with evidence: filled in by their applicants without an account, or entered by staff from paper.
CREATE TABLE application (
  id TEXT PRIMARY KEY,
  -- The receipt code of the id: what people write on letters. It opens nothing without the key.
  reference TEXT NOT NULL UNIQUE,
  -- Null where staff entered it: nobody else has a key.
  key_hash TEXT,
  way TEXT NOT NULL CHECK (way IN ('web', 'mail', 'fax', 'e-mail')),
  entered_by TEXT REFERENCES staff (id),
  locale TEXT NOT NULL,
  created_at TEXT NOT NULL,
  -- A keyed hash of the network address that it came from; null where staff entered it.
  address_hash TEXT,
  fields_json TEXT NOT NULL,
  -- The approved event that it is about: the applicant's own choice, or what staff found for it.
  event TEXT REFERENCES approved_event (id),
  -- For the search: its person and its event as plain text.
  search_text TEXT NOT NULL,
  -- Null while it is a draft.
  submitted_at TEXT,
  CHECK ((key_hash IS NULL) = (entered_by IS NOT NULL))
) STRICT;
CREATE INDEX application_submitted ON application (submitted_at) WHERE submitted_at IS NOT NULL;
CREATE INDEX application_drafts ON application (created_at) WHERE submitted_at IS NULL;
CREATE INDEX application_by_address ON application (address_hash, created_at) WHERE address_hash IS NOT NULL;
CREATE INDEX application_by_event ON application (event) WHERE event IS NOT NULL;
CREATE TRIGGER application_stays_as_it_was_sent
BEFORE UPDATE OF id, reference, key_hash, way, entered_by, fields_json, submitted_at ON application
WHEN OLD.submitted_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an application is kept as it was sent'); END;
CREATE TRIGGER application_sent_stays BEFORE DELETE ON application WHEN OLD.submitted_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an application is kept as it was sent'); END;

-- A file that shows what an application says. It counts when all of it is here and it hashes to what was announced.
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL REFERENCES application (id),
  name TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  sha256 BLOB NOT NULL,
  received INTEGER NOT NULL CHECK (received BETWEEN 0 AND size),
  -- By its first bytes; null while none are here.
  kind TEXT CHECK (kind IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  added_at TEXT NOT NULL,
  completed_at TEXT,
  CHECK (completed_at IS NULL OR (received = size AND kind IS NOT NULL))
) STRICT;
CREATE INDEX evidence_by_application ON evidence (application);
CREATE INDEX evidence_by_content ON evidence (sha256) WHERE completed_at IS NOT NULL;

CREATE TABLE evidence_piece (
  evidence TEXT NOT NULL REFERENCES evidence (id),
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (evidence, position)
) STRICT;
CREATE TRIGGER evidence_piece_never_changes BEFORE UPDATE ON evidence_piece
BEGIN SELECT RAISE(ABORT, 'evidence is kept as it came'); END;
-- Of a draft it may be taken out again, and so may what was damaged on its way.
CREATE TRIGGER evidence_piece_sent_stays BEFORE DELETE ON evidence_piece
WHEN EXISTS (SELECT 1 FROM evidence JOIN application ON application.id = evidence.application
  WHERE evidence.id = OLD.evidence AND completed_at IS NOT NULL AND submitted_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'evidence is kept as it came'); END;

-- What the office asked and what the applicant answered.
CREATE TABLE application_message (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  application TEXT NOT NULL REFERENCES application (id),
  what TEXT NOT NULL CHECK (what IN ('question', 'answer')),
  text TEXT NOT NULL,
  -- Who asked; null for an answer.
  staff TEXT REFERENCES staff (id),
  at TEXT NOT NULL,
  CHECK ((what = 'question') = (staff IS NOT NULL))
) STRICT;
CREATE INDEX application_message_by_application ON application_message (application);

-- What staff decided. An accepted application is a check-in by the method `application`, which counts while the
-- decision stands; who it is, is the staff decision about that check-in.
CREATE TABLE application_decision (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL REFERENCES application (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'refuse')),
  -- What the applicant is told, of a closed set of words; null where it was accepted.
  why TEXT CHECK (why IN ('evidence', 'event', 'attendance', 'contact')),
  reason TEXT NOT NULL,
  check_in TEXT REFERENCES check_in (id),
  staff_decision TEXT REFERENCES staff_decision (id),
  registrant TEXT REFERENCES registrant (id),
  -- The days attended; null: every day of the event.
  days_json TEXT,
  staff TEXT NOT NULL REFERENCES staff (id),
  decided_at TEXT NOT NULL,
  undone_by TEXT REFERENCES staff (id),
  undone_at TEXT,
  CHECK ((verdict = 'refuse') = (why IS NOT NULL)),
  CHECK ((verdict = 'accept') = (check_in IS NOT NULL)),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX application_decision_one_stands ON application_decision (application) WHERE undone_at IS NULL;
CREATE INDEX application_decision_by_application ON application_decision (application);
CREATE UNIQUE INDEX application_decision_by_check_in ON application_decision (check_in) WHERE check_in IS NOT NULL;

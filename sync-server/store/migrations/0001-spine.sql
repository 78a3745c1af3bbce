CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE policy (
  id TEXT PRIMARY KEY,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  definition_json TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX policy_one_active ON policy (active) WHERE active = 1;

CREATE TABLE designation_code (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('technician', 'master', 'inspection')),
  renamed_to TEXT REFERENCES designation_code (code) DEFERRABLE INITIALLY DEFERRED,
  renamed_on TEXT
) STRICT;

CREATE TABLE registrant (
  id TEXT PRIMARY KEY,
  registrant_number TEXT NOT NULL UNIQUE,
  given_name TEXT NOT NULL,
  surname TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  firm TEXT,
  street TEXT,
  city TEXT,
  region TEXT,
  postal_code TEXT,
  country TEXT,
  opening_json TEXT
) STRICT;
CREATE INDEX registrant_by_surname ON registrant (surname COLLATE NOCASE, given_name COLLATE NOCASE);

CREATE TABLE designation (
  registrant TEXT NOT NULL REFERENCES registrant (id),
  code TEXT NOT NULL REFERENCES designation_code (code),
  kind TEXT NOT NULL CHECK (kind IN ('technician', 'master', 'inspection')),
  earned TEXT NOT NULL,
  ended_on TEXT,
  PRIMARY KEY (registrant, code, earned)
) STRICT, WITHOUT ROWID;

CREATE TABLE registrant_key (
  key TEXT NOT NULL,
  registrant TEXT NOT NULL REFERENCES registrant (id),
  PRIMARY KEY (key, registrant)
) STRICT, WITHOUT ROWID;
CREATE INDEX registrant_key_of ON registrant_key (registrant);

CREATE TABLE approved_event (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('class', 'workshop', 'convention', 'distance-learning')),
  basis TEXT NOT NULL CHECK (basis IN ('whole-event', 'by-day')),
  name TEXT NOT NULL,
  organiser TEXT NOT NULL,
  place TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  days_json TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  approved_value INTEGER,
  decode_rules_json TEXT NOT NULL
) STRICT;
CREATE INDEX approved_event_by_day ON approved_event (first_day, last_day);

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('clerk', 'supervisor', 'administrator'))
) STRICT;

CREATE TABLE sign_in_link (
  code_hash TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE enrolment_code (
  code_hash TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES approved_event (id),
  station TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  device TEXT
) STRICT;

CREATE TABLE device (
  id TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES approved_event (id),
  station TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  public_key TEXT,
  enrolled_at TEXT NOT NULL,
  last_seen_at TEXT,
  revoked_at TEXT
) STRICT;

-- Same id and same content is one row (a resend); same id with other content is kept beside it.
CREATE TABLE raw_record (
  receipt INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT,
  device TEXT NOT NULL,
  seq INTEGER,
  content TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  received_at TEXT NOT NULL,
  UNIQUE (id, content_hash)
) STRICT;
CREATE INDEX raw_record_by_device ON raw_record (device, seq);
CREATE TRIGGER raw_record_never_changes BEFORE UPDATE ON raw_record
BEGIN SELECT RAISE(ABORT, 'raw records are never changed'); END;

CREATE TABLE quarantine (
  receipt INTEGER PRIMARY KEY REFERENCES raw_record (receipt),
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  resolution TEXT CHECK (resolution IN ('released', 'rejected')),
  reason TEXT,
  resolved_by TEXT,
  resolved_at TEXT
) STRICT;
CREATE INDEX quarantine_to_decide ON quarantine (receipt) WHERE resolution IS NULL;

CREATE TABLE check_in (
  id TEXT PRIMARY KEY,
  receipt INTEGER NOT NULL UNIQUE REFERENCES raw_record (receipt),
  device TEXT NOT NULL REFERENCES device (id),
  event TEXT NOT NULL REFERENCES approved_event (id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  method TEXT NOT NULL,
  claim_json TEXT NOT NULL,
  badge_json TEXT,
  understood_by TEXT,
  locale TEXT NOT NULL,
  privacy_notice TEXT NOT NULL
) STRICT;
CREATE INDEX check_in_by_event ON check_in (event, device, at);

CREATE TABLE match (
  check_in TEXT PRIMARY KEY REFERENCES check_in (id),
  decision TEXT NOT NULL CHECK (decision IN ('auto', 'review', 'none')),
  registrant TEXT REFERENCES registrant (id),
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
  candidates_json TEXT NOT NULL,
  why_json TEXT NOT NULL,
  matched_at TEXT NOT NULL,
  CHECK ((decision = 'auto') = (registrant IS NOT NULL))
) STRICT;
CREATE INDEX match_by_registrant ON match (registrant) WHERE registrant IS NOT NULL;
CREATE INDEX match_in_review ON match (check_in) WHERE decision <> 'auto';

-- Matched check-ins that fit no day of their event: they earn nothing, and a person must look at them.
CREATE TABLE outside_dates (check_in TEXT PRIMARY KEY REFERENCES check_in (id)) STRICT, WITHOUT ROWID;

CREATE TABLE staff_decision (
  id TEXT PRIMARY KEY,
  check_in TEXT NOT NULL REFERENCES check_in (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'not-registrant')),
  registrant TEXT REFERENCES registrant (id),
  reason TEXT,
  staff TEXT NOT NULL REFERENCES staff (id),
  decided_at TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT,
  CHECK ((verdict = 'accept') = (registrant IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX staff_decision_one_stands ON staff_decision (check_in) WHERE undone_at IS NULL;
CREATE INDEX staff_decision_by_registrant ON staff_decision (registrant) WHERE registrant IS NOT NULL;

CREATE TABLE ledger_entry (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('credit', 'reversal', 'adjustment')),
  registrant TEXT NOT NULL REFERENCES registrant (id),
  event TEXT REFERENCES approved_event (id),
  cec INTEGER,
  minutes INTEGER,
  earned_on TEXT,
  policy TEXT REFERENCES policy (id),
  facts_json TEXT,
  reverses TEXT UNIQUE REFERENCES ledger_entry (id),
  why TEXT NOT NULL,
  posted_by TEXT NOT NULL,
  posted_at TEXT NOT NULL,
  CHECK (kind <> 'credit' OR (event IS NOT NULL AND cec > 0 AND earned_on IS NOT NULL AND policy IS NOT NULL)),
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)),
  CHECK (kind <> 'adjustment' OR (cec IS NOT NULL AND earned_on IS NOT NULL))
) STRICT;
CREATE INDEX ledger_entry_by_registrant ON ledger_entry (registrant, position);
CREATE INDEX ledger_entry_by_event ON ledger_entry (event) WHERE event IS NOT NULL;
CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_never_forgets BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE work (
  kind TEXT NOT NULL CHECK (kind IN ('match', 'post')),
  subject TEXT NOT NULL,
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail_json TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_never_forgets BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- What a class has beyond its approved event: its plan as it stands. Who changed it when is in the audit log.
CREATE TABLE class (
  event TEXT PRIMARY KEY REFERENCES approved_event (id),
  plan_json TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

-- What was said about a roster, by devices in class and by the office: facts that never change. All together give the
-- roster, in whatever order they came.
CREATE TABLE roster_change (
  -- In the order in which they came: what a device asks `after`.
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  receipt INTEGER NOT NULL UNIQUE REFERENCES raw_record (receipt),
  device TEXT NOT NULL REFERENCES device (id),
  event TEXT NOT NULL REFERENCES approved_event (id),
  seq INTEGER NOT NULL,
  -- When it was said: the device's wall clock, put right by what it knew of the server's.
  at TEXT NOT NULL,
  change_json TEXT NOT NULL
) STRICT;
CREATE INDEX roster_change_by_event ON roster_change (event, position);
CREATE TRIGGER roster_change_never_changes BEFORE UPDATE ON roster_change
BEGIN SELECT RAISE(ABORT, 'what was said about a roster is never changed'); END;
CREATE TRIGGER roster_change_never_forgets BEFORE DELETE ON roster_change
BEGIN SELECT RAISE(ABORT, 'what was said about a roster is never deleted'); END;

-- People of rosters who were present at any time, each with the check-in that they became; what stands of them follows
-- from the changes and can be computed anew.
CREATE TABLE roster_person (
  event TEXT NOT NULL REFERENCES approved_event (id),
  person TEXT NOT NULL,
  check_in TEXT NOT NULL UNIQUE REFERENCES check_in (id),
  -- Who the roster says it is, now; the check-in keeps what was said first.
  claim_json TEXT NOT NULL,
  badge_json TEXT,
  -- The days of the class with the minutes attended.
  days_json TEXT NOT NULL,
  -- On the roster, and not taken off it.
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
  -- The roster is closed: the days earn.
  counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
  PRIMARY KEY (event, person)
) STRICT, WITHOUT ROWID;

-- A third kind of work: a roster to look at again.
CREATE TABLE work_of_three_kinds (
  kind TEXT NOT NULL CHECK (kind IN ('match', 'post', 'roster')),
  subject TEXT NOT NULL,
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO work_of_three_kinds SELECT kind, subject FROM work;
DROP TABLE work;
ALTER TABLE work_of_three_kinds RENAME TO work;

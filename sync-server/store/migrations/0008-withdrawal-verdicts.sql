-- What staff said about a withdrawal ("this is not me" at the station): that it does not hold, and why; or, later, that
-- it holds after all. The newest word counts; none is ever changed.
CREATE TABLE withdrawal_verdict (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  correction TEXT NOT NULL REFERENCES correction (id),
  holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
  reason TEXT,
  staff TEXT NOT NULL REFERENCES staff (id),
  at TEXT NOT NULL,
  CHECK (holds = 1 OR reason IS NOT NULL)
) STRICT;
CREATE INDEX withdrawal_verdict_of ON withdrawal_verdict (correction, position);
CREATE TRIGGER withdrawal_verdict_never_changes BEFORE UPDATE ON withdrawal_verdict
BEGIN SELECT RAISE(ABORT, 'what staff said of a withdrawal is append-only'); END;
CREATE TRIGGER withdrawal_verdict_never_forgets BEFORE DELETE ON withdrawal_verdict
BEGIN SELECT RAISE(ABORT, 'what staff said of a withdrawal is append-only'); END;

-- What the matching engine asks (sync-server/matching/registry-index). All of it can be made again from the registrants.
DROP TABLE registrant_key;

-- Registrants as they are compared; an empty text says nothing.
CREATE TABLE registrant_plain (
  row INTEGER PRIMARY KEY,
  registrant TEXT NOT NULL UNIQUE REFERENCES registrant (id),
  given_name TEXT NOT NULL,
  surname TEXT NOT NULL,
  generation TEXT NOT NULL,
  registrant_number TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  firm TEXT NOT NULL,
  street TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL
) STRICT;
-- How many share a firm and a town is counted through the rarest of them.
CREATE INDEX registrant_plain_phone ON registrant_plain (phone) WHERE phone <> '';
CREATE INDEX registrant_plain_firm ON registrant_plain (firm) WHERE firm <> '';
CREATE INDEX registrant_plain_street ON registrant_plain (street) WHERE street <> '';
CREATE INDEX registrant_plain_city ON registrant_plain (city) WHERE city <> '';
CREATE INDEX registrant_plain_postal_code ON registrant_plain (postal_code) WHERE postal_code <> '';

-- Blocking keys: the number of the model's key and a hash of 32 bits, in one number.
CREATE TABLE registrant_key (
  key INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (key, row)
) STRICT, WITHOUT ROWID;

-- How many registrants bear a value. `kind` is a column, `host` (of an e-mail) or `all` with an empty value.
CREATE TABLE value_count (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  registrants INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

-- The keys by which a check-in was looked for: whoever is new under one of them may be the person.
CREATE TABLE claim_key (
  key INTEGER NOT NULL,
  check_in TEXT NOT NULL REFERENCES check_in (id),
  PRIMARY KEY (key, check_in)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_key_of ON claim_key (check_in);

-- Check-ins that say the very same of a person, and something that tells who it is, have one print.
CREATE TABLE claim_print (
  check_in TEXT PRIMARY KEY REFERENCES check_in (id),
  print TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_print_by_print ON claim_print (print);

-- What the engine has learnt; the latest counts.
CREATE TABLE match_weights (
  learnt_at TEXT PRIMARY KEY,
  people INTEGER NOT NULL,
  check_ins INTEGER NOT NULL,
  weights_json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

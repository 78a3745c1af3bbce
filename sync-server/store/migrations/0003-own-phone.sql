-- What visitors send from their own phones is numbered and chained as if by a device of its own, beside its station.
ALTER TABLE device ADD COLUMN own_phones_of TEXT REFERENCES device (id);

-- Who used a station's code, as hashes: a request that is sent again is known, and so is a code that was passed on.
CREATE TABLE own_phone_use (
  id TEXT NOT NULL,
  request_hash BLOB NOT NULL,
  station TEXT NOT NULL REFERENCES device (id),
  slot INTEGER NOT NULL,
  person_hash BLOB NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('signed-in', 'to-be-checked')),
  PRIMARY KEY (id, request_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_phone_use_by_code ON own_phone_use (station, slot);

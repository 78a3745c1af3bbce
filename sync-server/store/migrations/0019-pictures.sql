-- What can be seen in pictures of evidence: a hash each, those that look alike, and pictures still to look at.
CREATE TABLE picture (
  number INTEGER PRIMARY KEY,
  evidence TEXT NOT NULL UNIQUE REFERENCES evidence (id) ON DELETE CASCADE
) STRICT;

-- Of the whole picture, and of what its margins leave; none where it could not be read or there is nothing to see in it.
CREATE TABLE picture_hash (
  number INTEGER PRIMARY KEY,
  picture INTEGER NOT NULL REFERENCES picture (number) ON DELETE CASCADE,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX picture_hash_by_picture ON picture_hash (picture);

-- What a hash is found by: each of its 16 bands of 16 bits, with the band's own number before it.
CREATE TABLE picture_band (
  band INTEGER NOT NULL,
  hash INTEGER NOT NULL REFERENCES picture_hash (number) ON DELETE CASCADE,
  PRIMARY KEY (band, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_band_by_hash ON picture_band (hash);

-- Pictures of different applications that look alike, either way round.
CREATE TABLE picture_pair (
  picture INTEGER NOT NULL REFERENCES picture (number) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES picture (number) ON DELETE CASCADE,
  distance INTEGER NOT NULL,
  PRIMARY KEY (picture, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_pair_by_other ON picture_pair (other);

-- A further kind of work: a picture to look at. Which kinds there are is said in schema/index.ts: a list of them here would have
-- to be copied with every new one.
CREATE TABLE work_of_any_kind (
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO work_of_any_kind SELECT kind, subject FROM work;
DROP TABLE work;
ALTER TABLE work_of_any_kind RENAME TO work;

INSERT INTO work (kind, subject)
SELECT 'picture', id FROM evidence WHERE completed_at IS NOT NULL AND kind <> 'application/pdf';

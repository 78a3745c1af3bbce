-- A station may carry several events: all that its tablet may send check-ins of, its first one among them. `device.event`
-- stays the first: where what cannot be read is shown.
CREATE TABLE device_event (
  device TEXT NOT NULL REFERENCES device (id),
  event TEXT NOT NULL REFERENCES approved_event (id),
  PRIMARY KEY (device, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX device_event_by_event ON device_event (event);
INSERT INTO device_event (device, event) SELECT id, event FROM device;

ALTER TABLE enrolment_code ADD COLUMN other_events_json TEXT NOT NULL DEFAULT '[]';

-- Which of its device's events a record is for; null for the first, and where it cannot be read.
ALTER TABLE raw_record ADD COLUMN event TEXT;
DROP INDEX raw_record_by_device;
CREATE INDEX raw_record_by_device ON raw_record (device, seq, event);

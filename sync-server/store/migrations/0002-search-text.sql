-- What the office searches in: names, number, contacts, firm and place without case, accents and punctuation.
-- The registry writes it at every import; rows from before have their accents and punctuation until the next.
ALTER TABLE registrant ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
UPDATE registrant SET search_text = lower(' ' || concat_ws(' ', given_name, surname, registrant_number, email, phone,
  firm, city, region, postal_code, country) || ' ');

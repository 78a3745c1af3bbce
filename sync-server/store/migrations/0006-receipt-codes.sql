-- A receipt code is the last 40 bits of a check-in's id: found at once, however many check-ins there are.
CREATE INDEX check_in_by_receipt_code ON check_in (substr(id, -10));

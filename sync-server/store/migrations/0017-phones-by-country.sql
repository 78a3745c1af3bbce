-- Phones, postal codes, regions and countries are compared in another form: the index of the registrants is made again
-- at the next start, and whoever it may concern is matched again (sync-server/matching/registry-index/upkeep.ts).
DELETE FROM registrant_key;
DELETE FROM registrant_plain;
DELETE FROM value_count;

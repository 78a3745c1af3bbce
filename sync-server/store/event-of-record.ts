import { sql } from 'kysely';

/** The event that a record is counted and shown at: its own, or its device's first. Of `raw_record` and `device`. */
export const eventOfRecord = sql<string>`COALESCE(raw_record.event, device.event)`;

import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import { CheckInRecord } from '#domain/wire.ts';
import type { Device } from '../access/index.ts';
import { jsonText } from './json-text.ts';

/** Who sends: records may be of this device and its events only. */
export type Sender = Pick<Device, 'id' | 'event' | 'events'>;

/** A record as it came, with what could be read of it. */
export interface Arrival {
  content: string;
  contentHash: Buffer;
  id: string | null;
  /** Null where it must not fill a gap of this device. */
  seq: number | null;
  /** Which of the sender's events it is for; null for the first, and where that cannot be read. */
  event: string | null;
  /** Why it goes to quarantine at once, null when it looks right. */
  trouble: string | null;
}

const Identified = z.object({ id: z.uuidv7() });

/** Null where not even the attempt ends well: a schema that compares a list nested 60,000 deep overflows the stack. */
const tryToRead = (record: unknown) => {
  try {
    return CheckInRecord.safeParse(record);
  } catch {
    return null;
  }
};

const troubleOf = (parsed: ReturnType<typeof tryToRead>, sender: Sender): string | null => {
  if (parsed === null) return 'not a check-in record: it cannot be read';
  if (!parsed.success) {
    const fields = [
      ...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole record')),
    ];
    return `not a check-in record: look at ${fields.join(', ')}`;
  }
  if (parsed.data.device !== sender.id) return 'says that it is from another device';
  if (!sender.events.includes(parsed.data.event))
    return 'is for an event that this device is not enrolled at';
  return null;
};

/** Reads what can be read of one record. Never fails: what cannot be understood is kept as it is. */
export const readArrival = (record: unknown, sender: Sender): Arrival => {
  const content = jsonText(record);
  const parsed = tryToRead(record);
  const trouble = troubleOf(parsed, sender);
  const readable = parsed?.success && trouble === null ? parsed.data : null;
  const identified = parsed?.success ? parsed : Identified.safeParse(record);
  return {
    content,
    contentHash: hash('sha256', content, 'buffer'),
    id: identified.success ? identified.data.id : null,
    seq: readable?.seq ?? null,
    event: readable && readable.event !== sender.event ? readable.event : null,
    trouble,
  };
};

import { CheckInRecord } from '#domain/wire.ts';
import type { Writing } from '../store/index.ts';

/** Only what came earlier and is not in question itself: a bad record must not drag its neighbours along. */
const neighbour = (tx: Writing, { device, seq, before }: { device: string; seq: number; before: number }) =>
  tx
    .selectFrom('raw_record')
    .leftJoin('quarantine', 'quarantine.receipt', 'raw_record.receipt')
    .select(['content', 'content_hash'])
    .where('device', '=', device)
    .where('seq', '=', seq)
    .where('raw_record.receipt', '<', before)
    .where((eb) => eb.or([eb('why', 'is', null), eb('resolution', '=', 'released')]))
    .orderBy('raw_record.receipt')
    .executeTakeFirst();

const recordOf = (content: string): CheckInRecord => CheckInRecord.parse(JSON.parse(content));

/**
 * Whether a record fits the chain of its device: `prev` is the hash of the record before it. Records arrive in any
 * order, so both neighbours are asked; of two that do not fit, the one that came later is in question.
 * Null when it fits, or when neither neighbour is here yet.
 */
export const chainTrouble = async (
  tx: Writing,
  { receipt, content }: { receipt: number; content: string },
): Promise<string | null> => {
  const { device, seq, prev } = recordOf(content);
  const previous = await neighbour(tx, { device, seq: seq - 1, before: receipt });
  if (previous && previous.content_hash.toString('hex') !== prev) {
    return 'does not follow the record before it: its chain is broken';
  }
  const next = await neighbour(tx, { device, seq: seq + 1, before: receipt });
  if (!next) return null;
  const { content_hash } = await tx
    .selectFrom('raw_record')
    .select('content_hash')
    .where('receipt', '=', receipt)
    .executeTakeFirstOrThrow();
  return recordOf(next.content).prev === content_hash.toString('hex')
    ? null
    : 'the record after it follows another one: its chain is broken';
};

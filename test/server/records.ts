/** Check-in records as a tablet makes them: chained, sealed and signed for real. */
import { uuidv7 } from 'uuidv7';
import type { CheckIn, Correction } from '../../src/domain/check-in.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { checkInSchemaVersion, noRecordBefore } from '../../src/domain/record-chain.ts';
import type { CheckInRecord, ServerKey } from '../../src/domain/wire.ts';
import { seal } from '../../src/tablet/seal.ts';
import { hashOfRecord, signBatch } from '../../src/tablet/signing.ts';

export interface Tablet {
  device: string;
  event: string;
  token: string;
  serverKey: ServerKey;
  signingKey: CryptoKey | null;
  /** The end of its chain so far. */
  last: { seq: number; hash: string };
}

interface Given {
  claim?: Claim;
  /** Scanned: what the badge says, of which nothing but the text is known unless a claim is given. */
  badge?: string;
  /** The check-in that it is about. */
  corrects?: Correction;
  /** Of an older version of the app. */
  schema?: number;
  at?: string;
  serverOffsetMs?: number;
  id?: string;
  /** Another seq than the next; the chain goes on from there. */
  seq?: number;
  /** Says that it is of another device or event than the tablet's. */
  device?: string;
  event?: string;
}

/** The tablet's next record. */
export const makeRecord = async (tablet: Tablet, given: Given = {}): Promise<CheckInRecord> => {
  const id = given.id ?? uuidv7();
  const seq = given.seq ?? tablet.last.seq + 1;
  const { device, event } = { ...tablet, ...given };
  const checkIn: CheckIn = {
    id,
    device,
    event,
    seq,
    clocks: {
      wall: given.at ?? '2026-11-24T18:00:00.000Z',
      monotonicMs: 1,
      bootId: 'boot',
      serverOffsetMs: given.serverOffsetMs ?? null,
    },
    ...(given.badge === undefined
      ? { method: 'form', badge: null, understoodBy: null }
      : {
          method: 'camera',
          badge: { bytes: Buffer.from(given.badge).toString('base64'), symbology: 'QRCode' },
          understoodBy: 'opaque',
        }),
    claim: given.claim ?? (given.badge ? { badge_id: given.badge } : { full_name: `Visitor ${seq}` }),
    locale: 'en',
    privacyNotice: '2026-11',
    ...(given.corrects && { corrects: given.corrects }),
  };
  const schema = given.schema ?? checkInSchemaVersion;
  const box = await seal(checkIn, { serverKey: tablet.serverKey, schema });
  const prev = tablet.last.hash;
  const record = { id, device, event, seq, prev, schema, box };
  tablet.last = { seq, hash: await hashOfRecord(record) };
  return record;
};

/** The tablet's next records, one after another in its chain. */
export const makeRecords = async (tablet: Tablet, howMany: number): Promise<CheckInRecord[]> => {
  const records: CheckInRecord[] = [];
  for (let index = 0; index < howMany; index++) records.push(await makeRecord(tablet));
  return records;
};

/** The body of a batch, signed over its last record as the tablet does. */
export const batchOf = async (tablet: Tablet, records: unknown[]) => {
  const last = records.at(-1);
  const isRecord = typeof last === 'object' && last !== null && 'prev' in last;
  const signature =
    tablet.signingKey && isRecord ? await signBatch(tablet.signingKey, [last as CheckInRecord]) : null;
  return { records, signature };
};

/** A tablet from what enrolling answered. */
export const newTablet = (enrolled: Omit<Tablet, 'last'>): Tablet => ({
  ...enrolled,
  last: { seq: 0, hash: noRecordBefore },
});

/** Check-in records as a tablet makes them, for tests that speak to the server without one. */
import { uuidv7 } from 'uuidv7';
import type { CheckIn } from '../../src/domain/check-in.ts';
import type { Claim } from '../../src/domain/claim.ts';
import type { CheckInRecord } from '../../src/domain/wire.ts';

export interface Tablet {
  device: string;
  event: string;
  token: string;
}

export const makeRecord = (
  { device, event }: Pick<Tablet, 'device' | 'event'>,
  given: { seq: number; claim?: Claim; at?: string; id?: string },
): CheckInRecord => {
  const id = given.id ?? uuidv7();
  const checkIn: CheckIn = {
    id,
    device,
    event,
    seq: given.seq,
    clocks: {
      wall: given.at ?? '2026-11-24T18:00:00.000Z',
      monotonicMs: 1,
      bootId: 'boot',
      serverOffsetMs: null,
    },
    method: 'form',
    badge: null,
    understoodBy: null,
    claim: given.claim ?? { full_name: `Visitor ${given.seq}` },
    locale: 'en',
    privacyNotice: '2026-11',
  };
  const box = Buffer.from(JSON.stringify(checkIn)).toString('base64url');
  return { id, device, event, seq: given.seq, schema: 1, box };
};

export const makeRecords = (tablet: Tablet, howMany: number): CheckInRecord[] =>
  Array.from({ length: howMany }, (_, index) => makeRecord(tablet, { seq: index + 1 }));

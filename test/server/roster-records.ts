/** Changes of a roster as a device in class makes them: chained, sealed and signed for real. */
import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { rosterChangeSchemaVersion } from '../../src/domain/record-chain.ts';
import type { Attestation, RosterChange, RosterStatement } from '../../src/domain/roster/roster-change.ts';
import type { CheckInRecord } from '../../src/domain/wire.ts';
import { hashOfRecord } from '../../src/tablet/signing.ts';
import { sealBox } from '../../sync-server/keys/index.ts';
import type { Tablet } from './records.ts';

export interface Said {
  person?: string | null;
  says: RosterStatement;
  after?: string[];
  at?: string;
  reason?: string;
  /** Says that it is of another event than the tablet's. */
  event?: string;
}

export const makeRosterChange = async (
  tablet: Tablet,
  { person = null, says, after = [], at = '2026-11-24T18:00:00.000Z', reason, event = tablet.event }: Said,
): Promise<CheckInRecord> => {
  const { device } = tablet;
  const [id, seq, schema] = [uuidv7(), tablet.last.seq + 1, rosterChangeSchemaVersion];
  const change: RosterChange = {
    kind: 'roster-change',
    id,
    device,
    event,
    seq,
    clocks: { wall: at, monotonicMs: 1, bootId: 'boot', serverOffsetMs: 0 },
    by: { role: 'instructor', name: 'Ina Instructor' },
    person,
    says,
    after,
    ...(reason !== undefined && { reason }),
    locale: 'en',
    privacyNotice: '2026-11',
  };
  const box = await sealBox(change, { serverKey: tablet.serverKey, schema });
  const record = { id, device, event, seq, prev: tablet.last.hash, schema, box };
  tablet.last = { seq, hash: await hashOfRecord(record) };
  return record;
};

export const signature = {
  width: 300,
  height: 100,
  strokes: [
    [
      [10, 20, 0],
      [60, 70, 20],
    ] as [number, number, number][],
  ],
};

export const attestation: Attestation = {
  name: 'Ina Instructor',
  sentence: 'Everybody marked here was in class as marked.',
  signature,
};

export const newPerson = (): string => randomUUID();

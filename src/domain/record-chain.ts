import type { CheckInRecord } from './wire.ts';

/** What `prev` of a device's first record holds. */
export const noRecordBefore = '0'.repeat(64);

/** The text of a record that its hash is taken of: JSON with the keys in this order, as it also travels. */
export const recordText = ({ id, device, event, seq, prev, schema, box }: CheckInRecord): string =>
  JSON.stringify({ id, device, event, seq, prev, schema, box });

/** What a batch's signature covers: through `prev`, the last record's hash stands for all before it. */
export const batchText = (device: string, lastRecordHash: string): string =>
  `rollcall-batch-1\n${device}\n${lastRecordHash}`;

/** Bound to the sealed check-in without being hidden (RFC 9180 AAD): a box opens only on its own record. */
export const boxBinding = ({ id, device, seq, event, schema }: Omit<CheckInRecord, 'prev' | 'box'>): string =>
  JSON.stringify([id, device, seq, event, schema]);

/** The version of what lies inside a record's box. 3: a check-in may correct an earlier one. */
export const checkInSchemaVersion = 3;
/** That of a box which holds a change of a roster instead of a check-in. */
export const rosterChangeSchemaVersion = 4;
/** What tablets with an older version of the app may still send: they hold their records for days. */
export const readableSchemaVersions: readonly number[] = [2, checkInSchemaVersion, rosterChangeSchemaVersion];

/** HPKE's `info`: separates this use of the key from any other. */
export const boxPurpose = 'rollcall check-in';

export interface BoxParts {
  /** Which of the server's keys it is sealed to. */
  keyId: string;
  enc: string;
  ciphertext: string;
}

export const writeBox = ({ keyId, enc, ciphertext }: BoxParts): string => `${keyId}.${enc}.${ciphertext}`;

/** The parts of a box, null where it has not the form of one. */
export const readBox = (box: string): BoxParts | null => {
  const [keyId, enc, ciphertext, more] = box.split('.');
  return keyId && enc && ciphertext && more === undefined ? { keyId, enc, ciphertext } : null;
};

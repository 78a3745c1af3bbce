import { describe, expect, test } from 'vitest';
import {
  batchText,
  boxBinding,
  noRecordBefore,
  readBox,
  recordText,
  writeBox,
} from '#domain/record-chain.ts';

/**
 * Both sides use these functions, so that a change of one would go unnoticed between them; and records that
 * tablets made before it would no longer open, or no longer follow each other.
 */
const record = {
  id: '0192d3a0-0000-7000-8000-000000000001',
  device: 'tablet-7',
  event: 'expo',
  seq: 3,
  prev: noRecordBefore,
  schema: 1,
  box: 'key.enc.text',
};

describe('what is bound, hashed and signed', () => {
  test('a box is bound to id, device, seq, event and schema of its record', () => {
    expect(boxBinding(record)).toBe('["0192d3a0-0000-7000-8000-000000000001","tablet-7",3,"expo",1]');
  });

  test('the hash of a record is of all of it, the hash before included', () => {
    expect(recordText(record)).toBe(
      `{"id":"0192d3a0-0000-7000-8000-000000000001","device":"tablet-7","event":"expo","seq":3,"prev":"${noRecordBefore}","schema":1,"box":"key.enc.text"}`,
    );
  });

  test('a signature says whose batch it is and where its chain ends', () => {
    expect(batchText('tablet-7', 'ab12')).toBe('rollcall-batch-1\ntablet-7\nab12');
  });
});

describe('a box', () => {
  const parts = { keyId: 'key', enc: 'enc', ciphertext: 'text' };

  test('is read as it was written', () => {
    expect(readBox(writeBox(parts))).toEqual(parts);
  });

  test.each(['', 'a.b', 'a..b', 'a.b.c.d'])('%j is none', (text) => {
    expect(readBox(text)).toBeNull();
  });
});

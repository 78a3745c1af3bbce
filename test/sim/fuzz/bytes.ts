/** What happens to the bytes of a body on their way. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

export type ByteChange =
  | { how: 'none' }
  | { how: 'cut'; at: number }
  | { how: 'flip'; at: number[]; bit: number }
  | { how: 'insert'; at: number; bytes: number[] }
  | { how: 'utf16' | 'mark' | 'gzip' | 'bomb' | 'empty' | 'twice' | 'flood' };

/** From 0 up to 1: a place within the bytes. */
export const place = fc.nat({ max: 1_000 }).map((thousandths) => thousandths / 1_000);

export const byteChange: fc.Arbitrary<ByteChange> = fc.oneof(
  { weight: 80, arbitrary: fc.constant({ how: 'none' as const }) },
  { weight: 6, arbitrary: fc.record({ how: fc.constant('cut' as const), at: place }) },
  {
    weight: 8,
    arbitrary: fc.record({
      how: fc.constant('flip' as const),
      at: fc.array(place, { minLength: 1, maxLength: 8 }),
      bit: fc.integer({ min: 0, max: 7 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      how: fc.constant('insert' as const),
      at: place,
      bytes: fc.oneof(
        fc.constantFrom<number[][]>(
          [0],
          [0xff],
          [0xc0, 0xaf],
          [0xed, 0xa0, 0x80],
          [0xf4, 0x90, 0x80, 0x80],
          [0xe2, 0x80, 0xa8],
        ),
        fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 12 }),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ how: 'flood' as const }) },
  {
    weight: 8,
    arbitrary: fc.record({
      how: fc.constantFrom('utf16' as const, 'mark', 'gzip', 'bomb', 'empty', 'twice'),
    }),
  },
);

/** Valid JSON within, so that only its size can be refused. */
const million = 1024 * 1024;
const flood = Buffer.from(`{"code":"${'A'.repeat(4 * million)}"}`);
const bomb = gzipSync(Buffer.alloc(10 * million, 0x20));

const flipped = (body: Buffer, { at, bit }: { at: number[]; bit: number }): Buffer => {
  const bytes = Buffer.from(body);
  for (const fraction of at) {
    const index = Math.floor(fraction * (bytes.length - 1));
    if (index >= 0) bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
  }
  return bytes;
};

export const changedBytes = (body: Buffer, change: ByteChange): Buffer => {
  switch (change.how) {
    case 'none':
      return body;
    case 'cut':
      return body.subarray(0, Math.floor(change.at * body.length));
    case 'flip':
      return flipped(body, change);
    case 'insert': {
      const at = Math.floor(change.at * body.length);
      return Buffer.concat([body.subarray(0, at), Buffer.from(change.bytes), body.subarray(at)]);
    }
    case 'utf16':
      return Buffer.from(body.toString(), 'utf16le');
    case 'mark':
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
    case 'gzip':
      return gzipSync(body);
    case 'bomb':
      return bomb;
    case 'empty':
      return Buffer.alloc(0);
    case 'twice':
      return Buffer.concat([body, body]);
    case 'flood':
      return flood;
  }
};

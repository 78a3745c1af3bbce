import * as fc from 'fast-check';
import { generate } from 'lean-qr';
import { describe, expect, test } from 'vitest';
import { addFrame, type FrameSet, framesOf, joinFrames, SealedExport } from '#domain/sealed-export.ts';

const exportOf = (records: unknown[], station = 'Booth 7'): SealedExport => ({
  rollcall: 'sealed-export',
  version: 1,
  device: 'tablet-7',
  station,
  event: 'expo',
  exportedAt: '2026-09-10T17:00:00.000Z',
  records,
  signature: 'c2lnbmF0dXJl',
});

const record = (seq: number) => ({
  id: `018f-${seq}`,
  device: 'tablet-7',
  event: 'expo',
  seq,
  prev: '0'.repeat(64),
  schema: 2,
  box: `key-1.${'Ab3_-'.repeat(20)}.${'xYz09_-'.repeat(100)}`,
});

const nothing: ReadonlyMap<string, FrameSet> = new Map();
const readAll = (frames: readonly string[]): SealedExport[] =>
  [...frames.reduce(addFrame, nothing).values()].map(joinFrames).filter((sealed) => sealed !== null);

describe('an export as a series of QR codes', () => {
  const whole = exportOf([record(1), record(2), record(3)]);

  test('comes back as it was, byte for byte of every record', () => {
    expect(JSON.stringify(readAll(framesOf(whole)))).toBe(JSON.stringify([whole]));
  });

  test('comes back from any order, with any frame twice, whatever the station is called', () => {
    const shuffled = fc
      .tuple(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(fc.jsonValue(), { minLength: 1 }))
      .map(([station, records]) => exportOf(records, station))
      .chain((sealed) => {
        const frames = framesOf(sealed);
        const all = fc.shuffledSubarray(frames, { minLength: frames.length });
        return fc.tuple(fc.constant(sealed), all, fc.shuffledSubarray(frames));
      });
    void fc.assert(
      fc.property(shuffled, ([sealed, frames, again]) => {
        const [first = '', ...rest] = frames;
        const read = readAll([first, ...again, ...rest]);
        expect(JSON.stringify(read)).toBe(JSON.stringify([sealed]));
      }),
      { numRuns: 200 },
    );
  });

  test('two series shown one after another are told apart', () => {
    const other = exportOf([record(9)], 'Booth 8');
    const [a, b] = [framesOf(whole), framesOf(other)];
    const mixed = [...a.slice(1), ...b, ...a.slice(0, 1)];
    expect(readAll(mixed).map(({ station }) => station)).toEqual(['Booth 7', 'Booth 8']);
  });

  test('one frame short is nothing yet', () => {
    for (const missing of framesOf(whole)) {
      expect(readAll(framesOf(whole).filter((frame) => frame !== missing))).toEqual([]);
    }
  });

  test('a misread letter is no frame', () => {
    const [frame = ''] = framesOf(whole);
    for (let at = 0; at < frame.length; at++) {
      const wrong = frame.slice(0, at) + (frame[at] === '7' ? '8' : '7') + frame.slice(at + 1);
      expect(addFrame(nothing, wrong)).toBe(nothing);
    }
  });

  test.each(['', 'RC1', 'RC1/AAAAAAAA/1/1/AA/00000000', 'https://example.org/', 'BEGIN:VCARD'])(
    '%j is no frame and no error',
    (text) => expect(addFrame(nothing, text)).toBe(nothing),
  );

  test('nothing new is the same object, so that a screen need not draw again', () => {
    const [frame = ''] = framesOf(whole);
    const once = addFrame(nothing, frame);
    expect(addFrame(once, frame)).toBe(once);
    expect(addFrame(once, ` ${frame}\n`)).toBe(once);
  });

  test('a frame fits a code of 89 by 89 that holds letters, 50 records fit 100 codes', () => {
    const frames = framesOf(exportOf(Array.from({ length: 50 }, (_, index) => record(index + 1))));
    expect(frames.length).toBeLessThanOrEqual(100);
    const sizes = frames.map((frame) => generate(frame).size);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(89);
  });
});

describe('the file', () => {
  test.each([
    ['another kind of file', { rollcall: 'backup' }],
    ['a later version', { version: 2 }],
    ['no records', { records: [] }],
    ['no device', { device: '' }],
    ['a time that is none', { exportedAt: 'yesterday' }],
  ])('is refused: %s', (_, change) => {
    expect(SealedExport.safeParse({ ...exportOf([record(1)]), ...change }).success).toBe(false);
  });
});

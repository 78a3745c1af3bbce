import { describe, expect, test } from 'vitest';
import { framesOf, type SealedExport } from '#domain/sealed-export.ts';
import {
  type FrameSets,
  missingOf,
  progressText,
  takeTexts,
  without,
} from '../../../../src/console/import/frames.ts';

const sealed: SealedExport = {
  rollcall: 'sealed-export',
  version: 1,
  device: 'tablet-7',
  station: 'Booth 7',
  event: 'expo',
  exportedAt: '2026-09-10T17:00:00.000Z',
  records: Array.from({ length: 20 }, (_, index) => ({ seq: index + 1, box: 'Ab3_-'.repeat(60) })),
  signature: null,
};
const frames = framesOf(sealed);
const nothing: FrameSets = new Map();

describe('a series of codes', () => {
  test('is whole with its last code, whatever the order, and only once however often it is shown', () => {
    const [last = '', ...others] = frames.toReversed();
    const before = takeTexts(nothing, others);
    expect(before).toMatchObject({ whole: [], broken: 0, rest: [] });
    const after = takeTexts(before.sets, [last]);
    expect(after.whole.map((each) => each.sealed)).toEqual([sealed]);
    const again = takeTexts(after.sets, frames);
    expect(again).toEqual({ sets: after.sets, whole: [], broken: 0, rest: [] });
    const [set] = after.sets.values();
    expect(set && progressText(set)).toBe(`All ${frames.length} codes read.`);
    expect(takeTexts(without(after.sets, set?.set ?? ''), frames).whole).toHaveLength(1);
  });

  test('read twice is no trouble, and nothing new is the same object', () => {
    const once = takeTexts(nothing, frames.slice(0, 2));
    const twice = takeTexts(once.sets, frames.slice(0, 2));
    expect(twice.sets).toBe(once.sets);
    expect(twice.rest).toEqual([]);
  });

  test('names what is missing', () => {
    const { sets } = takeTexts(
      nothing,
      frames.filter((_, index) => index !== 1 && index !== 3),
    );
    const [set] = sets.values();
    if (!set) throw new Error('a series was begun');
    expect(missingOf(set)).toEqual([2, 4]);
    expect(progressText(set)).toBe(`${frames.length - 2} of ${frames.length} codes read. Missing: 2, 4`);
  });

  test('names no more missing codes than a person takes in', () => {
    const many = framesOf({ ...sealed, records: Array(60).fill(sealed.records[0]) });
    const [set] = takeTexts(nothing, many.slice(0, 1)).sets.values();
    if (!set) throw new Error('a series was begun');
    expect(progressText(set)).toMatch(/^1 of \d+ codes read\. Missing: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …$/);
  });

  test('two tablets’ series may be read at once', () => {
    const other = framesOf({ ...sealed, device: 'tablet-8', station: 'Booth 8' });
    const mixed = frames.flatMap((frame, index) => [frame, other[index] ?? '']);
    expect(
      takeTexts(nothing, mixed)
        .whole.map((each) => each.sealed.device)
        .toSorted(),
    ).toEqual(['tablet-7', 'tablet-8']);
  });

  test('what is no code of an export stays, empty lines do not', () => {
    expect(takeTexts(nothing, ['', 'hello', frames[0]?.slice(0, -5) ?? '', ' ']).rest).toEqual([
      'hello',
      frames[0]?.slice(0, -5),
    ]);
  });
});

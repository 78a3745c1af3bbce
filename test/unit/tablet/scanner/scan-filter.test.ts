import { describe, expect, test } from 'vitest';
import { filterScan, firstScanFilterState } from '../../../../src/tablet/scanner/scan-filter.ts';

type Reading = [key: string, at: number];
const countsOf = (readings: Reading[], needsSecondReading = false): string[] => {
  let state = firstScanFilterState;
  return readings.flatMap(([key, at]) => {
    const filtered = filterScan(state, { key, at, needsSecondReading });
    state = filtered.state;
    return filtered.counts ? [`${key}@${at}`] : [];
  });
};

describe('what counts as a scan', () => {
  test.each<{ name: string; readings: Reading[]; counts: string[] }>([
    { name: 'the first sight', readings: [['a', 0]], counts: ['a@0'] },
    {
      name: 'not the same again within five seconds',
      readings: [
        ['a', 0],
        ['a', 4_999],
      ],
      counts: ['a@0'],
    },
    {
      name: 'the same after five seconds out of sight',
      readings: [
        ['a', 0],
        ['a', 5_000],
      ],
      counts: ['a@0', 'a@5000'],
    },
    {
      name: 'a badge that hangs in view is one scan',
      readings: [
        ['a', 0],
        ['a', 3_000],
        ['a', 6_000],
        ['a', 9_000],
      ],
      counts: ['a@0'],
    },
    {
      name: 'two people in turn',
      readings: [
        ['a', 0],
        ['b', 100],
        ['a', 200],
      ],
      counts: ['a@0', 'b@100'],
    },
  ])('$name', ({ readings, counts }) => expect(countsOf(readings)).toEqual(counts));

  test.each<{ name: string; readings: Reading[]; counts: string[] }>([
    { name: 'one reading is not enough', readings: [['a', 0]], counts: [] },
    {
      name: 'two alike are',
      readings: [
        ['a', 0],
        ['a', 80],
      ],
      counts: ['a@80'],
    },
    {
      name: 'two different are not',
      readings: [
        ['a', 0],
        ['b', 80],
      ],
      counts: [],
    },
    {
      name: 'a second one too late is not',
      readings: [
        ['a', 0],
        ['a', 2_000],
      ],
      counts: [],
    },
  ])('linear codes: $name', ({ readings, counts }) => expect(countsOf(readings, true)).toEqual(counts));
});

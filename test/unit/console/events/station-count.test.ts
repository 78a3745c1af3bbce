import { expect, test } from 'vitest';
import { heldText, missingText } from '../../../../src/console/events/station-count.ts';

const station = {
  device: 'tablet-7',
  station: 'Booth 7',
  enrolledAt: '2026-09-10T08:00:00.000Z',
  lastSeenAt: null,
  revokedAt: null,
  ownPhonesOf: null,
  events: [],
  received: 0,
};

test.each<[string, number, number, [number, number][], string, string | null]>([
  ['all here', 412, 412, [], '412 of 412', null],
  ['nothing yet', 0, 0, [], '0 of 0', null],
  ['one missing', 411, 412, [[57, 57]], '411 of 412', 'Missing: 57'],
  [
    'runs missing',
    398,
    412,
    [
      [57, 57],
      [80, 92],
    ],
    '398 of 412',
    'Missing: 57, 80 to 92',
  ],
  ['more missing than are named', 300, 412, [[57, 57]], '300 of 412', 'Missing: 57 …'],
])('%s', (_, held, highestSeq, gaps, count, missing) => {
  const one = { ...station, held, highestSeq, gaps };
  expect([heldText(one), missingText(one)]).toEqual([count, missing]);
});

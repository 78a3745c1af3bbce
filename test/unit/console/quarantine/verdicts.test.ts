import { expect, test } from 'vitest';
import { lotSentence } from '../../../../src/console/quarantine/verdicts.ts';

test.each([
  [{ released: 12, rejected: 0, kept: 0 }, 'Booth 3: 12 records let in.'],
  [
    { released: 1, rejected: 0, kept: 2 },
    'Booth 3: 1 record let in, 2 records stay in quarantine: not to be opened.',
  ],
  [{ released: 0, rejected: 3, kept: 0 }, 'Booth 3: 3 records rejected.'],
  [{ released: 0, rejected: 0, kept: 0 }, 'Booth 3: nothing was left to decide.'],
])('%j is told in words', (outcome, sentence) => {
  expect(lotSentence('Booth 3', outcome)).toBe(sentence);
});

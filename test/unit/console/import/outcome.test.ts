import { expect, test } from 'vitest';
import { readExport } from '../../../../src/console/import/bring.ts';
import { outcomeText } from '../../../../src/console/import/outcome.ts';

const none = { stored: 0, duplicate: 0, quarantined: 0 };

test.each([
  [{ ...none, records: 50, stored: 48, duplicate: 2 }, 'Booth 7: 50 records, 48 stored, 2 already here'],
  [{ ...none, records: 1, stored: 1 }, 'Booth 7: 1 record, 1 stored'],
  [{ ...none, records: 3, duplicate: 3 }, 'Booth 7: 3 records, all already here'],
  [{ ...none, records: 3, stored: 2, quarantined: 1 }, 'Booth 7: 3 records, 2 stored, 1 in quarantine'],
  [
    { ...none, records: 3, stored: 2 },
    'Booth 7: 3 records, 2 stored, 1 could not be stored: import it again',
  ],
])('%j is told as "%s"', (counts, words) => {
  expect(outcomeText({ station: 'Booth 7', event: { id: 'expo', name: 'Expo' }, ...counts })).toBe(words);
});

test.each([
  ['cut off', '{"rollcall": "sealed-ex', 'cut off on the way'],
  ['something else', '{"rollcall": "backup"}', 'is not an export of a tablet'],
  ['a picture', '\u0089PNG', 'is not an export of a tablet'],
])('a file that is %s is refused in words', (_, text, words) => {
  const read = readExport(text);
  expect(read.ok ? '' : read.problem).toContain(words);
});

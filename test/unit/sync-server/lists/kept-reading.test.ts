/** What was understood of a list, as staff and as its sender are shown it. */
import { expect, test } from 'vitest';
import { readingOfSender, shownReading } from '../../../../sync-server/lists/kept-reading.ts';

const column = { index: 0, header: 'Name', meaning: 'full_name', samples: ['Ann Lee'] };
const row = (problems: unknown) => ({
  reading_json: JSON.stringify({ columns: [column], problems }),
  chosen_json: '[[0,"full_name"]]',
});

test('problems are values, which staff read in English', () => {
  const problem = { row: 3, sheet: 'Day 1', problem: { code: 'no-person', text: 'Total' } };
  expect(shownReading(row([problem]))).toMatchObject({
    columns: [{ letters: 'A', isChosen: true, isRemembered: false }],
    problems: [{ row: 3, what: 'sheet "Day 1": is not a person: "Total"' }],
  });
  expect(readingOfSender(row([problem]))).toMatchObject({ problems: [problem], problemCount: 1 });
});

test('of lists that were kept as words, the words stay', () => {
  const told = { row: 4, what: 'is not a person: "Total"' };
  expect(shownReading(row([told]))).toMatchObject({ problems: [told], problemCount: 1 });
  expect(readingOfSender(row([told]))).toMatchObject({ problems: [], problemCount: 0 });
});

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf } from '../../../sync-server/spreadsheet-csv.ts';

const readBack = (csv: string): string[][] => parse(csv, { bom: true, relax_column_count: true });

describe('a table as CSV', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '\t=1', '\r=1', '  =1', '=cmd|" /C calc"!A0'])(
    'takes no formula: %j',
    (cell) => expect(readBack(csvOf([[cell]]))).toEqual([[`'${cell}`]]),
  );

  test('keeps numbers that we made as numbers', () => expect(csvOf([[-1, 2]])).toBe('\ufeff-1,2\r\n'));

  test('says every text again', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), { minLength: 1 }),
        (rows) => {
          const back = readBack(csvOf(rows));
          expect(back.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
            rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
          );
        },
      ),
    ));
});

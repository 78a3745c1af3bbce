import { describe, expect, test } from 'vitest';
import { comparators } from '../../../../sync-server/linkage/comparators.ts';
import type { ColumnKind } from '../../../../sync-server/linkage/model.ts';
import { normalise, takeNameApart } from '../../../../sync-server/linkage/normalise.ts';
import { Written } from '../../../../sync-server/linkage/written.ts';

const wordsFor = (kind: ColumnKind, one: string, other: string): string => {
  const { levels, compare } = comparators[kind];
  return levels[compare(new Written(normalise(kind, one)), new Written(normalise(kind, other)))] ?? '';
};

describe('values are compared', () => {
  test.each<[ColumnKind, string, string, string]>([
    ['given-name', 'María', 'MARIA', 'the same'],
    ['given-name', 'Mary Ann', 'Maryann', 'the same'],
    ['given-name', 'Ana Luisa', 'Ana', 'one of several the same'],
    ['given-name', 'Bill', 'William', 'a nickname'],
    ['given-name', 'Bill', 'Will', 'a nickname'],
    ['given-name', 'Rachel', 'Michelle', 'different'],
    ['given-name', 'W.', 'William', 'only an initial'],
    ['given-name', 'Wiliam', 'William', 'one letter off'],
    ['given-name', 'Kathy', 'Cathey', 'sounds alike'],
    ['given-name', 'Daniel', 'Margaret', 'different'],
    ['surname', "O'Brien", 'OBRIEN', 'the same'],
    ['surname', 'van der Berg', 'Berg', 'the same'],
    ['surname', 'García-Márquez', 'Marquez', 'one part the same'],
    ['surname', 'Kowalcyzk', 'Kowalczyk', 'one letter off'],
    ['surname', 'Smith, Jr.', 'Smith', 'the same'],
    ['surname', 'Crist', 'Rippin', 'different'],
    ['identifier', '#050621', '50621', 'the same'],
    ['identifier', '50612', '50621', 'one digit off or two swapped'],
    ['email', 'Maria@Dry.example', 'maria@dry.example', 'the same'],
    ['email', 'mariak@dry.example', 'mariak@steam.example', 'the same before the @'],
    ['email', 'info@dry.example', 'maria@dry.example', 'the same after the @'],
    ['phone', '+1 (702) 555-0112', '702.555.0112', 'the same'],
    ['firm', 'Steam Carpet Care, LLC', 'Steam Carpet Care Inc.', 'the same'],
    ['firm', 'Bros. Svcs', 'Brothers Service', 'the same'],
    ['firm', 'DryMasters of Albany', 'DryMasters Albany', 'the same'],
    ['text', '12 Oak Street', '12 oak st.', 'the same'],
    ['postal-code', '89501-1234', '89501', 'the same'],
    ['postal-code', '89502', '89501', 'the same area'],
    ['date', '1960-04-09', '19600409', 'the same'],
    ['date', '19600490', '19600409', 'one digit off or two swapped'],
  ])('%s: %s and %s are %s', (kind, one, other, expected) => {
    expect(wordsFor(kind, one, other)).toBe(expected);
    expect(wordsFor(kind, other, one)).toBe(expected);
  });
});

test.each([
  ['Kowalczyk, Maria', '', [' Maria', 'Kowalczyk']],
  ['', 'Maria Elena Kowalczyk', ['Maria Elena', 'Kowalczyk']],
  ['Maria', 'Kowalczyk', null],
  ['', 'Kowalczyk', null],
])('a name in one field is taken apart: %s | %s', (given, surname, expected) =>
  expect(takeNameApart(given, surname)).toEqual(expected),
);

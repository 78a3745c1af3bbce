import { expect, test } from 'vitest';
import { DesignationCode } from '../../../src/domain/designation.ts';
import { currentCode, shippedDesignationCodes } from '../../../src/domain/designation-code.ts';

const row = (code: string, renamedTo: string | null, renamedOn: string | null): DesignationCode => ({
  code,
  name: code,
  kind: 'technician',
  renamedTo,
  renamedOn,
});
const table = [
  row('OLD', 'MID', '2010-01-01'),
  row('MID', 'NEW', '2020-01-01'),
  row('NEW', null, null),
  row('LONG-AGO', 'NEW', null),
  row('HEADS', 'TAILS', null),
  row('TAILS', 'HEADS', null),
];

test.each([
  ['before any rename', 'OLD', '2009-12-31', 'OLD'],
  ['from the day of the rename on', 'OLD', '2010-01-01', 'MID'],
  ['after two renames', 'OLD', '2026-01-01', 'NEW'],
  ['a rename of unknown day', 'LONG-AGO', '1999-01-01', 'NEW'],
  ['a code in force', 'NEW', '2026-01-01', 'NEW'],
  ['a code that nobody knows', 'XYZ', '2026-01-01', 'XYZ'],
  ['a circle of renames ends', 'HEADS', '2026-01-01', 'TAILS'],
])('current code: %s', (_, code, onDay, expected) => {
  expect(currentCode(table, code, onDay)).toBe(expected);
});

test('shipped codes are codes, once each, and every rename leads to one in force', () => {
  const codes = shippedDesignationCodes.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const shipped of shippedDesignationCodes) {
    expect(DesignationCode.parse(shipped)).toEqual(shipped);
    const current = currentCode(shippedDesignationCodes, shipped.code, '2026-01-01');
    expect(shippedDesignationCodes.find(({ code }) => code === current)?.renamedTo).toBeNull();
  }
});

test('SRT is FSRT today', () => {
  expect(currentCode(shippedDesignationCodes, 'SRT', '2026-01-01')).toBe('FSRT');
});

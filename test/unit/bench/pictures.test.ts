import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPictures, isSameText } from '../../bench/scan/pictures.ts';

test.each<[name: string, expected: string, read: string, same: boolean]>([
  ['the same', 'A1', 'A1', true],
  ['line endings and blanks at the end', 'A\r\nB \n', 'A\nB', true],
  ['control characters by name', '<GS>01<RS><EOT>', '\u001d01\u001e\u0004', true],
  ['control characters as they are', '\u001d01', '\u001d01', true],
  ['names that were printed as such', '<GS>01', '<GS>01', true],
  ['a byte order mark', '\ufeffA', 'A', true],
  ['a blank before it', ' A', 'A', false],
  ['another case', 'a', 'A', false],
  ['a digit more', 'A1', 'A11', false],
])('what was read against what is expected: %s', (_name, expected, read, same) => {
  expect(isSameText(expected, read)).toBe(same);
});

test('pictures without a text and empty sets are told and left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-pictures-'));
  try {
    for (const set of ['empty', 'none', 'qrcode']) mkdirSync(join(folder, set));
    for (const file of ['none/wall.jpg', 'qrcode/a.png', 'qrcode/a.txt', 'qrcode/b.webp', 'qrcode/c.gif']) {
      writeFileSync(join(folder, file), 'x');
    }
    const said: string[] = [];
    const found = findPictures(folder, (words) => said.push(words));
    expect(found.map(({ set, expected }) => [set, expected])).toEqual([
      ['none', null],
      ['qrcode', 'x'],
    ]);
    expect(said).toEqual([
      'empty: no pictures (.png, .jpg, .webp) in it; left out',
      'qrcode/b.webp: no b.txt says what it holds; left out',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Screens for visitors are laid out from start to end, not from left to right: a language of the other direction only turns them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sheets = ['src/kiosk', 'src/roster', 'src/ui', 'src/public-site'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(folder, name)),
);

/** `env(safe-area-inset-left)` is the glass, which does not turn. */
const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|left|right)\s*:|:\s*(?:left|right)\s*;|translateX\(/;
const wrongIn = (css: string): string[] =>
  css
    .replace(/\/\*.*?\*\//gs, '')
    .split('\n')
    .filter((line) => physical.test(line));

test.each([
  'left: 0;',
  'padding-left: 1rem;',
  'border-right-width: 2px;',
  'text-align: left;',
  'float: right;',
])('is found: %s', (line) => expect(wrongIn(`.a {\n  ${line}\n}`)).toHaveLength(1));

test('there is none', () => {
  expect(sheets.length).toBeGreaterThan(6);
  expect(
    sheets.flatMap((file) =>
      wrongIn(readFileSync(join(root, file), 'utf8')).map((line) => `${file}:${line}`),
    ),
  ).toEqual([]);
});

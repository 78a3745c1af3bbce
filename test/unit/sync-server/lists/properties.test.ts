/** What holds for every list: whatever the dialect, the same claims; and no row goes missing unsaid. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBytes, readText } from './read.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const newlines = ['\n', '\r\n', '\r'] as const;

/** Windows-1250 and Mac Roman as far as the names below need them; Node writes neither. */
const byteTables = {
  'windows-1250': { ą: 0xb9, ę: 0xea, ł: 0xb3, ż: 0xbf, ś: 0x9c, ń: 0xf1, Ł: 0xa3, Ż: 0xaf },
  macintosh: { é: 0x8e, á: 0x87, ñ: 0x96, í: 0x92, ü: 0x9f, ö: 0x9a, ç: 0x8d, É: 0x83 },
} as const;

const byTable = (text: string, table: Readonly<Record<string, number>>): Buffer =>
  Buffer.from([...text].map((letter) => table[letter] ?? letter.charCodeAt(0)));

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  'UTF-16 LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 LE without its mark': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16 BE without its mark': (text) => Buffer.from(text, 'utf16le').swap16(),
  'windows-1252': (text) => Buffer.from(text, 'latin1'),
};

const western = [
  'José',
  'François',
  'Jürgen',
  'Åsa',
  'Zoë',
  'Núñez',
  'Muñoz',
  'Groß',
  'Pérez',
  'Smith',
  "O'Neil",
  'Ann',
];
const polish = ['Łukasz', 'Wałęsa', 'Małgorzata', 'Żak', 'Bąk', 'Smith', 'Ann', 'Woźniak'.replace('ź', 'z')];
const mac = ['José', 'Muñoz', 'García', 'François', 'Jürgen', 'Éric', 'Smith', 'Ann'];

interface Person {
  given: string;
  surname: string;
  email: string;
  number: string;
  firm: string;
}

const person = (names: readonly string[]): fc.Arbitrary<Person> =>
  fc.record({
    given: fc.constantFrom(...names),
    surname: fc.constantFrom(...names),
    email: fc.stringMatching(/^[a-z]{1,9}\.[a-z0-9]{1,9}$/).map((local) => `${local}@example.com`),
    number: fc.oneof(fc.constant(''), fc.stringMatching(/^\d{5,9}$/)),
    firm: fc.constantFrom('', 'Acme, Inc.', 'A "B" Co', 'Sons; Co', 'Up | Down', 'Two\nLines', 'Smith'),
  });

const cell = (text: string, delimiter: string): string =>
  /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

const written = (people: readonly Person[], delimiter: string, newline: string): string =>
  [
    ['First Name', 'Last Name', 'E-mail', 'IICRC #', 'Company'],
    ...people.map(({ given, surname, email, number, firm }) => [given, surname, email, number, firm]),
  ]
    .map((row) => row.map((text) => cell(text, delimiter)).join(delimiter) + newline)
    .join('');

const claims = (people: readonly Person[]) =>
  people.map(({ given, surname, email, number, firm }) => ({
    given_name: given,
    surname,
    email,
    ...(number === '' ? {} : { registrant_number: number }),
    ...(firm === '' ? {} : { firm: firm.replace('\n', ' ') }),
  }));

test('a table reads the same in every delimiter, encoding and line ending', () => {
  fc.assert(
    fc.property(
      fc.array(person(western), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(...delimiters),
      fc.constantFrom(...newlines),
      fc.constantFrom(...Object.keys(encodings)),
      (people, delimiter, newline, encoding) => {
        const text = written(people, delimiter, newline);
        expect(readBytes(encodings[encoding]?.(text) ?? Buffer.from('')).rows).toEqual(claims(people));
      },
    ),
    { numRuns: 400 },
  );
});

test.each([
  ['windows-1250', polish],
  ['macintosh', mac],
] as const)('names tell that a list is in %s', (encoding, names) => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...names], { minLength: names.length }), (shuffled) => {
      const people = shuffled.map((name, index) => ({
        given: name,
        surname: shuffled[(index + 1) % shuffled.length] ?? '',
        email: `a${index}@example.com`,
        number: '',
        firm: '',
      }));
      const bytes = byTable(written(people, ',', '\n'), byteTables[encoding]);
      expect(readBytes(bytes).rows).toEqual(claims(people));
    }),
    { numRuns: 30 },
  );
});

const anyCell = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  fc.constantFrom(
    'John Smith',
    'Smith, John',
    'Lee',
    'js@example.com',
    '702-555-1234',
    '123456',
    'Acme Inc',
    'N/A',
    '-',
  ),
  fc.constantFrom(
    'Total: 14',
    'Total',
    'Name',
    'Email',
    'Company',
    'Day 2',
    'Page 1',
    'Reno',
    'NV',
    '7.03E+09',
    '1/2/2026',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

test('every row that is not empty is a claim or named', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyCell, { minLength: 1, maxLength: 6 }), { maxLength: 25 }),
      fc.constantFrom(...delimiters),
      (grid, delimiter) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const header = ['Name', 'Email', 'Phone', 'Reg. No.', 'Company', 'City'];
        const lines = [header, ...grid].map((row) => row.map(quoted).join(delimiter));
        const read = readText(lines.join('\n'));
        const named = new Set(read.problems.map(({ row }) => row));
        const isEmpty = (text: string): boolean => /^[\s\u0085\u200b\u2060\ufeff\u00ad]*$/.test(text);
        const unnamed = grid.filter((row, index) => !row.every(isEmpty) && !named.has(index + 2));
        expect(read.rows.length).toBeGreaterThanOrEqual(unnamed.length);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a header among any rows is survived', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      const bytes = Buffer.concat([Buffer.from('Name,Email\nJohn Smith,js@example.com\n'), noise]);
      const isBinary = noise.includes(0);
      if (!isBinary) expect(readBytes(bytes).rows.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

/** Values that programs stumble over, and how one is put into a value that was good. */
import fc from 'fast-check';

/**
 * Marks stand for what JSON values cannot hold or what would make a printed request unreadable. They are
 * written out in `filledIn` of marks.ts: `raw` as it is without quotes, `nest` as so many brackets, `long` as so many letters.
 */
const raw = (text: string): string => `@@raw:${text}@@`;

const texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00a',
  'a\ufffe\uffff',
  '\u202eevil',
  '\r\nset-cookie: a=b',
  "'; DROP TABLE device; --",
  '%00',
  '%',
  '_%\\',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-0',
  '1e999',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(20),
  'e\u0301'.repeat(200),
  '\u0301'.repeat(490),
  'İıſK',
  '@@long:70000@@',
  '@@long:600@@',
];

const values: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.1,
  1e308,
  5e-324,
  2 ** 53,
  -(2 ** 53),
  2 ** 31,
  [],
  {},
  [[]],
  raw('-0'),
  raw('1e999'),
  raw('-1e999'),
  raw('1e-999'),
  raw('9223372036854775808'),
  raw('NaN'),
  raw('Infinity'),
  raw('undefined'),
  raw('0x10'),
  raw('tru'),
  raw('[1,]'),
  raw('"\\u12"'),
  raw('"\\x"'),
  raw('{"__proto__":{"status":"stored"}}'),
  raw('{"constructor":{"prototype":{"a":1}}}'),
  raw('{"a":1,"a":2}'),
  '@@nest:200@@',
  '@@nest:4000@@',
  '@@nest:60000@@',
  '@@nestObject:3000@@',
  { length: '@@nest:16000@@' },
  { length: '@@nest:60000@@' },
  { length: -1 },
];

/** Goes into text fields, queries and paths too. */
export const nastyText: fc.Arbitrary<string> = fc.constantFrom(...texts);
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...values), nastyText);

type Change =
  | { how: 'replace'; with: unknown }
  | { how: 'remove' }
  | { how: 'add'; name: string; with: unknown }
  | { how: 'repeat'; times: number }
  | { how: 'wrap'; in: 'list' | 'object' };

/** One change at one place; `at` is taken modulo the places that there are. */
export interface Mutation {
  at: number;
  change: Change;
}

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ how: fc.constant('replace' as const), with: nastyValue }) },
  { weight: 2, arbitrary: fc.constant({ how: 'remove' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      how: fc.constant('add' as const),
      name: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toJSON', 'length', '', 'id'), nastyText),
      with: nastyValue,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ how: fc.constant('repeat' as const), times: fc.constantFrom(2, 3, 120) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      how: fc.constant('wrap' as const),
      in: fc.constantFrom('list' as const, 'object' as const),
    }),
  },
);
export const mutation: fc.Arbitrary<Mutation> = fc.record({ at: fc.nat(), change });

/** What takes the place of one value: none, itself changed, or several (in a list). */
const changed = (value: unknown, { change }: Mutation): unknown[] => {
  switch (change.how) {
    case 'replace':
      return [change.with];
    case 'remove':
      return [];
    case 'add': {
      if (Array.isArray(value)) return [[...value, change.with]];
      const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
      // `fromEntries` defines own properties, `__proto__` too.
      return [Object.fromEntries([...entries, [change.name, change.with]])];
    }
    case 'repeat':
      return Array.from({ length: change.times }, () => value);
    case 'wrap':
      return [change.in === 'list' ? [value] : { value }];
  }
};

const countOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum, child) => sum + countOf(child), 1);
};

const changeAt = (value: unknown, place: number, mutation: Mutation): unknown[] => {
  if (place === 0) return changed(value, mutation);
  if (typeof value !== 'object' || value === null) return [value];
  let left = place - 1;
  const children = Object.entries(value).flatMap(([name, child]) => {
    const count = countOf(child);
    const isHere = left >= 0 && left < count;
    const become = isHere ? changeAt(child, left, mutation) : [child];
    left -= count;
    return become.map((each) => [name, each] as const);
  });
  return [Array.isArray(value) ? children.map(([, child]) => child) : Object.fromEntries(children)];
};

/** The value with one change somewhere inside, or as a whole. `undefined` where it was removed. */
export const mutated = (value: unknown, mutation: Mutation): unknown =>
  changeAt(value, mutation.at % countOf(value), mutation)[0];

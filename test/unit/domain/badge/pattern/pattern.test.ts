import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMachine } from '../../../../../src/domain/badge/pattern/machine.ts';
import { matchesPattern } from '../../../../../src/domain/badge/pattern/pattern.ts';
import { search } from '../../../../../src/domain/badge/pattern/search.ts';
import { parsePattern } from '../../../../../src/domain/badge/pattern/syntax.ts';

const badge = '123456^DOE^John [x]\tID:7\n{"a":-1.5}';

describe('patterns say what JavaScript says', () => {
  test.each([
    '^[0-9]{6}\\^',
    '^(BADGE|ID):',
    '(?:BADGE|ID):\\d+?$',
    '(?<number>\\d{3,})\\^',
    '\\bDOE\\b',
    'OE\\B',
    '\\B\\^',
    '^\\d+\\^[A-Z]+\\^\\w+\\s',
    '[^\\d^]{3}',
    '[\\d-x]',
    '[]]',
    '[^]',
    '[]',
    '[a\\]x-]',
    '[\\b\\t]',
    '\\[x\\]\\x09\\u0049D',
    '^{"a"',
    '{"a":-?\\d+\\.\\d',
    'x{,2}',
    '\\cI',
    '\\/|\\-',
    '()',
    '(a*)*',
    '(|a)+b',
    '(a?){3}b',
    '.*\\n\\{',
    'a|b|',
    '',
    '^$',
    '$',
    'é|\\D\\W\\S',
    '^(?:[^"]|"")*$',
    '\\0',
  ])('%s', (pattern) => {
    for (const text of [
      badge,
      '',
      'ID:7',
      'BADGE:',
      'aab',
      'x{,2}',
      '{"a":-1.5}',
      '\n',
      'é -x',
      '\0',
      'ab"c',
    ]) {
      expect([text, matchesPattern(pattern, text)]).toEqual([text, new RegExp(pattern).test(text)]);
    }
  });

  const piece = fc.constantFrom(
    ...[
      'a',
      'b',
      'B',
      '1',
      '-',
      '.',
      '\\d',
      '\\W',
      '\\s',
      '[ab]',
      '[^a]',
      '[^\\d-]',
      '[A-b]',
      '(',
      '(?:',
      ')',
      '|',
    ],
    ...['*', '+', '?', '*?', '{2}', '{1,3}', '{0}', '{2,}', '^', '$', '\\b', '\\B', '{', ' '],
  );
  const pattern = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'B', 'A', '1', '-', ' ', '\n'), maxLength: 8 });

  test('property: any pattern of the subset, on any text', () =>
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 5 }), (source, texts) => {
        const parsed = parsePattern(source);
        fc.pre(parsed.ok);
        const expression = new RegExp(source);
        expect(texts.map((each) => matchesPattern(source, each))).toEqual(
          texts.map((each) => expression.test(each)),
        );
      }),
      { numRuns: 2000 },
    ));

  test('property: nothing that JavaScript runs is refused within the subset', () =>
    fc.assert(
      fc.property(pattern, (source) => {
        let runs = true;
        try {
          new RegExp(source);
        } catch {
          runs = false;
        }
        expect([source, parsePattern(source).ok]).toEqual([source, runs]);
      }),
      { numRuns: 4000 },
    ));
});

test.each([
  ['(?i)^badge:', 'BADGE:1', true],
  ['(?i)[a-f]+$', 'ABCDEF', true],
  ['(?i)[A-F]+$', 'abcdef', true],
  ['(?i)É', 'é', true],
  ['(?i)s', '\u017f', false],
  ['(?i)[^a]', 'A', false],
  ['^badge:', 'BADGE:1', false],
])('ignoring case: %s on %s', (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

test.each([
  ['(a', 'a ")" is missing (at character 3 of the pattern)'],
  ['a)', 'this ")" closes nothing; write \\) for the character (at character 2 of the pattern)'],
  ['[a', 'a "]" is missing (at character 3 of the pattern)'],
  ['*a', 'there is nothing before this to repeat (at character 2 of the pattern)'],
  ['a**', 'there is nothing before this to repeat (at character 4 of the pattern)'],
  ['^*', 'an anchor cannot be repeated (at character 3 of the pattern)'],
  ['[z-a]', 'the ends of a range in [ ] are in the wrong order (at character 5 of the pattern)'],
  ['a{3,2}', 'the numbers of {m,n} are in the wrong order (at character 7 of the pattern)'],
  ['a\\', 'a backslash must be followed by something (at character 3 of the pattern)'],
  ['(?=a)', 'look-ahead and look-behind cannot be used here (at character 4 of the pattern)'],
  ['(?<!a)', 'look-ahead and look-behind cannot be used here (at character 5 of the pattern)'],
  ['(a)\\1', '\\1 refers to a group, which cannot be used here (at character 6 of the pattern)'],
  ['\\p{L}', '\\p has no meaning here (at character 3 of the pattern)'],
  [
    '(?i:a)',
    'a group is written (...), (?:...) or (?<name>...); (?i) only goes first (at character 3 of the pattern)',
  ],
  ['(a{100}){100}', 'this pattern repeats too much; use smaller numbers in { }'],
  ['((){999}){999}', 'this pattern repeats too much; use smaller numbers in { }'],
  ['a'.repeat(501), 'a pattern has at most 500 characters'],
])('refused: %s', (pattern, problem) => {
  expect(parsePattern(pattern)).toEqual({ ok: false, problem });
});

describe('linear time', () => {
  const stepsOf = (pattern: string, text: string): number => {
    const parsed = parsePattern(pattern);
    if (!parsed.ok) throw new Error(parsed.problem);
    return search(buildMachine(parsed.value.root), text, parsed.value.ignoresCase).steps;
  };

  test.each(['^(a+)+$', '(a|a)*b', '(a*)*b', '(.*)(.*)(.*)c', '(a?){30}a{30}b', '[ab]*a[ab]{100}c'])(
    '%s takes as many steps for each character of a long text as of a short one',
    (pattern) => {
      const steps = (length: number) => stepsOf(pattern, `${'a'.repeat(length)}!`);
      expect(steps(4000) - steps(2000)).toBeLessThanOrEqual(1.01 * 2 * (steps(2000) - steps(1000)));
      expect(steps(4000)).toBeLessThanOrEqual(1000 * 4002);
    },
  );
});

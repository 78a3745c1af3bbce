/** What the reader finds in a file has words in each language, with every place in them filled. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { fileRefusals, type RowProblem } from '../../../../src/domain/list-problem.ts';
import { addWords, speak } from '../../../../src/messages/index.ts';
import { languages } from '../../../../src/messages/languages.ts';
import { organiserWords } from '../../../../src/messages/organiser.ts';
import { problemText, refusalText } from '../../../../src/public-site/organiser/list-words.ts';

vi.stubGlobal('document', { documentElement: { lang: 'en', dir: 'ltr' } });

const letters = 'C';
const header = 'Code';
const text = 'Jane | 12';
const columns = [
  { letters, header },
  { letters: 'D', header: '' },
];

/** One of each code; a new one is missed by the compiler. */
const problems: { [Code in RowProblem['code']]: Extract<RowProblem, { code: Code }> } = {
  'above-header': { code: 'above-header', text },
  'repeats-header': { code: 'repeats-header', text },
  'another-table': { code: 'another-table' },
  'no-header': { code: 'no-header', columns: [{ letters, meaning: 'email' }] },
  'second-columns': { code: 'second-columns', columns },
  'unread-columns': { code: 'unread-columns', columns },
  'hidden-sheet': { code: 'hidden-sheet', rows: 1, text },
  'other-sheet': { code: 'other-sheet', rows: 1_200, text },
  'nobody-below': { code: 'nobody-below' },
  'same-person': { code: 'same-person', row: 1_234, sheet: null },
  'same-number': { code: 'same-number', row: 1_234, sheet: 'Day 1' },
  'open-quote': { code: 'open-quote' },
  'cell-error': { code: 'cell-error', letters, error: '#REF!' },
  'formula-without-value': { code: 'formula-without-value', letters },
  'digits-lost': { code: 'digits-lost', letters, text },
  'tells-nobody': { code: 'tells-nobody', text },
  'no-person': { code: 'no-person', text },
  'did-not-come': { code: 'did-not-come', header, text },
  'no-minutes': { code: 'no-minutes', letters, text },
  'no-hours': { code: 'no-hours', letters, text },
  'no-tick': { code: 'no-tick', header, text },
  'no-day-ticked': { code: 'no-day-ticked' },
  'day-unclear': { code: 'day-unclear', day: 'some day' },
};
const each = Object.values(problems);
const wordsOf = (sheet: string | null): string[] =>
  each.map((problem) => problemText({ row: 7, sheet, problem }));

/** What a problem says of the file itself, which every language must repeat. */
const factsOf = (problem: RowProblem): string[] =>
  Object.entries(problem).flatMap(([name, value]) => {
    if (name === 'code' || value === null) return [];
    if (name === 'columns') return [letters];
    return typeof value === 'string' || name === 'row' ? [String(value)] : [];
  });

beforeAll(() => addWords(organiserWords));

describe.each(languages)('in %s', (language) => {
  beforeAll(() => speak(language));

  test('every problem is told with all that it holds', () => {
    for (const [index, words] of wordsOf(null).entries()) {
      expect(words).not.toMatch(/[{}]|^(?:problem|organiser|meaning)\./);
      const problem = each[index];
      for (const fact of problem ? factsOf(problem) : []) expect(words).toContain(fact);
    }
    expect(new Set(wordsOf(null)).size).toBe(each.length);
  });

  test('the sheet is named where there are several', () => {
    for (const [index, words] of wordsOf('Day 2').entries()) {
      expect(words).toContain('Day 2');
      expect(words.endsWith(wordsOf(null)[index] ?? '?')).toBe(true);
    }
  });

  test('every refusal of a file is a sentence', () => {
    const sentences = fileRefusals.map(refusalText);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^{}]+\.$/u);
    expect(new Set(sentences).size).toBe(fileRefusals.length);
  });
});

/** The catalogues: nothing is missing in a language, and every place that is filled in one is filled in all. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/messages/languages.ts';

const folder = join(import.meta.dirname, '../../../src/messages');
const catalogue = (part: string, language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, part, `${language}.json`), 'utf8'));
const parts = [
  'kiosk',
  'questions',
  'staff',
  'public-site',
  'here',
  'install',
  'lock',
  'duplicates',
  'organiser',
  'roster',
  'roster-check',
];
const others = languages.filter((language) => language !== 'en');
const each = parts.flatMap((part) => others.map((language) => ({ part, language })));

const placesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();

describe.each(each)('$part in $language', ({ part, language }) => {
  const english = catalogue(part, 'en');
  const words = catalogue(part, language);

  test('has what English has, in the same order', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english));
  });

  test('fills the same places', () => {
    const wrong = Object.keys(english).filter(
      (key) => String(placesIn(words[key] ?? '')) !== String(placesIn(english[key] ?? '')),
    );
    expect(wrong).toEqual([]);
  });

  test('is translated: hardly a text is the same as in English', () => {
    const same = Object.keys(english).filter((key) => words[key] === english[key]);
    expect(same.length).toBeLessThan(6);
  });
});

test.each(parts)('every plural of %s has the forms that English needs', (part) => {
  const keys = Object.keys(catalogue(part, 'en'));
  const stems = keys
    .filter((key) => /_(one|other)$/.test(key))
    .map((key) => key.replace(/_(one|other)$/, ''));
  for (const stem of new Set(stems))
    expect(keys).toEqual(expect.arrayContaining([`${stem}_one`, `${stem}_other`]));
});

test('no key is in two parts', () => {
  const all = parts.flatMap((part) => Object.keys(catalogue(part, 'en')));
  const twice = all.filter((key, index) => all.indexOf(key) !== index);
  expect(twice).toEqual([]);
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addWords, language, type Part, say, speak } from '../../../src/messages/index.ts';
import { kioskWords } from '../../../src/messages/kiosk.ts';
import { preferredOf } from '../../../src/messages/languages.ts';

const root = { lang: 'en', dir: 'ltr' };
vi.stubGlobal('document', { documentElement: root });
await addWords(kioskWords);
beforeEach(() => speak('en'));

describe('words', () => {
  test('come in the language that was chosen, and the page says which', async () => {
    expect(say('saved.thanks', { who: 'Maria K.' })).toBe('Thank you, Maria K.');
    await speak('es');
    expect(say('saved.thanks', { who: 'Maria K.' })).toBe('Gracias, Maria K.');
    expect([language.value, root.lang]).toEqual(['es', 'es']);
    await speak('fr');
    expect(say('saved.thanks', { who: 'Maria K.' })).toBe('Merci, Maria K.');
  });

  test.each([
    ['en', 1, '1 second'],
    ['en', 0, '0 seconds'],
    ['es', 1, '1 segundo'],
    ['es', 2, '2 segundos'],
    // In French nothing is singular.
    ['fr', 0, '0 seconde'],
    ['fr', 2, '2 secondes'],
  ] as const)('%s counts %i as "%s"', async (tongue, count, words) => {
    await speak(tongue);
    expect(say('saved.clears', { count }).endsWith(words)).toBe(true);
  });

  test.each([
    ['en', '12,345'],
    ['es', '12,345'],
    ['fr', '12\u202f345'],
  ] as const)('%s writes numbers its own way', async (tongue, written) => {
    await speak(tongue);
    expect(say('safety.kept', { count: 12_345 })).toContain(written);
  });

  test.each(['$t(saved.done)', '{who}', '{{who}}', '$&', '<b>', '{count}'])(
    'a name is never looked at again: %s',
    (who) => expect(say('saved.thanks', { who })).toBe(`Thank you, ${who}`),
  );

  test('of two wishes the last one counts, whichever comes first', async () => {
    await Promise.all([speak('fr'), speak('es')]);
    expect(language.value).toBe('es');
  });

  test('that cannot be loaded leave everything as it was', async () => {
    const lost: Part = {
      english: {},
      others: { es: () => Promise.reject(new Error('offline')), fr: async () => ({}) },
    };
    await addWords(lost);
    await speak('es');
    expect([language.value, say('saved.done')]).toEqual(['en', 'Done']);
  });
});

test.each([
  [['es-MX', 'en'], 'es'],
  [['de', 'fr-CA', 'en'], 'fr'],
  [['pt-BR'], 'en'],
  [[], 'en'],
] as const)('a browser that prefers %o is spoken to in %s', (tags, spoken) =>
  expect(preferredOf(tags)).toBe(spoken),
);

import type { Part } from './index.ts';
import english from './set-up/en.json' with { type: 'json' };

export const setUpWords: Part = {
  english,
  others: {
    es: async () => (await import('./set-up/es.json')).default,
    fr: async () => (await import('./set-up/fr.json')).default,
  },
};

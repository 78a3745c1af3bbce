import english from './duplicates/en.json' with { type: 'json' };
import type { Part } from './index.ts';

export const duplicatesWords: Part = {
  english,
  others: {
    es: async () => (await import('./duplicates/es.json')).default,
    fr: async () => (await import('./duplicates/fr.json')).default,
  },
};

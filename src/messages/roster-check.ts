import type { Part } from './index.ts';
import english from './roster-check/en.json' with { type: 'json' };

export const rosterCheckWords: Part = {
  english,
  others: {
    es: async () => (await import('./roster-check/es.json')).default,
    fr: async () => (await import('./roster-check/fr.json')).default,
  },
};

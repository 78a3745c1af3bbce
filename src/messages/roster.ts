import type { Part } from './index.ts';
import english from './roster/en.json' with { type: 'json' };

export const rosterWords: Part = {
  english,
  others: {
    es: async () => (await import('./roster/es.json')).default,
    fr: async () => (await import('./roster/fr.json')).default,
  },
};

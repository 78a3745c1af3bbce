import type { Part } from './index.ts';
import english from './questions/en.json' with { type: 'json' };

export const questionWords: Part = {
  english,
  others: {
    es: async () => (await import('./questions/es.json')).default,
    fr: async () => (await import('./questions/fr.json')).default,
  },
};

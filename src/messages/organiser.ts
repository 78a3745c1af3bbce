import type { Part } from './index.ts';
import english from './organiser/en.json' with { type: 'json' };

export const organiserWords: Part = {
  english,
  others: {
    es: async () => (await import('./organiser/es.json')).default,
    fr: async () => (await import('./organiser/fr.json')).default,
  },
};

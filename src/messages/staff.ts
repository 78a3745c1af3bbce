import type { Part } from './index.ts';
import english from './staff/en.json' with { type: 'json' };

export const staffWords: Part = {
  english,
  others: {
    es: async () => (await import('./staff/es.json')).default,
    fr: async () => (await import('./staff/fr.json')).default,
  },
};

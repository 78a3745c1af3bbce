import type { Part } from './index.ts';
import english from './lock/en.json' with { type: 'json' };

export const lockWords: Part = {
  english,
  others: {
    es: async () => (await import('./lock/es.json')).default,
    fr: async () => (await import('./lock/fr.json')).default,
  },
};

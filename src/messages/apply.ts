import english from './apply/en.json' with { type: 'json' };
import type { Part } from './index.ts';

export const applyWords: Part = {
  english,
  others: {
    es: async () => (await import('./apply/es.json')).default,
    fr: async () => (await import('./apply/fr.json')).default,
  },
};

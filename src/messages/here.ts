import english from './here/en.json' with { type: 'json' };
import type { Part } from './index.ts';

export const hereWords: Part = {
  english,
  others: {
    es: async () => (await import('./here/es.json')).default,
    fr: async () => (await import('./here/fr.json')).default,
  },
};

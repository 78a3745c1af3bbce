import type { Part } from './index.ts';
import english from './install/en.json' with { type: 'json' };

export const installWords: Part = {
  english,
  others: {
    es: async () => (await import('./install/es.json')).default,
    fr: async () => (await import('./install/fr.json')).default,
  },
};

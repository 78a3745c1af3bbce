import type { Part } from './index.ts';
import english from './public-site/en.json' with { type: 'json' };

export const publicSiteWords: Part = {
  english,
  others: {
    es: async () => (await import('./public-site/es.json')).default,
    fr: async () => (await import('./public-site/fr.json')).default,
  },
};

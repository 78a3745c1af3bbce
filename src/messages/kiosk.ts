import type { Part } from './index.ts';
import english from './kiosk/en.json' with { type: 'json' };

export const kioskWords: Part = {
  english,
  others: {
    es: async () => (await import('./kiosk/es.json')).default,
    fr: async () => (await import('./kiosk/fr.json')).default,
  },
};

export { isSampleLoaded, sampleBadges } from './badge-store.ts';
export type { SampleBadge } from './badges.ts';
export { badgeSvg } from './barcode.ts';
export { conventionOn, ensureEventsToday } from './events-today.ts';
export { generateSample, type Sample } from './generate.ts';
export { loadSample, type SampleSummary } from './load.ts';

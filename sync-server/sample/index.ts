export { isSampleLoaded, sampleBadges } from './badge-store.ts';
export type { SampleBadge } from './badges.ts';
export { badgeSvg } from './barcode.ts';
export { classOn, ensureClassToday } from './class-today.ts';
export { conventionOn, ensureEventsToday } from './events-today.ts';
export { loadSample } from './load.ts';

/** What the service worker's caches are called: the app itself, a version each. A tablet that is wiped keeps them. */
export const appCachePrefix = 'version-';

import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { appCachePrefix } from './tablet/app-caches.ts';

declare const self: ServiceWorkerGlobalScope;

const page = 'index.html';
const manifest = self.__WB_MANIFEST.filter((entry) => typeof entry !== 'string');
const isPage = ({ url }: { url: string }): boolean => url === page;
/** The page changes with every part of the app. Where only an icon did, the same place takes it as well. */
const version = manifest.find(isPage)?.revision ?? '';

/**
 * Each version keeps its files in a place of its own. In one for all, as Workbox has it, a version that takes over
 * clears away what the next is just putting by, and that one then starts without them: a kiosk with no network stays blank.
 */
const cacheName = appCachePrefix + version;
/** A page of an older version is open until the kiosk is quiet, and two more may have taken over meanwhile. */
const keptBefore = 2;

const precache = new PrecacheController({ cacheName });
// The page first: when it is a newer one's already, files of this version are gone from the server, and putting it by fails.
const pageFirst = [...manifest.filter(isPage), ...manifest.filter((entry) => !isPage(entry))];
precache.addToCacheList(pageFirst);

/** What did not change since another version need not be fetched. */
const takeUnchanged = async (): Promise<void> => {
  const own = await caches.open(cacheName);
  for (const key of precache.getURLsToCacheKeys().values()) {
    const kept = (await own.match(key)) ? undefined : await caches.match(key);
    if (kept) await own.put(key, kept);
  }
};
self.addEventListener('install', (event) =>
  event.waitUntil(takeUnchanged().then(() => precache.install(event))),
);

/** Those that came before, but the last ones; one that came later is being put by. Keys come in the order of making. */
const clearOldVersions = async (): Promise<void> => {
  const names = await caches.keys();
  const before = names.slice(0, names.indexOf(cacheName));
  await Promise.all(before.slice(0, -keptBefore).map((name) => caches.delete(name)));
};
self.addEventListener('activate', (event) => event.waitUntil(clearOldVersions()));

registerRoute(new PrecacheRoute(precache));

/** Named after what is in them: a later version's has another name. */
const isPart = ({ origin, pathname }: URL): boolean =>
  origin === self.location.origin && /-[\w-]{8}\.\w+$/.test(pathname);
// What is no part of this version, and gone from the server: somebody may be in the middle of signing in.
registerRoute(
  ({ url }) => isPart(url),
  async ({ request }) => (await caches.match(request.url)) ?? fetch(request),
);

// Only the tablet's wings work without a network; the console and the front door ask the server.
registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL(`/${page}`), {
    allowlist: [/^\/(kiosk|roster)(\/|$)/],
  }),
);

// A new version waits until the kiosk is idle: see tablet/update.ts.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
// The first version takes over the page that installed it, so that the very next reload may be offline.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);

/** Parts of the version before: from when this one takes over until the kiosk is quiet, a page of that one is open still. */
const versionBefore = 'version-before';
/** Named after what is in them: a later version's has another name. */
const isPart = ({ origin, pathname }: URL): boolean =>
  origin === self.location.origin && /-[\w-]{8}\.\w+$/.test(pathname);

const keepVersionBefore = async (): Promise<void> => {
  await caches.delete(versionBefore);
  const precache = (await caches.keys()).find((name) => name.includes('precache'));
  if (precache === undefined) return;
  const [now, before] = await Promise.all([caches.open(precache), caches.open(versionBefore)]);
  for (const request of await now.keys()) {
    const part = isPart(new URL(request.url)) && (await now.match(request));
    if (part) await before.put(request, part);
  }
};
self.addEventListener('install', (event) => event.waitUntil(keepVersionBefore()));

// What is no part of this version, and gone from the server: somebody may be in the middle of signing in.
registerRoute(
  ({ url }) => isPart(url),
  async ({ request }) => (await (await caches.open(versionBefore)).match(request.url)) ?? fetch(request),
);

// Only the tablet's wings work without a network; the console and the front door ask the server.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: [/^\/(kiosk|roster)(\/|$)/] }),
);

// A new version waits until the kiosk is idle: see tablet/update.ts.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
// The first version takes over the page that installed it, so that the very next reload may be offline.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

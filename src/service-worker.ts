import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);

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

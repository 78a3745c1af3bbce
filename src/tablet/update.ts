import type { Workbox } from 'workbox-window';

const checkEveryMs = 15 * 60_000;

interface Kiosk {
  /** Nobody is at the tablet, and nothing is being saved. */
  isIdle: () => boolean;
  /** Loads the page again. */
  restart: () => void;
}

/**
 * Registers the service worker. A new version of the app waits until `takeUpdate` is called, and the page waits
 * again before it restarts: a version that arrives must never reload under a person's fingers, and between
 * "take over" and "has taken over" somebody may have begun to type. Another page of this tablet may have let the
 * new version in: then this one, still the old, restarts at its own next quiet moment.
 */
export const watchForUpdate = ({ isIdle, restart }: Kiosk): { takeUpdate: () => void } => {
  if (!('serviceWorker' in navigator)) return { takeUpdate: () => {} };
  const { serviceWorker } = navigator;
  let workbox: Workbox | undefined;
  let registration: ServiceWorkerRegistration | undefined;
  let isControlled = serviceWorker.controller !== null;
  let isOutdated = false;
  // Not Workbox's own `isUpdate`: to a page that installed the first version, all that follow look like the first.
  serviceWorker.addEventListener('controllerchange', () => {
    // The very first version takes over the page that installed it: they are of one age.
    isOutdated = isControlled;
    isControlled = true;
  });
  const register = async (): Promise<void> => {
    const { Workbox } = await import('workbox-window');
    workbox = new Workbox('/service-worker.js');
    registration = await workbox.register({ immediate: true });
  };
  register().catch(() => undefined);
  // A kiosk is not loaded again for days, and browsers look for a new version when a page is loaded.
  setInterval(() => void workbox?.update().catch(() => undefined), checkEveryMs);
  return {
    takeUpdate: () => {
      if (!registration || !isIdle()) return;
      const { waiting, active } = registration;
      // A version that takes over clears away the files of the one before: not while a page is being loaded from them.
      if (waiting) workbox?.messageSkipWaiting();
      else if (isOutdated && active?.state === 'activated') restart();
    },
  };
};

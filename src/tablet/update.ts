import { Workbox } from 'workbox-window';

/**
 * Registers the service worker. A new version of the app waits until `takeUpdate` is called, which the kiosk does
 * only on its idle attract screen with nothing in flight: an update must never reload under a person's fingers.
 */
export const watchForUpdate = (): { takeUpdate: () => void } => {
  let updateWaits = false;
  if (!('serviceWorker' in navigator)) return { takeUpdate: () => {} };
  const workbox = new Workbox('/service-worker.js');
  workbox.addEventListener('waiting', () => {
    updateWaits = true;
  });
  workbox.addEventListener('controlling', ({ isUpdate }) => {
    if (isUpdate) location.reload();
  });
  workbox.register().catch(() => undefined);
  return {
    takeUpdate: () => {
      if (updateWaits) workbox.messageSkipWaiting();
    },
  };
};

import { deviceClock } from './clock.ts';
import { createEndOfDay } from './end-of-day.ts';
import { loadEnrolling, loadNumberCheck, loadPostBatch, loadSeal } from './load.ts';
import { createOutbox } from './outbox.ts';
import type { Fetch } from './post-batch.ts';
import { announcePage, readDeviceFacts } from './safety.ts';
import { createSender, type IfAlone } from './sender.ts';
import { createStationPin } from './station-pin.ts';
import { openStore } from './store.ts';

const deviceFetch: Fetch = (url, request) => fetch(url, request);

const ifAlone: IfAlone = (work) =>
  navigator.locks.request('rollcall-sender', { ifAvailable: true }, (lock) => (lock ? work() : undefined));

/** Chromium's own measure of the heap, absent from the standard types and from other browsers. */
const heapBytes = (): number | undefined =>
  (performance as Performance & { memory?: { jsHeapSizeLimit: number } }).memory?.jsHeapSizeLimit;

/** The device's parts, put together on the real clock, network and storage. */
export const openTablet = () => {
  const store = openStore('rollcall');
  const sender = createSender({
    store,
    clock: deviceClock,
    postBatch: loadPostBatch(deviceFetch, deviceClock),
    random: Math.random,
    ifAlone,
  });
  const outbox = createOutbox({
    store,
    clock: deviceClock,
    seal: loadSeal(),
    serverOffsetMs: sender.serverOffsetMs,
    afterSave: () => void sender.nudge(),
  });
  announcePage(navigator.locks);
  addEventListener('online', () => void sender.tryNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sender.tryNow();
  });
  return {
    clock: deviceClock,
    store,
    sender,
    outbox,
    enrolling: loadEnrolling({ store, fetch: deviceFetch, clock: deviceClock }),
    numbers: loadNumberCheck({ store, fetch: deviceFetch }),
    pin: createStationPin({ store, clock: deviceClock }),
    endOfDay: createEndOfDay({ store, browser: { caches, areas: [localStorage, sessionStorage] } }),
    readDevice: () =>
      readDeviceFacts({ storage: navigator.storage, locks: navigator.locks, heapBytes: heapBytes() }),
  };
};

export type Tablet = ReturnType<typeof openTablet>;

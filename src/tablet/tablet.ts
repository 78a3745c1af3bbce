import { deviceClock } from './clock.ts';
import { createEnrolling } from './enrolment.ts';
import { createOutbox } from './outbox.ts';
import { createPostBatch, type Fetch } from './post-batch.ts';
import { createSender, type IfAlone } from './sender.ts';
import { openStore } from './store.ts';

const deviceFetch: Fetch = (url, request) => fetch(url, request);

const ifAlone: IfAlone = (work) =>
  navigator.locks.request('rollcall-sender', { ifAvailable: true }, (lock) => (lock ? work() : undefined));

/** The device's parts, put together on the real clock, network and storage. */
export const openTablet = () => {
  const store = openStore('rollcall');
  const sender = createSender({
    store,
    clock: deviceClock,
    postBatch: createPostBatch(deviceFetch, deviceClock),
    random: Math.random,
    ifAlone,
  });
  const outbox = createOutbox({
    store,
    clock: deviceClock,
    serverOffsetMs: sender.serverOffsetMs,
    afterSave: () => void sender.nudge(),
  });
  addEventListener('online', () => void sender.tryNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sender.tryNow();
  });
  return {
    clock: deviceClock,
    store,
    sender,
    outbox,
    enrolling: createEnrolling({ store, fetch: deviceFetch, clock: deviceClock }),
  };
};

export type Tablet = ReturnType<typeof openTablet>;

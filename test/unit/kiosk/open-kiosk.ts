/** A whole kiosk without a screen, for tests of what it does. */
import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { createBooth } from '../../../src/kiosk/booth.ts';
import { createEndOfDay } from '../../../src/tablet/end-of-day.ts';
import { createEnrolling } from '../../../src/tablet/enrolment.ts';
import { createNumberCheck } from '../../../src/tablet/number-check.ts';
import { createOutbox } from '../../../src/tablet/outbox.ts';
import { createPostBatch, type Fetch } from '../../../src/tablet/post-batch.ts';
import { seal } from '../../../src/tablet/seal.ts';
import { createSender } from '../../../src/tablet/sender.ts';
import { createStationPin } from '../../../src/tablet/station-pin.ts';
import { enrolment, openStation, pack } from '../tablet/station.ts';

const running: (() => void)[] = [];

/** For `afterEach`: nothing of a kiosk goes on into the next test. */
export const closeKiosks = (): void => {
  for (const stop of running.splice(0)) stop();
  vi.unstubAllGlobals();
};

interface Network {
  isUp: boolean;
  order: 'wipe' | null;
  /** How far the tablet's clock is behind the server's. */
  serverOffsetMs: number;
}

/** Real storage, sender, outbox and booth, on a network that the test switches. `given`: what the office gave it. */
export const openKiosk = async (given = pack) => {
  vi.stubGlobal('window', {
    location: { hash: '', pathname: '/kiosk' },
    history: { replaceState: () => {} },
  });
  const { name, store, clock } = await openStation();
  await store.saveEnrolment({ ...enrolment, pack: given });
  const network: Network = { isUp: true, order: null, serverOffsetMs: 0 };
  const fetch: Fetch = async (url, request) => {
    if (!network.isUp) throw new TypeError('no network');
    if (url === '/v1/pack') return Response.json(given);
    if (url === '/v1/enrolments')
      return Response.json({
        device: 'tablet-8',
        token: 'new',
        pack: given,
        serverTime: '2026-09-10T17:00:00Z',
      });
    const { records } = JSON.parse(String(request.body));
    return Response.json({
      serverTime: new Date(clock.ms + network.serverOffsetMs).toISOString(),
      acks: records.map(({ id }: { id: string }) => ({ id, status: 'stored' })),
      order: network.order,
      device: { contiguousSeq: records.at(-1).seq, gaps: [] },
    });
  };
  const sender = createSender({
    store,
    clock,
    postBatch: createPostBatch(fetch, clock),
    random: () => 1,
    ifAlone: (work) => work(),
  });
  const outbox = createOutbox({
    store,
    clock,
    seal,
    serverOffsetMs: sender.serverOffsetMs,
    afterSave: () => void sender.nudge(),
  });
  const caches = { keys: async () => [], delete: async () => true };
  const tablet = {
    clock,
    store,
    sender,
    outbox,
    enrolling: createEnrolling({ store, fetch, clock }),
    numbers: createNumberCheck({ store, fetch }),
    pin: createStationPin({ store, clock }),
    endOfDay: createEndOfDay({ store, browser: { caches, areas: [] } }),
    readDevice: async () => ({ persisted: true, freeBytes: null, looksPrivate: false, otherPages: 0 }),
  };
  const booth = createBooth(tablet);
  await booth.start();
  running.push(sender.stop);
  return { booth, tablet, network, clock, name };
};

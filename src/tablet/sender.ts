import { type ReadonlySignal, signal } from '@preact/signals';
import { maxBatchBytes } from '#domain/batch-bounds.ts';
import type { CheckInRecord } from '#domain/wire.ts';
import { deviceTimer, type TabletClock, type Timer } from './clock.ts';
import type { PostBatch } from './post-batch.ts';
import { type BatchOutcome, firstSenderState, judge, type Reach } from './sender-state.ts';
import type { SenderEvent, ServerCount, Settlement, Store } from './store.ts';

/** What screens may know about the way to the server. */
export interface SenderView {
  /** Check-ins kept here that the server has not acknowledged, parked ones left out. */
  unsent: number;
  parked: number;
  lastAllSafeAt: number | null;
  reach: Reach;
  /** What the server said it holds of a device, when it last acknowledged something of it. */
  server: (ServerCount & { device: string }) | null;
  /** The device that the office asked to wipe itself. */
  wipeOrdered: string | null;
}

/** Runs `work` unless another page of this tablet is at it. The Web Locks API in life. */
export type IfAlone = (work: () => Promise<void>) => Promise<void>;

interface Dependencies {
  store: Store;
  postBatch: PostBatch;
  clock: TabletClock;
  random: () => number;
  ifAlone: IfAlone;
  /** The device's own unless time is simulated. */
  timer?: Timer;
}

interface Batch {
  token: string;
  key: CryptoKey | null;
  records: CheckInRecord[];
  /** Nothing followed it when it was read. */
  isLast: boolean;
}

const tickMs = 30_000;
/** How long a record that the server would not take waits until it is tried again by itself. */
const parkedMs = 60 * 60_000;
const mostBatchesInARow = 1_000;
/** The envelope around the records, with room to spare. */
const envelopeBytes = 300;

/** The first of `records` that fit one request; always at least one. */
export const fitBatch = (records: CheckInRecord[]): CheckInRecord[] => {
  let bytes = envelopeBytes;
  const over = records.findIndex((record) => {
    bytes += new TextEncoder().encode(JSON.stringify(record)).length + 1;
    return bytes > maxBatchBytes;
  });
  return over === -1 ? records : records.slice(0, Math.max(1, over));
};

/** How often "all safe" is written down while nothing happens. */
const allSafeEveryMs = 60_000;

/** How often screens hear of it while much is sent: counting a full outbox takes long. */
const showEveryMs = 2_000;

const told = (outcome: BatchOutcome, records: number): SenderEvent =>
  outcome.kind === 'acknowledged'
    ? { kind: 'sent', records, acknowledged: outcome.acks.length }
    : { kind: 'failed', records, why: outcome.kind };

/** Empties the outbox whenever it can. It asks no one whether there is a network: it tries. */
export const createSender = ({
  store,
  postBatch,
  clock,
  random,
  ifAlone,
  timer = deviceTimer,
}: Dependencies) => {
  let state = firstSenderState(null);
  let again = false;
  /** How often somebody said that the way to the server may have changed: a request that left before does not count. */
  let newChances = 0;
  let running: Promise<void> | null = null;
  let callOff = (): void => undefined;
  let server: SenderView['server'] = null;
  let wipeOrdered: string | null = null;
  let lastAllSafeAt: number | null = null;
  let requests = 0;
  let shownAtMs = Number.NEGATIVE_INFINITY;
  let unparkedAtMs = Number.NEGATIVE_INFINITY;
  const view = signal<SenderView | null>(null);

  const noteAllSafe = async (): Promise<void> => {
    const now = clock.now();
    const isWritten = lastAllSafeAt !== null && Math.abs(now - lastAllSafeAt) < allSafeEveryMs;
    if (isWritten) return;
    lastAllSafeAt = now;
    await store.saveSetting({ name: 'last-all-safe-at', value: now });
  };

  const show = async (): Promise<void> => {
    shownAtMs = clock.monotonicMs();
    const counts = await store.counts();
    if (!counts.ok) return;
    if (counts.value.unsent + counts.value.parked === 0) await noteAllSafe();
    view.value = { ...counts.value, reach: state.reach, lastAllSafeAt, server, wipeOrdered };
  };

  /** Notes what the server said of a device, and what of it is to be kept. */
  const hear = (device: string, outcome: BatchOutcome): NonNullable<Settlement['heard']> | null => {
    if (outcome.kind !== 'acknowledged') return null;
    server = { device, ...outcome.server };
    if (outcome.order === 'wipe') wipeOrdered = device;
    return {
      device,
      count: outcome.server,
      offsetMs: outcome.serverOffsetMs,
      orderedToWipe: outcome.order === 'wipe',
    };
  };

  const readEarlier = async (): Promise<void> => {
    const [offset, enrolment, safe, order] = await Promise.all([
      store.readSetting('server-offset-ms'),
      store.readEnrolment(),
      store.readSetting('last-all-safe-at'),
      store.readSetting('wipe-ordered'),
    ]);
    state = firstSenderState(offset.ok ? offset.value : null);
    lastAllSafeAt = safe.ok ? safe.value : null;
    wipeOrdered = order.ok ? order.value : null;
    const device = enrolment.ok ? enrolment.value?.device : undefined;
    if (device === undefined) return;
    const count = await store.readSetting(`server-count:${device}`);
    server = count.ok && count.value ? { device, ...count.value } : null;
  };

  /** What to send next, if it is time: from the oldest on, or what follows `after`. */
  const readBatch = async (after?: CheckInRecord): Promise<Batch | null> => {
    if (clock.monotonicMs() < state.notBefore) return null;
    const limit = state.batchLimit;
    const unsent = await store.oldestUnsent(limit, after);
    if (!unsent.ok || unsent.value === null) return null;
    const { token, key, records } = unsent.value;
    const fitting = fitBatch(records);
    return {
      token,
      key,
      records: fitting,
      isLast: records.length < limit && fitting.length === records.length,
    };
  };

  /** One request, and what is to be kept of its answer. */
  const send = async ({ token, key, records }: Batch): Promise<Settlement> => {
    requests++;
    const leftAtMs = clock.monotonicMs();
    const chancesBefore = newChances;
    const outcome = await postBatch({ token, key, records });
    const sent = {
      ids: records.map(({ id }) => id),
      nowMs: clock.now(),
      leftAtMs,
      monotonicMs: clock.monotonicMs(),
      random,
    };
    const verdict = judge(state, sent, outcome);
    state = newChances === chancesBefore ? verdict.state : { ...verdict.state, notBefore: 0 };
    return {
      nowMs: sent.nowMs,
      event: told(outcome, records.length),
      heard: hear(records[0]?.device ?? '', outcome),
      remove: verdict.remove,
      park: verdict.park,
    };
  };

  /**
   * One request at a time. While it travels the next batch is read and the answer before is kept: what waits for the
   * disk does not wait for the network too. Nothing is taken for removed before it is.
   */
  const sendAll = async (): Promise<void> => {
    let settling: ReturnType<Store['settle']> | null = null;
    let batch = await readBatch();
    for (let batches = 0; batch !== null && batches < mostBatchesInARow; batches++) {
      const answer = send(batch);
      const following = batch.isLast ? null : readBatch(batch.records.at(-1));
      if (clock.monotonicMs() - shownAtMs >= showEveryMs) await show();
      const settlement = await answer;
      const earlier = await settling;
      settling = store.settle(settlement);
      // What could not be let go would go again and again.
      if (earlier?.ok === false) break;
      const next: Batch | null = settlement.remove?.length === batch.records.length ? await following : null;
      if (next === null && !(await settling).ok) break;
      batch = next ?? (await readBatch());
    }
    await settling;
  };

  const schedule = (): void => {
    callOff();
    const untilAllowed = state.notBefore - clock.monotonicMs();
    callOff = timer.after(untilAllowed > 0 ? Math.min(tickMs, untilAllowed) : tickMs, () => void nudge());
  };

  /** What stood in the way of a parked record (a proxy, an older server) may be gone. */
  const unpark = async (): Promise<void> => {
    unparkedAtMs = clock.monotonicMs();
    await store.unparkAll();
  };

  const run = async (): Promise<void> => {
    const requestsBefore = requests;
    if (clock.monotonicMs() - unparkedAtMs >= parkedMs) await unpark();
    do {
      again = false;
      await show();
      await ifAlone(sendAll);
    } while (again);
    if (requests > requestsBefore) await show();
  };

  /** Something changed: send what can be sent. Never throws, never runs twice at a time. */
  const nudge = (): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    running = run().finally(() => {
      running = null;
      schedule();
    });
    return running;
  };

  return {
    /** Null until the outbox was counted. */
    view: view as ReadonlySignal<SenderView | null>,
    serverOffsetMs: (): number | null => state.serverOffsetMs,
    nudge,
    /** The way to the server may have changed (network back, page shown, new enrolment): no more waiting, for parked records neither. */
    tryNow: async (): Promise<void> => {
      newChances++;
      state = { ...state, notBefore: 0 };
      await unpark();
      await nudge();
    },
    start: async (): Promise<void> => {
      await readEarlier();
      await nudge();
    },
    /** Somebody else asked the server something: worth knowing while there is nothing to send. */
    noteAnswer: (answered: boolean): Promise<void> => {
      const now = clock.now();
      const { reach } = state;
      if (answered && reach.is !== 'refused') state = { ...state, reach: { is: 'reached', at: now } };
      if (!answered && (reach.is === 'unknown' || reach.is === 'reached'))
        state = { ...state, reach: { is: 'unreachable', since: now } };
      return show();
    },
    stop: (): void => callOff(),
  };
};

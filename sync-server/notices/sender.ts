/** Sends what waits, off the requests and beside the background's loop: a mail server may take its time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../store/index.ts';
import type { MailTransport } from './transport.ts';
import { createWaiting, type NoticeRow } from './waiting.ts';

/** One that hangs holds up nobody while others are free. */
export const mostAtOnce = 4;
const everyMs = 5_000;
/** Shorter than the shortest wait between two attempts. */
const usualPatienceMs = 45_000;
const stopWithinMs = 3_000;
/** What could not be sent can be sent again by staff so long; then what it held is erased. */
const keptAfterFailureMs = 4 * 24 * 60 * 60_000;

export const createSender = ({
  store,
  clock,
  transport,
  untilQuiet,
  onTrouble,
  patienceMs = usualPatienceMs,
}: {
  store: Store;
  clock: Clock;
  /** Null: no e-mail is set up. */
  transport: MailTransport | null;
  /** Check-ins that are being taken in go first. */
  untilQuiet: () => Promise<void>;
  onTrouble: (error: unknown) => void;
  patienceMs?: number | undefined;
}) => {
  const waiting = createWaiting({ store, clock });
  const underWay = new Set<string>();
  const lanes = new Set<Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | null = null;

  const deliver = async (to: MailTransport, row: NoticeRow): Promise<void> => {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(patienceMs)]);
    const sent = await to.send(
      {
        ...{ address: row.address, subject: row.subject, text: row.body ?? '', language: row.language },
        ...{ messageId: row.message_id, replyTo: row.reply_to, date: new Date(row.created_at) },
      },
      signal,
    );
    // Cut off by ourselves: whether the server has it nobody knows, and it is sent again.
    if (!sent.ok && stopping.signal.aborted) return;
    await waiting.settle(row, sent);
  };

  const sendNext = async (to: MailTransport): Promise<boolean> => {
    await untilQuiet();
    const row = await waiting.take(underWay);
    if (!row) return false;
    // There may be more, and this one may take long.
    wake();
    await deliver(to, row).finally(() => underWay.delete(row.id));
    return true;
  };

  const work = async (to: MailTransport): Promise<void> => {
    for (let isMore = true; isMore && timer !== null; ) isMore = await sendNext(to);
  };

  const wake = (): void => {
    if (transport === null || timer === null || lanes.size >= mostAtOnce) return;
    const lane: Promise<void> = work(transport)
      .catch(onTrouble)
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
  };

  /** What is left of mails that could not be sent, and mails that nobody sends any more. */
  const tidy = (): Promise<unknown> =>
    store.write(async (tx) => {
      await tx
        .updateTable('notice')
        .set({ body: null })
        .where('failed_at', '<=', new Date(clock.now() - keptAfterFailureMs).toISOString())
        .where('body', 'is not', null)
        .execute();
      if (transport === null)
        await tx
          .updateTable('notice')
          .set({ failed_at: instantOf(clock), last_problem: 'No mail server is set up any more.' })
          .where('sent_at', 'is', null)
          .where('failed_at', 'is', null)
          .where('give_up_at', '<=', instantOf(clock))
          .execute();
    });

  const idle = async (): Promise<void> => {
    while (lanes.size > 0) await Promise.all(lanes);
  };

  const tick = (): void => {
    void tidy().catch(onTrouble);
    wake();
  };

  return {
    start: (): void => {
      timer = setInterval(tick, everyMs);
      tick();
    },
    wake,
    tidy,
    /** Resolves when nothing is being sent. */
    idle,
    /** Lets what is under way end, for a moment. */
    stop: async (): Promise<void> => {
      if (timer) clearInterval(timer);
      timer = null;
      const patience = new AbortController();
      await Promise.race([idle(), sleep(stopWithinMs, null, { signal: patience.signal }).catch(() => null)]);
      patience.abort();
      stopping.abort();
      await idle();
      transport?.close();
    },
  };
};

/** Tablets of one class as tests have them, and what the server says to each of what the others said. */
import type { RosterAuthor, RosterChange } from '#domain/roster/roster-change.ts';
import { createOutbox } from '../../../../src/tablet/outbox.ts';
import type { Fetch } from '../../../../src/tablet/post-batch.ts';
import { openRosterBook, type Speaker } from '../../../../src/tablet/roster/roster-book.ts';
import { createRosterLock } from '../../../../src/tablet/roster/roster-lock.ts';
import { seal } from '../../../../src/tablet/seal.ts';
import { type Enrolment, openStore } from '../../../../src/tablet/store.ts';
import { plan } from '../../domain/roster/changes.ts';
import { acknowledge, enrolment, handClock, openedChange, pack } from '../station.ts';

export const pin = '284917';
export const irene: RosterAuthor = { role: 'instructor', name: 'Irene Teacher' };
export const speaker: Speaker = { by: irene, locale: 'en' };

/** What the server took up so far, in its order; `isThere` false: nobody answers. */
export const openOffice = () => {
  const taken: RosterChange[] = [];
  const office = { taken, isThere: true, pageSize: 3 };
  const fetch: Fetch = async (url) => {
    if (!office.isThere) throw new TypeError('no network');
    const after = Number(new URL(url, 'http://office').searchParams.get('after'));
    const next = Math.min(taken.length, after + office.pageSize);
    return Response.json({ changes: taken.slice(after, next), next, more: next < taken.length });
  };
  return Object.assign(office, { fetch });
};

let names = 0;

/** A tablet of the class, not yet opened. */
export const openTablet = async (device: string, office: ReturnType<typeof openOffice>) => {
  const name = `roster-${names++}`;
  const store = openStore(name);
  const station: Enrolment = {
    ...enrolment,
    device,
    token: `token of ${device}`,
    pack: { ...pack, event: { ...pack.event, id: 'class-1', kind: 'class', basis: 'by-day' }, class: plan },
  };
  await store.saveEnrolment(station);
  const clock = handClock();
  const outbox = createOutbox({ store, clock, seal, serverOffsetMs: () => null, afterSave: () => {} });
  const lock = createRosterLock({ store, clock });
  return {
    name,
    store,
    clock,
    lock,
    station,
    /** As after a restart: what is known of the station is what the store kept of it. */
    openBook: async (key: CryptoKey) => {
      const kept = await store.readEnrolment();
      if (!kept.ok || !kept.value) throw new Error('not enrolled');
      const book = await openRosterBook({ store, outbox, fetch: office.fetch, station: kept.value, key });
      if (!book.ok) throw new Error(book.problem.kind);
      return book.value;
    },
    /** What waits here reaches the server, is opened there as the server does, and is let go. */
    send: async (): Promise<void> => {
      const oldest = await store.oldestUnsent(100);
      if (!oldest.ok) throw new Error(oldest.problem.kind);
      const records = oldest.value?.records ?? [];
      office.taken.push(...(await Promise.all(records.map(openedChange))));
      await acknowledge(
        store,
        records.map(({ id }) => id),
        1,
      );
    },
  };
};

/** A tablet whose instructor has chosen a PIN, with its book open and the plan in it. */
export const openClassroom = async (device: string, office = openOffice()) => {
  const tablet = await openTablet(device, office);
  const key = await tablet.lock.choose(device, pin);
  if (!key.ok) throw new Error(key.problem.kind);
  const book = await tablet.openBook(key.value);
  await book.keepPlan(plan);
  return { ...tablet, key: key.value, book, office };
};

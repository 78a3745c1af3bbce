/**
 * The same as `linkLists`, for whoever has the machine to themselves: a thread takes shares of a long list while this
 * one takes the others. The server has not: its other core is for those who check in.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createListDecider, type DecidedAlone, type LinkedLists, linkLists } from './link.ts';
import type { LinkThreadData, ShareDecided } from './link-thread.ts';
import { createShares } from './list-shares.ts';
import type { MatchModel } from './model.ts';
import type { Table, Tables } from './table.ts';

/** Pairs of rows that could be: of fewer, a thread takes longer to begin than it saves. */
const worthAThread = 100_000_000;
/** A thread has its own copy of the registry, and a million people's do not fit twice. */
const mostRegistrants = 300_000;

const isWorthAThread = (attendees: number, registrants: number): boolean =>
  availableParallelism() > 1 && registrants <= mostRegistrants && attendees * registrants >= worthAThread;

/** Throws where the thread fails. */
export const linkWithThread = async (
  model: MatchModel,
  tables: Tables,
  lists: { attendees: Table; registrants: Table },
  { onProgress = () => undefined }: { onProgress?: (share: number) => void } = {},
): Promise<LinkedLists> => {
  const people = lists.attendees.ids.length;
  const shares = createShares(people);
  const workerData: LinkThreadData = {
    model,
    lists,
    values: tables.dictionaries.map(({ values }) => values),
    taken: shares.taken,
  };
  const thread = new Worker(new URL('./link-thread.ts', import.meta.url), { workerData });
  const alone: DecidedAlone[] = new Array(people);
  const keep = ({ from, decided }: ShareDecided): void => {
    for (const [nth, one] of decided.entries()) alone[from + nth] = one;
  };
  const estimated = once(thread, 'message');
  const ended = once(thread, 'exit');
  // Nobody waits for them yet while this thread works.
  for (const promise of [estimated, ended]) promise.catch(() => undefined);

  const { compareTeachers, learn, decidingBy, decideTogether } = createListDecider(model, tables, lists);
  compareTeachers();
  const [u] = await estimated;
  const weights = learn(undefined, u);
  thread.on('message', keep);
  thread.postMessage(weights);
  const decide = decidingBy(weights);
  for (const { from, to } of shares.takeAll()) {
    onProgress(from / people);
    for (let attendee = from; attendee < to; attendee++) alone[attendee] = decide(attendee);
    // What the thread has told meanwhile.
    await setImmediate();
  }
  await ended;
  return decideTogether(alone);
};

/** With a thread where that is worth it. Throws where the thread fails. */
export const linkListsOnTwoCores = async (
  model: MatchModel,
  tables: Tables,
  lists: { attendees: Table; registrants: Table },
  { onProgress }: { onProgress: (share: number) => void },
): Promise<LinkedLists> => {
  const [attendees, registrants] = [lists.attendees.ids.length, lists.registrants.ids.length];
  return isWorthAThread(attendees, registrants)
    ? linkWithThread(model, tables, lists, { onProgress })
    : linkLists(model, tables, lists, { onProgress });
};

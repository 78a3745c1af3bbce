/** Decides about shares of a list beside the thread that began it, once that one has learnt the weights. */
import { parentPort, workerData } from 'node:worker_threads';
import { createListDecider, type DecidedAlone } from './link.ts';
import { createShares } from './list-shares.ts';
import type { MatchModel } from './model.ts';
import { createTables, type Table } from './table.ts';
import type { Weights } from './weights.ts';

export interface LinkThreadData {
  model: MatchModel;
  lists: { attendees: Table; registrants: Table };
  /** Of the dictionaries, by column. */
  values: string[][];
  taken: SharedArrayBuffer;
}

export interface ShareDecided {
  /** The row of the first of them. */
  from: number;
  decided: DecidedAlone[];
}

const { model, lists, values, taken } = workerData as LinkThreadData;
const { decidingBy, estimateU } = createListDecider(model, createTables(model, values), lists);

// Meanwhile the other one compares those who teach.
parentPort?.postMessage(estimateU());
// Nothing is awaited after it: the thread ends with its last share.
parentPort?.once('message', (weights: Weights) => {
  const decide = decidingBy(weights);
  for (const { from, to } of createShares(lists.attendees.ids.length, taken).takeAll()) {
    const decided = Array.from({ length: to - from }, (_, nth) => decide(from + nth));
    parentPort?.postMessage({ from, decided } satisfies ShareDecided);
  }
});

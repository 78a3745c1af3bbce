/** Tablets that work as they should, all the time, while others attack. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckInRecord } from '../../../src/domain/wire.ts';
import { sendBatch } from '../../server/office.ts';
import { makeRecords, type Tablet } from '../../server/records.ts';
import { type GoodRecords, noteAcks, noteGood, noteRetried } from './good-records.ts';

/** Two pauses: once a big show's visitors have signed in, pages about one event take longer with each record more. */
const [pauseMs, laterPauseMs] = [150, 3_000];
const visitorsOfAShow = 16_000;
const answerMs = 60_000;

/** Sends until it was answered with acks, as a sender does. */
const deliver = async (
  url: string,
  tablet: Tablet,
  records: CheckInRecord[],
  goods: GoodRecords,
): Promise<void> => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const response = await sendBatch(url, tablet, records).catch(() => null);
    if (response?.status === 200) return noteAcks(goods, await response.text());
    if (response) await response.text();
    else noteRetried(goods, records);
    await sleep(200);
  }
};

/** Goes on until `isOver`; resolves to how long each batch took, in milliseconds. */
export const sendAllTheTime = async (
  url: string,
  tablet: Tablet,
  { goods, isOver }: { goods: GoodRecords; isOver: () => boolean },
): Promise<number[]> => {
  const took: number[] = [];
  for (let batch = 0; !isOver(); batch++) {
    const records = await makeRecords(tablet, 1 + (batch % 3));
    noteGood(goods, records);
    const before = performance.now();
    await Promise.race([deliver(url, tablet, records, goods), sleep(answerMs, undefined, { ref: false })]);
    took.push(performance.now() - before);
    await sleep(goods.byId.size < visitorsOfAShow ? pauseMs : laterPauseMs);
  }
  return took;
};

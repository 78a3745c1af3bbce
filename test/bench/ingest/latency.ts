/** How long one person's check-in waits for its acknowledgement when little else happens. */

import { inFolder } from '../../sim/crash/folders.ts';
import { openConnection } from './connection.ts';
import { countOurAcks, ourTurns, withOurs } from './contestants.ts';
import type { Sender } from './office.ts';

const perSecond = 20;

/** The 99th percentile in milliseconds, of one record at a time on one connection, 20 a second. */
export const measureLatency = (
  { office, senders }: { office: string; senders: readonly Sender[] },
  howMany: number,
): Promise<number> =>
  inFolder(async (folder) => {
    const [sender] = senders;
    if (!sender) throw new Error('The office has no tablet.');
    const turns = await ourTurns(sender, { size: 1, records: howMany });
    return withOurs({ office, folder }, async ({ url }) => {
      const connection = await openConnection(new URL(url));
      const took: number[] = [];
      const started = performance.now();
      for (const [index, { requests }] of turns.entries()) {
        const due = started + (index * 1000) / perSecond;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
        const sent = performance.now();
        const [request] = requests;
        if (!request) throw new Error('There is nothing to send.');
        const answer = await connection.send(request);
        took.push(performance.now() - sent);
        if (countOurAcks(answer) !== 1) throw new Error('A record was not acknowledged.');
      }
      connection.close();
      const sorted = took.toSorted((one, other) => one - other);
      return Math.round((sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0) * 10) / 10;
    });
  });

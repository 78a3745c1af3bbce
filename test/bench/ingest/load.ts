/** Sends what was made beforehand over many connections at once, and checks that each record is acknowledged. */
import { type Answer, openConnection } from './connection.ts';

/** What one connection sends and waits for: one request, or several one after another. */
export interface Turn {
  requests: Buffer[];
  records: number;
}

/** How many records an answer acknowledges as new and safe, one by one. */
export type CountAcks = (answer: Answer) => number;

const sendAll = async (
  connection: Awaited<ReturnType<typeof openConnection>>,
  turns: readonly Turn[],
  countAcks: CountAcks,
): Promise<void> => {
  for (const { requests, records } of turns) {
    const answers: Answer[] = [];
    for (const request of requests) answers.push(await connection.send(request));
    const acked = answers.reduce((sum, answer) => sum + countAcks(answer), 0);
    if (acked !== records)
      throw new Error(`${acked} of ${records} were acknowledged: ${JSON.stringify(answers).slice(0, 400)}`);
  }
};

/** Records a second, over one connection for each list of turns; the first `warmUp` turns of each do not count. */
export const measureRate = async (
  url: URL,
  { turns, warmUp, countAcks }: { turns: readonly Turn[][]; warmUp: number; countAcks: CountAcks },
): Promise<number> => {
  const connections = await Promise.all(turns.map(() => openConnection(url)));
  const run = (part: (own: Turn[]) => Turn[]) =>
    Promise.all(connections.map((each, index) => sendAll(each, part(turns[index] ?? []), countAcks)));
  try {
    await run((own) => own.slice(0, warmUp));
    const started = performance.now();
    await run((own) => own.slice(warmUp));
    const seconds = (performance.now() - started) / 1000;
    const records = turns.flatMap((own) => own.slice(warmUp)).reduce((sum, turn) => sum + turn.records, 0);
    return records / seconds;
  } finally {
    for (const connection of connections) connection.close();
  }
};

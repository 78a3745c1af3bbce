/** The two servers that are compared, each as a process of its own on a fresh database. */
import { join } from 'node:path';
import * as z from 'zod';
import { maxRecordsPerBatch } from '../../../src/domain/batch-bounds.ts';
import { BatchAnswer, type CheckInRecord } from '../../../src/domain/wire.ts';
import { batchOf } from '../../server/records.ts';
import { type SpawnedServer, spawnServer } from '../../server/start-server.ts';
import { postOf } from './connection.ts';
import type { CountAcks, Turn } from './load.ts';
import { copyOffice, type Sender } from './office.ts';
import { startPeer } from './peer.ts';

/** Only these headers and bytes differ between the two; a host's name has no weight. */
const host = 'localhost';

const inParts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, part) =>
    list.slice(part * size, (part + 1) * size),
  );

const ourRequest = async ({ tablet }: Sender, records: CheckInRecord[]): Promise<Buffer> =>
  postOf({
    host,
    path: '/v1/batches',
    token: tablet.token,
    body: JSON.stringify(await batchOf(tablet, records)),
  });

/** A batch larger than one request may carry goes as several in a row on the connection. */
export const ourTurns = (
  sender: Sender,
  { size, records }: { size: number; records: number },
): Promise<Turn[]> =>
  Promise.all(
    inParts(sender.records.slice(0, records), size).map(async (batch) => ({
      requests: await Promise.all(inParts(batch, maxRecordsPerBatch).map((part) => ourRequest(sender, part))),
      records: batch.length,
    })),
  );

export const countOurAcks: CountAcks = ({ status, body }) =>
  status === 200
    ? BatchAnswer.parse(JSON.parse(body)).acks.filter((ack) => ack.status === 'stored').length
    : 0;

export const peerTurns = (sender: Sender, { size, records }: { size: number; records: number }): Turn[] =>
  inParts(sender.records.slice(0, records), size).map((batch) => ({
    requests: [
      postOf({
        host,
        path: '/check-ins/_bulk_docs',
        token: null,
        body: JSON.stringify({ docs: batch.map(({ id, ...rest }) => ({ _id: id, ...rest })) }),
      }),
    ],
    records: batch.length,
  }));

const BulkAnswer = z.array(z.object({ ok: z.literal(true), id: z.string(), rev: z.string() }));

export const countPeerAcks: CountAcks = ({ status, body }) =>
  status === 201 ? BulkAnswer.parse(JSON.parse(body)).length : 0;

/** Runs `act` against the real program on a copy, in `folder`, of the office; `prepare` may change the copy first. */
export const withOurs = async <T>(
  { office, folder, prepare }: { office: string; folder: string; prepare?: () => void },
  act: (server: SpawnedServer) => Promise<T>,
): Promise<T> => {
  copyOffice(office, folder);
  prepare?.();
  const server = await spawnServer({ dataFolder: folder });
  try {
    return await act(server);
  } finally {
    await server.kill('SIGKILL');
  }
};

export const withPeer = async <T>(folder: string, act: (url: URL) => Promise<T>): Promise<T> => {
  const peer = await startPeer(join(folder, 'pouchdb'));
  try {
    return await act(peer.url);
  } finally {
    await peer.stop();
  }
};

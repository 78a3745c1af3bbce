import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { startBackground } from './background.ts';
import type { Clock } from './clock.ts';
import { createBatchesListener, isBatch } from './http/batches-listener.ts';
import type { MailSettings } from './mail-settings.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { isSampleLoaded } from './sample/index.ts';

export interface ServeOptions {
  databaseFile: string;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** The address that people use, where it is not this machine's own. */
  publicUrl: string | null;
  /** How e-mail leaves; null: none does. */
  mail?: (MailSettings & { patienceMs?: number }) | null;
  clock: Clock;
  log: Logger;
  /** Runs on the open rooms before the first request. */
  prepare?: (rooms: Rooms) => Promise<void>;
}

/** Resolves when the server listens; rejects, for instance with EADDRINUSE, when it cannot. */
const listening = (server: Server): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });

/** Opens the database, starts the routes and the work behind them. */
export const startServing = async ({
  databaseFile,
  host,
  port,
  publicUrl,
  mail = null,
  clock,
  log,
  prepare,
}: ServeOptions) => {
  let url = publicUrl ?? '';
  const rooms = await openRooms({
    file: databaseFile,
    clock,
    mail: mail && {
      settings: mail,
      patienceMs: mail.patienceMs,
      siteUrl: () => url,
      onTrouble: (error) => log.error({ error }, 'sending e-mail failed; it is tried again'),
    },
  });
  await prepare?.(rooms);
  const background = startBackground(rooms, log);
  const app = createApp({
    rooms,
    log,
    version: packageJson.version,
    wake: background.wake,
    publicUrl: () => url,
    isBehindProxy: publicUrl !== null,
    withSamplePages: await isSampleLoaded(rooms.store.db),
  });
  const takeBatch = createBatchesListener({
    rooms,
    wake: background.wake,
    onTrouble: (error) => log.error({ error, path: '/v1/batches' }, 'request failed'),
  });
  const answerOthers = getRequestListener(app.fetch, { hostname: host });
  const server = createServer((request, response) => {
    void (isBatch(request) ? takeBatch : answerOthers)(request, response);
  });
  server.listen(port, host);
  const stopWork = async (): Promise<void> => {
    const working = background.stop();
    await rooms.pictures.stop();
    await working;
    await rooms.notices.stop();
    await rooms.matching.duplicates.close();
    await rooms.attendanceLists.stop();
    await rooms.rosters.stopPrinting();
    await rooms.intake.close();
    await rooms.store.close();
  };
  try {
    const address = await listening(server);
    url = publicUrl ?? `http://localhost:${address.port}`;
    rooms.notices.start();
  } catch (error) {
    await stopWork();
    throw error;
  }
  return {
    url,
    rooms,
    background,
    /** Lets running requests end, then closes the database. */
    stop: async (): Promise<void> => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await stopWork();
    },
  };
};
export type Serving = Awaited<ReturnType<typeof startServing>>;

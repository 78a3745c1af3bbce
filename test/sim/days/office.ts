/** The server of a day: its own app, rooms and database file, without sockets. It can be killed and set back. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { BatchAnswer, type CheckInRecord } from '../../../src/domain/wire.ts';
import type { OwnExport } from '../../../src/tablet/export.ts';
import { createApp } from '../../../sync-server/app.ts';
import { createLog } from '../../../sync-server/log.ts';
import { openRooms, type Rooms } from '../../../sync-server/rooms.ts';
import { clerk, convention, openOffice, workshop } from '../../server/office.ts';
import { counted } from './still.ts';
import type { SimTime } from './time.ts';

/** What travels to the server and back. */
export interface Asked {
  path: string;
  headers: Headers;
  method: string;
  body: string | null;
}
export interface Answered {
  status: number;
  headers: Record<string, string>;
  text: string;
}

interface Backup {
  file: string;
  acked: Set<string>;
  standing: string;
}

const connectionLost = (): Error => new TypeError('the connection was lost');

export const openServer = async (folder: string, time: SimTime) => {
  const file = join(folder, 'rollcall.sqlite');
  const log = createLog('silent');
  /** Ids that left the server as durable, and those of them that only a later database than the restored one held. */
  let acked = new Set<string>();
  const goneWithBackup = new Set<string>();
  let isRestored = false;
  const places = new Map<string, { device: string; seq: number }>();
  const problems = new Set<string>();
  let backups: Backup[] = [];
  let requestsToLive: number | null = null;
  let turnsToLive = 0;
  let onKill = (): void => undefined;

  /** Who is enrolled and who revoked, in the database as it is: a code that was made is no device yet. */
  const standing = (connection: SqliteDatabase.Database): string =>
    JSON.stringify(connection.prepare('SELECT COUNT(*), COUNT(revoked_at) FROM device').raw().get());

  const open = async () => {
    const rooms = await openRooms({ file, clock: time });
    const connection = await rooms.store.raw((raw) => raw);
    const app = createApp({
      rooms,
      log,
      version: '',
      wake: () => undefined,
      publicUrl: () => 'http://localhost',
      withSamplePages: false,
    });
    return { rooms, connection, app };
  };
  let running: Awaited<ReturnType<typeof open>> | null = await open();
  await openOffice(running.rooms);

  /** Everything that left as durable is there, as ids: read past the indexes. */
  const checkAcked = (connection: SqliteDatabase.Database): void => {
    const held = new Set(connection.prepare('SELECT id FROM raw_record NOT INDEXED').pluck().all());
    for (const id of acked)
      if (!held.has(id) && !goneWithBackup.has(id))
        problems.add('an acknowledged record was gone after a restart');
  };

  const noteAcks = (records: readonly CheckInRecord[], ids: readonly (string | null)[]): void => {
    for (const { id, device, seq } of records) places.set(id, { device, seq });
    for (const id of ids) {
      if (id === null) continue;
      acked.add(id);
      goneWithBackup.delete(id);
    }
  };

  const answer = async ({ path, ...request }: Asked): Promise<Answered> => {
    const asked = running;
    if (!asked) throw connectionLost();
    if (requestsToLive !== null && --requestsToLive <= 0) killInTurns(turnsToLive);
    const response = await asked.app.fetch(new Request(`http://localhost${path}`, request));
    const text = await response.text();
    // Killed meanwhile: what it still computed has left nobody's machine.
    if (running !== asked) throw connectionLost();
    if (path === '/v1/batches' && response.ok) {
      const { records } = JSON.parse(request.body ?? '');
      noteAcks(
        records,
        BatchAnswer.parse(JSON.parse(text)).acks.map(({ id }) => id),
      );
    }
    return { status: response.status, headers: Object.fromEntries(response.headers), text };
  };

  /** The process ends here and now: whatever it was at is not finished. */
  const kill = (): void => {
    const killed = running;
    running = null;
    requestsToLive = null;
    if (killed) onKill();
    killed?.connection.close();
    void killed?.rooms.intake.close();
  };

  /** So many turns of the event loop into what it is at. */
  const killInTurns = (turns: number): void => {
    if (turns > 0) setImmediate(() => killInTurns(turns - 1));
    else kill();
  };

  const start = async (): Promise<void> => {
    if (running) return;
    running = await open();
    checkAcked(running.connection);
  };

  const openBoxes = async (): Promise<boolean> => {
    const working = running;
    try {
      while (working && running === working && (await working.rooms.intake.workOnce(50)) > 0);
    } catch (error) {
      if (running === working) throw error;
    }
    return working !== null && running === working;
  };

  const takeIn = async (carried: OwnExport): Promise<boolean> => {
    const taking = running;
    const device = (await taking?.rooms.access.deviceNamed(carried.device)) ?? null;
    if (!taking || !device) return false;
    const answer = await taking.rooms.intake.importExport(device, carried, clerk.id).catch(() => null);
    if (!answer?.ok || running !== taking) return false;
    const { stored, duplicate, quarantined } = answer.value;
    if (stored + duplicate + quarantined !== carried.records.length) return false;
    noteAcks(
      carried.records,
      carried.records.map(({ id }) => id),
    );
    return true;
  };

  const rooms = (): Rooms => {
    if (!running) throw new Error('the server is down');
    return running.rooms;
  };

  return {
    rooms,
    problems,
    goneWithBackup,
    /** Whether a backup was ever put back. */
    wasRestored: (): boolean => isRestored,
    /** Where an acknowledged record stands in the chain of its device. */
    placeOf: (id: string) => places.get(id) ?? null,
    isUp: () => running !== null,
    ask: (asked: Asked): Promise<Answered> => counted(answer(asked)),
    /** Dies so many turns of the event loop into the so-manieth request from now on. */
    dieIn: ({ requests, turns }: { requests: number; turns: number }): void => {
      requestsToLive = requests;
      turnsToLive = turns;
    },
    spare: (): void => {
      requestsToLive = null;
    },
    whenKilled: (act: () => void): void => {
      onKill = act;
    },
    start: () => counted(start()),
    close: async (): Promise<void> => {
      await running?.rooms.intake.close();
      await running?.rooms.store.close();
    },
    connection: () => running?.connection ?? null,

    /** A one-time code for a station, as a clerk makes it; null while the server is down. */
    codeFor: async (station: string): Promise<string | null> => {
      if (!running) return null;
      const order = { event: convention.id, otherEvents: [workshop.id], station, by: clerk.id };
      return (await counted(running.rooms.access.createEnrolment(order))).code;
    },

    revoke: async (device: string): Promise<void> => {
      if (!running) return;
      await counted(running.rooms.access.revoke(device, clerk.id));
    },

    /** A copy of the database as it is. */
    backUp: (): void => {
      if (!running || running.connection.inTransaction) return;
      running.connection.pragma('wal_checkpoint(TRUNCATE)');
      const copy = join(folder, `backup-${backups.length}.sqlite`);
      copyFileSync(file, copy);
      backups.push({ file: copy, acked: new Set(acked), standing: standing(running.connection) });
    },

    /**
     * Kills the server and puts back the oldest backup that knows all devices: one that does not would have the
     * office enrol its tablets anew. Whether there was one.
     */
    restore: (): boolean => {
      if (!running || running.connection.inTransaction) return false;
      const now = standing(running.connection);
      const backup = backups.find((each) => each.standing === now);
      if (!backup) return false;
      kill();
      for (const end of ['-wal', '-shm']) if (existsSync(file + end)) rmSync(file + end);
      copyFileSync(backup.file, file);
      isRestored = true;
      for (const id of acked) if (!backup.acked.has(id)) goneWithBackup.add(id);
      acked = new Set(backup.acked);
      backups = backups.filter((each) => each === backup);
      return true;
    },

    /** A clerk takes in what a tablet exported. False when the server did not, or not all of it. */
    takeIn: (given: OwnExport): Promise<boolean> => counted(takeIn(given)),

    /** A supervisor lets in what revoked tablets still sent. */
    releaseLots: async (): Promise<void> => {
      const { store, intake } = rooms();
      const revoked = await store.db
        .selectFrom('device')
        .select('id')
        .where('revoked_at', 'is not', null)
        .execute();
      for (const { id } of revoked)
        await intake.quarantine.decideLot(id, {
          verdict: 'release',
          by: clerk.id,
          reason: 'it was found again',
        });
    },

    /** The work behind the requests, as far as the ledger's door. False when it ended with the server. */
    openBoxes: (): Promise<boolean> => counted(openBoxes()),
  };
};
export type Office = Awaited<ReturnType<typeof openServer>>;

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { BatchAnswer } from '../../src/domain/wire.ts';
import { systemClock } from '../../sync-server/clock.ts';
import { openRooms } from '../../sync-server/rooms.ts';
import { clerk, convention, openOffice, sendBatch } from './office.ts';
import { makeRecord, type Tablet } from './records.ts';
import { spawnServer } from './start-server.ts';

const kills = 5;
const tablets = 4;

/** Enrols tablets straight through the rooms: the program under test is not running yet. */
const enrolAll = async (databaseFile: string): Promise<Tablet[]> => {
  const rooms = await openRooms({ file: databaseFile, clock: systemClock });
  await openOffice(rooms);
  const enrolled: Tablet[] = [];
  for (let index = 0; index < tablets; index++) {
    const { code } = await rooms.access.createEnrolment({
      event: convention.id,
      station: `Booth ${index}`,
      by: clerk.id,
    });
    const device = await rooms.access.enrol(code);
    if (device.ok)
      enrolled.push({ device: device.value.id, token: device.value.token, event: convention.id });
  }
  await rooms.store.close();
  return enrolled;
};

/** Sends batches one after another until the server is gone; collects what was acknowledged. */
const sendUntilGone = async (
  url: string,
  tablet: Tablet,
  from: number,
  acked: Set<string>,
): Promise<number> => {
  let seq = from;
  for (;;) {
    const records = Array.from({ length: 10 }, () => makeRecord(tablet, { seq: ++seq }));
    try {
      const response = await sendBatch(url, tablet.token, { records });
      for (const { id } of BatchAnswer.parse(await response.json()).acks) if (id) acked.add(id);
    } catch {
      return seq;
    }
  }
};

test(`kill -9 under load, ${kills} times: nothing that was acknowledged is lost`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-kill-'));
  const databaseFile = join(folder, 'rollcall.sqlite');
  const enrolled = await enrolAll(databaseFile);
  const acked = new Set<string>();
  const seqs = enrolled.map(() => 0);
  for (let kill = 0; kill < kills; kill++) {
    const server = await spawnServer({ dataFolder: folder });
    const senders = enrolled.map((tablet, index) =>
      sendUntilGone(server.url, tablet, seqs[index] ?? 0, acked),
    );
    await new Promise((resolve) => setTimeout(resolve, 150 + kill * 37));
    await server.kill('SIGKILL');
    for (const [index, seq] of (await Promise.all(senders)).entries()) seqs[index] = seq;
  }
  const database = new SqliteDatabase(databaseFile);
  const stored = database.prepare<[], { id: string }>('SELECT id FROM raw_record').all();
  database.close();
  rmSync(folder, { recursive: true, force: true });
  expect(acked.size).toBeGreaterThan(kills * tablets);
  const kept = new Set(stored.map(({ id }) => id));
  expect([...acked].filter((id) => !kept.has(id))).toEqual([]);
  expect(stored.length).toBe(kept.size);
}, 120_000);

/**
 * kill -9 of the real server process under the load of several tablets, again and again on the same data.
 *
 * Covers: whatever the process held in its own memory is gone (queues, transactions under way, answers not yet
 * sent), SQLite recovers its log at the next start, and tablets send again what was not acknowledged to them.
 * Does not cover: what the operating system had not written to the disk yet, which outlives a process. That is
 * the power cut of cuts.ts. The seed fixes when the server dies and how many people sign in; the moment within
 * the server's work that this hits is the machine's.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { type Random, randomStream } from '../../../sync-server/sample/random.ts';
import { enrolTablet, openOffice, sendBatch } from '../../server/office.ts';
import { spawnServer, startServer } from '../../server/start-server.ts';
import { type Book, compare, type Findings, newBook } from './book.ts';
import { type Booth, createBooth } from './booth.ts';
import { inFolder } from './folders.ts';

const tabletsInAnOffice = 4;
const drainMs = 60_000;

export interface KillsResult extends Findings {
  made: number;
  acked: number;
  problems: string[];
}

/** Where one office keeps its data. */
const databaseFileIn = (folder: string): string => join(folder, 'rollcall.sqlite');

const openBooths = async (folder: string, book: Book): Promise<Booth[]> => {
  const server = await startServer({ databaseFile: databaseFileIn(folder), prepare: openOffice });
  const booths: Booth[] = [];
  for (let booth = 1; booth <= tabletsInAnOffice; booth++) {
    booths.push(createBooth(await enrolTablet(server, { station: `Booth ${booth}` }), book));
  }
  await server.end();
  return booths;
};

/** Signs people in and sends, until no answer comes. Rejects when that is so while the server should run. */
const sendUntilGone = async (
  booth: Booth,
  { url, isGone, random }: { url: string; isGone: () => boolean; random: Random },
): Promise<void> => {
  try {
    for (;;) {
      await booth.signIn(random.between(1, 12));
      await booth.send((tablet, records) => sendBatch(url, tablet, records));
    }
  } catch (error) {
    if (!isGone()) throw error;
  }
};

/** One life of the server: it starts on the data of the last one, works, and is killed at a moment of chance. */
const liveAndDie = async (folder: string, booths: Booth[], random: Random): Promise<void> => {
  const streams = booths.map((_, index) => randomStream(random.between(0, 2 ** 31), `booth ${index}`));
  // Meanwhile people go on signing in.
  const [server] = await Promise.all([
    spawnServer({ dataFolder: folder }),
    ...booths.map((booth, index) => booth.signIn(streams[index]?.between(0, 20) ?? 0)),
  ]);
  let gone = false;
  const isGone = (): boolean => gone;
  const senders = booths.map((booth, index) =>
    sendUntilGone(booth, { url: server.url, isGone, random: streams[index] ?? random }),
  );
  const kill = async (): Promise<void> => {
    await sleep(random.between(30, 250));
    gone = true;
    await server.kill('SIGKILL');
  };
  await Promise.all([kill(), ...senders]);
};

/** The last start: every tablet becomes empty, every box is opened. */
const drain = async (folder: string, booths: Booth[], book: Book): Promise<void> => {
  const server = await startServer({ databaseFile: databaseFileIn(folder) });
  const until = performance.now() + drainMs;
  const post = sendBatch.bind(null, server.url);
  while (booths.some((booth) => booth.unsent() > 0) && performance.now() < until) {
    await Promise.all(booths.map((booth) => booth.send(post)));
  }
  if (booths.some((booth) => booth.unsent() > 0)) book.problems.add('the tablets did not become empty');
  server.background.wake();
  await server.background.idle();
  await server.end();
};

const count = (connection: SqliteDatabase.Database, table: string): number =>
  Number(connection.prepare(`SELECT COUNT(*) FROM ${table} NOT INDEXED`).pluck().get());

/** What the office holds once everything is quiet. */
const judge = (folder: string, book: Book): KillsResult => {
  const connection = new SqliteDatabase(databaseFileIn(folder), { readonly: true });
  try {
    const findings = compare(connection, book);
    const made = book.made.size;
    const checkIns = count(connection, 'check_in');
    if (checkIns !== made) book.problems.add(`${made} were made, and ${checkIns} became check-ins`);
    return { ...findings, made, acked: new Set(book.acked).size, problems: [...book.problems] };
  } finally {
    connection.close();
  }
};

/** Kills the server of one office `kills` times and compares at the end. */
export const killServer = (options: {
  kills: number;
  random: Random;
  afterKill: () => void;
}): Promise<KillsResult> =>
  inFolder(async (folder) => {
    const book = newBook();
    const booths = await openBooths(folder, book);
    try {
      for (let kill = 0; kill < options.kills; kill++) {
        await liveAndDie(folder, booths, options.random);
        options.afterKill();
      }
      await drain(folder, booths, book);
    } catch (error) {
      // A server that does not start again, or that does not answer: compare all the same.
      book.problems.add(error instanceof Error ? error.message : String(error));
    }
    return judge(folder, book);
  });

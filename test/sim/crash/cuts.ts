/**
 * Power cuts: what was acknowledged must be on the disk even when everything is gone that was not synced.
 *
 * The server's own routes, rooms and store run in this process on a real database file. Under the store lies a
 * shim (forgetful-disk.ts) that holds still at a commit of chance: the last synced bytes and those that this
 * commit wrote are both known then. From them come several disks that the cut may leave (aftermath.ts): nothing
 * of the commit, all of it, and parts of it with sectors forgotten or full of nonsense, in the log as in the
 * pages of a checkpoint. Each is opened as the server opens it, must be sound, and must hold every record whose
 * answer had left the server when the commit began, once, as it was sent.
 *
 * Covers: an answer that leaves before its commit, a commit that does not sync, a setting that makes SQLite lazy,
 * recovery from torn logs and torn checkpoints.
 * Does not cover: it takes SQLite's word that a commit under synchronous=FULL has called for a sync (sync-watch.ts
 * looks, where strace is there); a disk or file system that says a sync is done when it is not; damage to bytes
 * that no write touched (SQLite too counts on powersafe overwrite); the folder's entry of a new file. The key file
 * is taken as whole. The seed fixes which commits are cut and what is torn; how the requests of several tablets
 * fall into commits is the machine's.
 */
import { join } from 'node:path';
import { BatchAnswer, type CheckInRecord } from '../../../src/domain/wire.ts';
import { makeSigningKey } from '../../../src/tablet/signing.ts';
import { createApp } from '../../../sync-server/app.ts';
import { startBackground } from '../../../sync-server/background.ts';
import { systemClock } from '../../../sync-server/clock.ts';
import { createLog } from '../../../sync-server/log.ts';
import { keyFileOf, openRooms, type Rooms } from '../../../sync-server/rooms.ts';
import { type Random, randomStream } from '../../../sync-server/sample/random.ts';
import { clerk, convention, openOffice } from '../../server/office.ts';
import { batchOf, newTablet, type Tablet } from '../../server/records.ts';
import { type Book, newBook } from './book.ts';
import { type Booth, createBooth } from './booth.ts';
import { inFolder } from './folders.ts';
import { watchCommits } from './forgetful-disk.ts';
import { type Answered, type Cut, type CutsResult, judgeCut, nothingYet, sum } from './judge-cut.ts';

const tabletsInAnOffice = 4;
/** Each office is new, so that a long campaign does not slow down. */
const cutsInAnOffice = 50;
/** Pages of the log; SQLite's own is 1,000. Smaller, so that many cuts meet a checkpoint and a log begun anew. */
const checkpointPages = 40;
const shareOfCommits = 0.3;
/** On average; a store whose commits the shim does not see would never come to an end. */
const mostRoundsForACut = 50;

const enrolIn = async (rooms: Rooms, book: Book, station: string): Promise<Booth> => {
  const { code } = await rooms.access.createEnrolment({ event: convention.id, station, by: clerk.id });
  const key = await makeSigningKey();
  const enrolled = await rooms.access.enrol(code, key?.publicKey ?? null);
  if (!enrolled.ok) throw new Error(`A tablet could not be enrolled: ${enrolled.problem}`);
  const { id, event, token } = enrolled.value;
  const serverKey = rooms.keys.forTablets();
  return createBooth(
    newTablet({ device: id, event, token, serverKey, signingKey: key?.privateKey ?? null }),
    book,
  );
};

/** The server's routes without sockets: what `post` resolves to is what leaves the server, at that moment. */
const serve = (rooms: Rooms, left: Answered[]) => {
  const log = createLog('warn');
  const background = startBackground(rooms, log);
  const { wake, stop } = background;
  const publicUrl = 'http://localhost';
  const app = createApp({
    rooms,
    log,
    version: '',
    wake,
    publicUrl: () => publicUrl,
    withSamplePages: false,
  });
  const post = async (tablet: Tablet, records: CheckInRecord[]): Promise<Response> => {
    const response = await app.fetch(
      new Request(`${publicUrl}/v1/batches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tablet.token}` },
        body: JSON.stringify(await batchOf(tablet, records)),
      }),
    );
    const copy = response.clone();
    if (copy.ok) left.push(copy.json().then((answer) => BatchAnswer.parse(answer).acks.map(({ id }) => id)));
    return response;
  };
  return { post, stop };
};

/** One office under load until its share of cuts is done. */
const cutOneOffice = (
  cuts: number,
  chance: (what: string) => Random,
  afterCut: () => void,
): Promise<CutsResult> =>
  inFolder(async (folder) => {
    // Streams of their own: what is drawn for one must not depend on when the others draw.
    const [people, commits, disks] = [chance('people'), chance('commits'), chance('disks')];
    const file = join(folder, 'rollcall.sqlite');
    const book = newBook();
    const left: Answered[] = [];
    const waiting: Cut[] = [];
    let seen = 0;
    const stopWatching = watchCommits(file, {
      wanted: () => left.length > 0 && seen < cuts && commits.chance(shareOfCommits),
      seen: (commit) => {
        seen++;
        waiting.push({ ...commit, left: [...left] });
      },
    });
    const rooms = await openRooms({ file, clock: systemClock });
    await rooms.store.raw((connection) => connection.pragma(`wal_autocheckpoint = ${checkpointPages}`));
    await openOffice(rooms);
    const booths: Booth[] = [];
    for (let booth = 1; booth <= tabletsInAnOffice; booth++)
      booths.push(await enrolIn(rooms, book, `Booth ${booth}`));
    const { post, stop } = serve(rooms, left);
    let result = nothingYet;
    try {
      for (let rounds = 0; result.cuts < cuts; rounds++) {
        if (rounds > mostRoundsForACut * cuts) {
          book.problems.add('the store makes no commit that can be cut');
          break;
        }
        await Promise.all(
          booths.map(async (booth) => {
            await booth.signIn(people.between(1, 12));
            await booth.send(post);
          }),
        );
        for (let cut = waiting.shift(); cut; cut = waiting.shift()) {
          result = sum(result, await judgeCut(cut, keyFileOf(file), book, disks));
          afterCut();
        }
      }
    } finally {
      stopWatching();
      await stop();
      await rooms.intake.close();
      await rooms.store.close();
    }
    return { ...result, problems: [...result.problems, ...book.problems] };
  });

/** Cuts the power `cuts` times; stops at the end of an office where something was wrong. */
export const cutPower = async (options: {
  cuts: number;
  seed: number;
  afterCut: () => void;
}): Promise<CutsResult> => {
  let result = nothingYet;
  while (result.cuts < options.cuts && result.problems.length === 0) {
    const share = Math.min(cutsInAnOffice, options.cuts - result.cuts);
    const { cuts } = result;
    const chance = (what: string): Random => randomStream(options.seed, `${what} after ${cuts} cuts`);
    result = sum(result, await cutOneOffice(share, chance, options.afterCut));
  }
  return result;
};

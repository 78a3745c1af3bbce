/** The weights are learnt from the check-ins themselves, once there are enough, in a thread with its own connection. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { learnFrom } from '../../sync-server/matching/learning/learn.ts';
import { openRooms, type Rooms } from '../../sync-server/rooms.ts';
import { claimOf, makeLabelledLists, registrantOf } from '../bench/match/labelled-lists.ts';
import { convention, openOffice } from './office.ts';

const lists = makeLabelledLists({ seed: 3, registrants: 1_500, attendees: 600, registered: 0.8 });
const registrants = lists.registrants.map(registrantOf);
const idOf = (nth: number): string => `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`;

let folder: string;
let rooms: Rooms;

/** Check-ins as the intake leaves them, without their records' boxes: those are other tests' business. */
const addCheckIns = async (from: number, to: number): Promise<void> => {
  await rooms.store.raw((connection) => {
    const record = connection.prepare(
      "INSERT INTO raw_record (receipt, device, content, content_hash, received_at) VALUES (?, 'd', '', ?, '2026-11-24')",
    );
    const checkIn = connection.prepare(
      `INSERT INTO check_in (id, receipt, device, event, seq, at, method, claim_json, locale, privacy_notice)
       VALUES (?, ?, 'd', '${convention.id}', ?, '2026-11-24T18:00:00.000Z', 'form', ?, 'en', '1')`,
    );
    const work = connection.prepare("INSERT INTO work (kind, subject) VALUES ('match', ?)");
    connection.pragma('foreign_keys = OFF');
    for (let nth = from; nth < to; nth++) {
      const claim = claimOf(lists.attendees[nth] ?? {});
      record.run(nth + 1, Buffer.from(String(nth)));
      checkIn.run(idOf(nth), nth + 1, nth + 1, JSON.stringify(claim));
      work.run(idOf(nth));
    }
    connection.pragma('foreign_keys = ON');
  });
  await matchAll();
};
const matchAll = async (): Promise<void> => {
  while ((await rooms.matching.workOnce(50)) > 0);
};

const outcome = async () => {
  const rows = await rooms.store.db
    .selectFrom('match')
    .select(['check_in', 'decision', 'registrant'])
    .orderBy('check_in')
    .execute();
  const automatic = rows.filter(({ decision }) => decision === 'auto');
  const wrong = rows.filter(
    ({ decision, registrant: who }, nth) => decision === 'auto' && who !== (lists.truth[nth] ?? null),
  );
  return { automatic: automatic.length, wrong: wrong.length };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-learning-'));
  rooms = await openRooms({
    file: join(folder, 'rollcall.db'),
    clock: { now: () => Date.parse('2026-11-24T20:00:00Z') },
  });
  await openOffice(rooms, registrants);
});
afterAll(async () => {
  await rooms.intake.close();
  await rooms.store.close();
  await rm(folder, { recursive: true });
});

test('nothing is learnt from a few, then from enough, then not again until there are twice as many', async () => {
  await addCheckIns(0, 400);
  expect(await rooms.matching.learnWhenDue()).toBe(false);
  await addCheckIns(400, 600);
  const before = await outcome();
  expect(await rooms.matching.learnWhenDue()).toBe(true);
  const waiting = await rooms.store.db.selectFrom('work').selectAll().where('kind', '=', 'match').execute();
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting.length).toBeLessThan(400);
  await matchAll();
  const after = await outcome();
  expect(await rooms.matching.learnWhenDue()).toBe(false);
  // Of 480 registrants at most one is taken for another, and what is learnt does not make the office's work more.
  expect([before.wrong, after.wrong].every((wrong) => wrong <= 1)).toBe(true);
  expect(after.automatic).toBeGreaterThanOrEqual(before.automatic);
});

test('what staff decided is taken for certain, where it foretells what they decide', async () => {
  const { db } = rooms.store;
  const undecided = await db
    .selectFrom('match')
    .select('check_in')
    .where('decision', '=', 'review')
    .execute();
  const decide = async (checkIn: string, who: string): Promise<void> => {
    await rooms.matching.decide({
      checkIn,
      decision: { verdict: 'accept', registrant: who },
      staff: 'clerk',
    });
  };
  const alone = await rooms.store.raw(learnFrom);
  let decided = 0;
  for (const { check_in } of undecided) {
    const person = lists.truth[Number(check_in.slice(-12))];
    if (!person) continue;
    await decide(check_in, person);
    decided++;
  }
  expect(decided).toBeGreaterThan(40);
  const taught = await rooms.store.raw(learnFrom);
  expect(taught.registered).not.toBe(alone.registered);
});

test('decisions that contradict all else teach nothing', async () => {
  const { db } = rooms.store;
  const alone = await rooms.store.raw((connection) => {
    connection.exec("UPDATE staff_decision SET undone_at = '2026-11-24', undone_by = 'clerk'");
    return learnFrom(connection);
  });
  // Every other one is given to a stranger of another name, firm and town: who believes it foretells nothing.
  const known = new Map(lists.registrants.map((row) => [row.id, row]));
  const checkIns = await db.selectFrom('match').select('check_in').execute();
  let decided = 0;
  for (const { check_in: checkIn } of checkIns) {
    const person = known.get(lists.truth[Number(checkIn.slice(-12))] ?? '');
    const stranger = lists.registrants.find(
      ({ given_name, surname, firm, city }) =>
        person !== undefined &&
        given_name !== person.given_name &&
        surname !== person.surname &&
        firm !== person.firm &&
        city !== person.city,
    );
    if (!person || !stranger) continue;
    const who = decided % 2 === 0 ? stranger : person;
    await rooms.matching.decide({
      checkIn,
      decision: { verdict: 'accept', registrant: who.id ?? '' },
      staff: 'clerk',
    });
    decided++;
  }
  expect(decided).toBeGreaterThan(40);
  expect(await rooms.store.raw(learnFrom)).toEqual(alone);
});

import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, test } from 'vitest';
import { rosterChangeSchemaVersion } from '#domain/record-chain.ts';
import type { Saying } from '../../../../src/tablet/roster/roster-book.ts';
import { absent, ann, bob, cleo, day, days, plan, present, signature } from '../../domain/roster/changes.ts';
import { openedChange } from '../station.ts';
import { irene, openClassroom, openOffice, openTablet, pin, speaker } from './classroom.ts';

const [first, second] = days;
const sam = { role: 'substitute', name: 'Sam Stand-In' } as const;
const { put, add } = IDBObjectStore.prototype;
afterEach(() => {
  IDBObjectStore.prototype.put = put;
  IDBObjectStore.prototype.add = add;
});

type Classroom = Awaited<ReturnType<typeof openClassroom>>;

const say = async ({ book }: Pick<Classroom, 'book'>, ...sayings: Saying[]) => {
  const kept = await book.say(sayings, speaker);
  if (!kept.ok) throw new Error(kept.problem.problem.kind);
  return kept.value;
};
const marksOf = ({ book }: Pick<Classroom, 'book'>, person: string, date: string) =>
  book.roster.value?.people.find((row) => row.person === person)?.days.find((each) => each.date === date)
    ?.marks;
const unsent = async ({ store }: Classroom) => {
  const oldest = await store.oldestUnsent(100);
  return oldest.ok ? (oldest.value?.records ?? []) : [];
};

describe('a change of the roster', () => {
  test('is a sealed record of its own version, and what the server finds in it is the change', async () => {
    const classroom = await openClassroom('tablet-1');
    const [made] = await say(classroom, { person: ann, says: day(first, present) });
    const [record] = await unsent(classroom);
    if (!record) throw new Error('no record');
    expect(record).toMatchObject({ schema: rosterChangeSchemaVersion, event: 'class-1', seq: 1 });
    expect(await openedChange(record)).toEqual(made);
    expect(made).toMatchObject({ by: irene, person: ann, after: [], seq: 1, device: 'tablet-1' });
    expect(marksOf(classroom, ann, first)).toEqual([present]);
  });

  test('follows what stands, however fast the taps come', async () => {
    const classroom = await openClassroom('tablet-1');
    await Promise.all([
      say(classroom, { person: ann, says: day(first, present) }),
      say(classroom, { person: ann, says: day(first, absent) }),
      say(classroom, { person: ann, says: day(first, present) }),
    ]);
    expect(marksOf(classroom, ann, first)).toEqual([present]);
    const made = await Promise.all((await unsent(classroom)).map(openedChange));
    expect(made.map(({ after }) => after)).toEqual([[], [made[0]?.id], [made[1]?.id]]);
  });

  test('is there after a restart, for whoever has the PIN, and so is who was expected and who teaches', async () => {
    const office = openOffice();
    const classroom = await openClassroom('tablet-1', office);
    const all: Saying[] = [
      { person: ann, says: day(first, present) },
      { person: ann, says: { what: 'signature', date: first, signature } },
      {
        person: cleo,
        says: { what: 'claim', claim: { full_name: 'Cléo Ñ' }, badge: null, understoodBy: null },
      },
      { person: bob, says: { what: 'purpose', purpose: 'cec-only' } },
    ];
    await say(classroom, ...all);
    await classroom.book.keepTeacher({ by: sam, day: second });
    const before = classroom.book.roster.value;
    const opened = await classroom.lock.unlock('tablet-1', pin);
    if (!opened.ok || opened.value.is !== 'open') throw new Error('locked');
    const again = await classroom.openBook(opened.value.key);
    expect(again.roster.value).toEqual(before);
    expect(again.roster.value?.people.map(({ claim }) => claim.full_name)).toEqual([
      'Ann Able',
      'Bob Baker',
      'Cléo Ñ',
    ]);
    expect(again.teacher.value).toEqual({ by: sam, day: second });
  });

  test('leaves nothing that can be read in the whole database, nor in the book when it is closed', async () => {
    const classroom = await openClassroom('tablet-1');
    await say(
      classroom,
      {
        person: cleo,
        says: { what: 'claim', claim: { full_name: 'Cleopatra' }, badge: null, understoodBy: null },
      },
      { person: ann, says: { what: 'note', text: 'forgot her card' } },
    );
    await classroom.book.keepTeacher({ by: sam, day: second });
    const database = await new Dexie(classroom.name).open();
    const rows = await Promise.all(database.tables.map((table) => table.toArray()));
    database.close();
    const text = JSON.stringify(rows);
    for (const words of ['Cleopatra', 'forgot', 'Ann Able', 'Bob Baker', 'Sam', ann, cleo])
      expect(text).not.toContain(words);
    classroom.book.close();
    expect(classroom.book.roster.value).toBeNull();
    expect(classroom.book.changes.value.size).toBe(0);
  });

  test('that cannot be written is neither in the outbox nor in the book, and is kept later as it was', async () => {
    const classroom = await openClassroom('tablet-1');
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...values: Parameters<typeof put>) {
      if (this.name === 'rosterPage') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, values);
    };
    const failed = await classroom.book.say([{ person: ann, says: day(first, present) }], speaker);
    if (failed.ok) throw new Error('said to be kept');
    expect(failed.problem.problem).toEqual({ kind: 'storage-full' });
    expect(await unsent(classroom)).toEqual([]);
    expect(marksOf(classroom, ann, first)).toEqual([{ is: 'open' }]);
    IDBObjectStore.prototype.put = put;
    classroom.clock.ms += 60_000;
    const kept = await classroom.book.again(failed.problem.captures);
    expect(kept.ok && kept.value[0]?.clocks.wall).toBe('2026-09-10T17:00:00.000Z');
    expect(marksOf(classroom, ann, first)).toEqual([present]);
  });

  test('whose record is refused leaves no page behind: both or neither', async () => {
    const classroom = await openClassroom('tablet-1');
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    expect((await classroom.book.say([{ person: ann, says: day(first, present) }], speaker)).ok).toBe(false);
    IDBObjectStore.prototype.add = add;
    const pages = await classroom.store.rosterPages('tablet-1');
    expect(pages.ok && pages.value.map(({ id }) => id)).toEqual(['plan']);
  });

  test('whose page reads back other than written is not saved', async () => {
    const classroom = await openClassroom('tablet-1');
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...[value, key]: Parameters<typeof put>) {
      return put.call(this, this.name === 'rosterPage' ? { ...value, sealed: 'torn' } : value, key);
    };
    expect((await classroom.book.say([{ person: ann, says: day(first, present) }], speaker)).ok).toBe(false);
  });

  test('is undone by another change', async () => {
    const classroom = await openClassroom('tablet-1');
    const [tick] = await say(classroom, { person: ann, says: day(first, present) });
    if (!tick) throw new Error('nothing said');
    const undone = await classroom.book.undo(tick, speaker);
    expect(undone.ok && undone.value[0]).toMatchObject({
      says: day(first, { is: 'open' }),
      after: [tick.id],
    });
    expect(marksOf(classroom, ann, first)).toEqual([{ is: 'open' }]);
    expect(await unsent(classroom)).toHaveLength(2);
  });
});

describe('two tablets on one roster', () => {
  test('both offline, meet without loss, and a disagreement shows both until it is settled', async () => {
    const office = openOffice();
    const one = await openClassroom('tablet-1', office);
    const two = await openClassroom('tablet-2', office);
    office.isThere = false;
    await say(one, { person: ann, says: day(first, present) }, { person: bob, says: day(first, present) });
    await say(two, { person: ann, says: day(first, absent) }, { person: bob, says: day(second, present) });
    expect(await one.book.catchUp()).toBe(false);

    office.isThere = true;
    await one.send();
    await two.send();
    expect(await one.book.catchUp()).toBe(true);
    expect(await two.book.catchUp()).toBe(true);
    expect(one.book.roster.value).toEqual(two.book.roster.value);
    expect(marksOf(one, ann, first)).toEqual(expect.arrayContaining([present, absent]));
    expect([marksOf(two, bob, first), marksOf(two, bob, second)]).toEqual([[present], [present]]);

    await say(two, { person: ann, says: day(first, present) });
    await two.send();
    await one.book.catchUp();
    expect(marksOf(one, ann, first)).toEqual([present]);
    expect(one.book.roster.value).toEqual(two.book.roster.value);
  });

  test('what the other said outlasts a restart without the network, and is asked for once', async () => {
    const office = openOffice();
    const one = await openClassroom('tablet-1', office);
    const two = await openClassroom('tablet-2', office);
    for (const date of days) await say(two, { person: ann, says: day(date, present) });
    await say(two, { person: bob, says: day(first, present) });
    await two.send();
    await one.book.catchUp();
    office.isThere = false;
    const again = await one.openBook(one.key);
    expect(again.roster.value).toEqual(two.book.roster.value);
    expect(await one.store.readSetting('roster-next:tablet-1')).toEqual({ ok: true, value: 4 });
  });

  test('another page of the same tablet is heard without a network', async () => {
    const office = openOffice();
    const page = await openClassroom('tablet-1', office);
    const other = await page.openBook(page.key);
    office.isThere = false;
    await say(page, { person: ann, says: day(first, present) });
    await other.catchUp();
    expect(marksOf({ book: other }, ann, first)).toEqual([present]);
  });
});

test('before the PIN is chosen nobody who is expected lies on the tablet', async () => {
  const tablet = await openTablet('tablet-1', openOffice());
  const kept = await tablet.store.readEnrolment();
  expect(kept.ok && kept.value?.pack.class).toEqual({ ...plan, expected: [] });
  await tablet.store.savePack('tablet-1', tablet.station.pack);
  const refreshed = await tablet.store.readEnrolment();
  expect(refreshed.ok && refreshed.value?.pack.class?.expected).toEqual([]);
});

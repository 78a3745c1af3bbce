import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { iterations } from '../../../../src/tablet/pin-hash.ts';
import { createRosterLock } from '../../../../src/tablet/roster/roster-lock.ts';
import { openPage, sealPage } from '../../../../src/tablet/roster/sealed-page.ts';
import { plan } from '../../domain/roster/changes.ts';
import { enrolment, openStation, pack } from '../station.ts';

const right = '284917';
const wrong = '284918';
const device = 'tablet-7';

const classEnrolment = (of: string, event: string) => ({
  ...enrolment,
  device: of,
  pack: { ...pack, event: { ...pack.event, id: event }, class: plan },
});

const openLock = async () => {
  const station = await openStation();
  await station.store.saveEnrolment(classEnrolment(device, 'class-1'));
  return { ...station, lock: createRosterLock(station) };
};

const choose = async (lock: ReturnType<typeof createRosterLock>, of = device) => {
  const chosen = await lock.choose(of, right);
  if (!chosen.ok) throw new Error(chosen.problem.kind);
  return chosen.value;
};

const answerOf = async (lock: ReturnType<typeof createRosterLock>, pin: string) => {
  const answer = await lock.unlock(device, pin);
  if (!answer.ok) throw new Error(answer.problem.kind);
  return answer.value;
};

test('the right PIN gives the key that the pages were sealed with, a wrong one none', async () => {
  const { lock } = await openLock();
  const page = await sealPage(await choose(lock), { device, id: 'a' }, { said: 'present' });
  expect(await answerOf(lock, wrong)).toEqual({ is: 'wrong', lockedUntil: null });
  const answer = await answerOf(lock, right);
  if (answer.is !== 'open') throw new Error(answer.is);
  expect(await openPage(answer.key, page)).toEqual({ said: 'present' });
});

test('a page opens in its own place only, and not when a letter of it is another', async () => {
  const { lock } = await openLock();
  const key = await choose(lock);
  const page = await sealPage(key, { device, id: 'a' }, 'secret words');
  expect(page.sealed).not.toContain('secret');
  expect(await openPage(key, { ...page, id: 'b' })).toBeNull();
  expect(
    await openPage(key, { ...page, sealed: page.sealed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }),
  ).toBeNull();
  expect(await openPage(key, { ...page, sealed: 'nonsense' })).toBeNull();
});

test('neither PIN nor key lie there readable, and the secret cannot be taken out', async () => {
  const { name, lock } = await openLock();
  const key = await choose(lock);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  const database = await new Dexie(name).open();
  const rows = await database.table('setting').toArray();
  expect(JSON.stringify(rows)).not.toContain(right);
  const kept = rows.find((row) => row.name === `roster-lock:${device}`).value;
  expect(kept.iterations).toBe(iterations);
  const { key: secret } = await database.table('signingKey').get(kept.secret);
  expect(secret).toMatchObject({ type: 'secret', extractable: false });
  await expect(crypto.subtle.exportKey('raw', secret)).rejects.toThrow();
  database.close();
});

test('without the secret of the tablet the right PIN opens nothing', async () => {
  const { store, lock } = await openLock();
  await choose(lock);
  const kept = await store.rosterLock(device);
  const other = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
    'sign',
  ]);
  if (!kept.ok || !kept.value) throw new Error('no lock');
  const { secret: name } = kept.value;
  await store.saveSigningKey(name, other);
  expect(await answerOf(lock, right)).toEqual({ is: 'wrong', lockedUntil: null });
});

test('the third wrong one locks, over a restart too, and the right one does not open meanwhile', async () => {
  const { lock, store, clock } = await openLock();
  await choose(lock);
  await answerOf(lock, wrong);
  await answerOf(lock, wrong);
  expect(await answerOf(lock, wrong)).toEqual({ is: 'wrong', lockedUntil: clock.now() + 30_000 });
  const again = createRosterLock({ store, clock });
  expect(await answerOf(again, right)).toMatchObject({ is: 'locked' });
  clock.ms += 30_001;
  expect(await answerOf(again, right)).toMatchObject({ is: 'open' });
  expect(await again.state(device)).toEqual({ ok: true, value: { isSet: true, lockedUntil: null } });
});

test('a PIN there already is not replaced; another link of the class begins anew, and the old pages are gone', async () => {
  const { lock, store } = await openLock();
  const key = await choose(lock);
  await store.keepRosterPages(device, [await sealPage(key, { device, id: 'a' }, 1)]);
  expect(await lock.choose(device, '640318')).toEqual({ ok: false, problem: { kind: 'already-set' } });
  await store.saveEnrolment(classEnrolment('tablet-8', 'class-1'));
  expect(await lock.state('tablet-8')).toMatchObject({ value: { isSet: false } });
  await choose(lock, 'tablet-8');
  expect(await answerOf(lock, right)).toEqual({ is: 'not-set' });
  expect(await store.rosterPages(device)).toEqual({ ok: true, value: [] });
});

test('another class has a PIN and tries of its own, and takes nothing from the first', async () => {
  const { lock, store, clock } = await openLock();
  const key = await choose(lock);
  await store.keepRosterPages(device, [await sealPage(key, { device, id: 'a' }, 1)]);
  await answerOf(lock, wrong);
  await answerOf(lock, wrong);
  await store.saveEnrolment(classEnrolment('tablet-8', 'class-2'));
  expect(await lock.choose('tablet-8', '640318')).toMatchObject({ ok: true });
  // Whoever knows the PIN of one class wins no tries at the other.
  expect(await lock.unlock('tablet-8', '640318')).toMatchObject({ value: { is: 'open' } });
  expect(await lock.unlock('tablet-8', right)).toMatchObject({ value: { is: 'wrong' } });
  expect(await answerOf(lock, wrong)).toEqual({ is: 'wrong', lockedUntil: clock.now() + 30_000 });
  clock.ms += 30_001;
  expect(await answerOf(lock, right)).toMatchObject({ is: 'open' });
  expect(await store.rosterPages(device)).toMatchObject({ value: [{ id: 'a' }] });
});

test('a PIN that opened another class opens this one where it is the same, and no try is counted', async () => {
  const { lock, clock } = await openLock();
  await choose(lock);
  for (let times = 0; times < 5; times++) expect(await lock.openAlike(device, wrong)).toBeNull();
  expect(await lock.openAlike(device, right)).toBeInstanceOf(CryptoKey);
  for (let times = 0; times < 3; times++) await answerOf(lock, wrong);
  expect(await lock.openAlike(device, right)).toBeNull();
  clock.ms += 30_001;
  expect(await lock.openAlike(device, right)).toBeInstanceOf(CryptoKey);
  expect(await lock.openAlike('tablet-8', right)).toBeNull();
});

test('what a version with one class has kept opens, with the tries it counted', async () => {
  const { name, lock } = await openLock();
  const page = await sealPage(await choose(lock), { device, id: 'a' }, 'words');
  const database = await new Dexie(name).open();
  const settings = database.table('setting');
  const { value } = await settings.get(`roster-lock:${device}`);
  await settings.bulkDelete([`roster-lock:${device}`, `roster-pin-tries:${device}`]);
  await settings.bulkPut([
    { name: 'roster-lock', value },
    { name: 'roster-pin-tries', value: { failures: 2, lockedUntil: 0 } },
  ]);
  expect(await lock.state(device)).toMatchObject({ value: { isSet: true } });
  expect(await answerOf(lock, wrong)).toMatchObject({ is: 'wrong', lockedUntil: expect.any(Number) });
  await settings.put({ name: `roster-pin-tries:${device}`, value: { failures: 0, lockedUntil: 0 } });
  const answer = await lock.change(device, { current: right, next: '640318' });
  if (!answer.ok || answer.value.is !== 'open') throw new Error('not changed');
  expect(await openPage(answer.value.key, page)).toBe('words');
  expect(await settings.get('roster-lock')).toBeUndefined();
  expect(await answerOf(lock, right)).toMatchObject({ is: 'wrong' });
  database.close();
});

test('after a change the new one opens the same pages and the old one none, over a restart too', async () => {
  const { lock, store, clock } = await openLock();
  const page = await sealPage(await choose(lock), { device, id: 'a' }, 'words');
  expect(await lock.change(device, { current: wrong, next: '640318' })).toMatchObject({
    value: { is: 'wrong', lockedUntil: null },
  });
  expect(await answerOf(lock, right)).toMatchObject({ is: 'open' });
  expect(await lock.change(device, { current: right, next: '640318' })).toMatchObject({
    value: { is: 'open' },
  });
  const again = createRosterLock({ store, clock });
  expect(await answerOf(again, right)).toEqual({ is: 'wrong', lockedUntil: null });
  const answer = await answerOf(again, '640318');
  if (answer.is !== 'open') throw new Error(answer.is);
  expect(await openPage(answer.key, page)).toBe('words');
});

test.each([
  ['12345', 'too-short'],
  ['111111', 'too-easy'],
  [right, 'as-before'],
])('a change to %s is refused as %s, and costs no try', async (next, kind) => {
  const { lock } = await openLock();
  await choose(lock);
  for (let times = 0; times < 4; times++)
    expect(await lock.change(device, { current: right, next })).toEqual({ ok: false, problem: { kind } });
  expect(await answerOf(lock, right)).toMatchObject({ is: 'open' });
});

test('wrong ones given for a change lock like any other', async () => {
  const { lock, clock } = await openLock();
  await choose(lock);
  const change = () => lock.change(device, { current: wrong, next: '640318' });
  await change();
  await change();
  expect(await change()).toEqual({ ok: true, value: { is: 'wrong', lockedUntil: clock.now() + 30_000 } });
  expect(await change()).toMatchObject({ value: { is: 'locked' } });
  expect(await answerOf(lock, right)).toMatchObject({ is: 'locked' });
});

test.each([
  ['12345', 'too-short'],
  ['111111', 'too-easy'],
])('%s is refused as %s', async (pin, kind) => {
  const { lock } = await openLock();
  expect(await lock.choose(device, pin)).toEqual({ ok: false, problem: { kind } });
});

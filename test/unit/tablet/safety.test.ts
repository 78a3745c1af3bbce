import 'fake-indexeddb/auto';
import { uuidv7obj, V7Generator } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { judgeSafety, type SafetyFacts, savedAtOf } from '../../../src/tablet/safety.ts';
import { acknowledge, openStation } from './station.ts';

const minuteMs = 60_000;
const nowMs = Date.parse('2026-09-10T17:00:00Z');
const idFrom = (ms: number): string => new V7Generator().generateOrResetWithTs(ms).toString();

const fine: SafetyFacts = {
  nowMs,
  unsent: 0,
  parked: 0,
  oldestId: null,
  reach: { is: 'reached', at: nowMs },
  serverOffsetMs: 120,
  persisted: true,
  freeBytes: 2_000_000_000,
  looksPrivate: false,
  otherPages: 0,
  storageFull: false,
  storageBroken: false,
  wipeOrdered: false,
};
const waitingFor = (ms: number): Partial<SafetyFacts> => ({ unsent: 1, oldestId: idFrom(nowMs - ms) });

describe('how safe the sign-ins are', () => {
  test('the time of a record is in its id', () => {
    expect(savedAtOf(uuidv7obj().toString())).toBeGreaterThan(nowMs - 1e12);
    expect(savedAtOf(idFrom(nowMs))).toBe(nowMs);
  });

  test.each([
    { name: 'nothing kept', facts: {}, level: 'safe' },
    { name: 'just saved', facts: waitingFor(0), level: 'waiting' },
    { name: 'a moment short of 15 minutes', facts: waitingFor(15 * minuteMs - 1), level: 'waiting' },
    { name: '15 minutes', facts: waitingFor(15 * minuteMs), level: 'amber' },
    { name: 'a moment short of an hour', facts: waitingFor(60 * minuteMs - 1), level: 'amber' },
    { name: 'an hour', facts: waitingFor(60 * minuteMs), level: 'red' },
    { name: 'saved by a clock that was ahead', facts: waitingFor(-60 * minuteMs), level: 'waiting' },
    { name: 'one parked, however young', facts: { ...waitingFor(0), unsent: 0, parked: 1 }, level: 'red' },
    { name: 'refused, with nothing kept', facts: { reach: { is: 'refused', since: 1 } }, level: 'red' },
    { name: 'storage not persisted is its own trouble', facts: { persisted: false }, level: 'safe' },
  ] satisfies { name: string; facts: Partial<SafetyFacts>; level: string }[])(
    '$name: $level',
    ({ facts, level }) => expect(judgeSafety({ ...fine, ...facts }).level).toBe(level),
  );

  test.each([
    { name: 'all well', facts: {}, problems: [] },
    { name: 'not persisted', facts: { persisted: false }, problems: ['not-persisted'] },
    { name: 'a browser that cannot say', facts: { persisted: null, freeBytes: null }, problems: [] },
    {
      name: 'private, which is never persisted',
      facts: { persisted: false, looksPrivate: true },
      problems: ['private'],
    },
    { name: 'nearly full', facts: { freeBytes: 10_000_000 }, problems: ['storage-nearly-full'] },
    { name: 'full', facts: { freeBytes: 0, storageFull: true }, problems: ['storage-full'] },
    { name: 'broken', facts: { storageBroken: true }, problems: ['storage-broken'] },
    { name: 'a minute off is nothing', facts: { serverOffsetMs: -60_000 }, problems: [] },
    { name: 'ten minutes ahead', facts: { serverOffsetMs: -600_000 }, problems: ['clock'] },
    { name: 'a year behind', facts: { serverOffsetMs: 365 * 86_400_000 }, problems: ['clock'] },
    { name: 'open twice', facts: { otherPages: 1 }, problems: ['two-pages'] },
    { name: 'signed out by the office', facts: { wipeOrdered: true }, problems: ['wipe-ordered'] },
    {
      name: 'red before amber',
      facts: { ...waitingFor(20 * minuteMs), parked: 1, otherPages: 1 },
      problems: ['parked', 'unsent-long', 'two-pages'],
    },
  ] satisfies { name: string; facts: Partial<SafetyFacts>; problems: string[] }[])(
    '$name: $problems',
    ({ facts, problems }) =>
      expect(judgeSafety({ ...fine, ...facts }).problems.map(({ kind }) => kind)).toEqual(problems),
  );

  test('a year off is red, ten minutes are amber', () => {
    const levelAt = (serverOffsetMs: number) => judgeSafety({ ...fine, serverOffsetMs }).problems[0]?.level;
    expect([levelAt(600_000), levelAt(-365 * 86_400_000)]).toEqual(['amber', 'red']);
  });

  test('the oldest is found in the outbox of a real tablet, sent ones do not count', async () => {
    const { save, store, clock } = await openStation();
    const first = await save();
    clock.ms += 16 * minuteMs;
    const second = await save();
    expect(await store.oldestKept()).toEqual({ ok: true, value: first.id });
    const ageNow = async (): Promise<number | null> => {
      const oldest = await store.oldestKept();
      const oldestId = oldest.ok ? oldest.value : null;
      return judgeSafety({ ...fine, nowMs: clock.ms, unsent: 1, oldestId }).oldestAgeMs;
    };
    expect(await ageNow()).toBe(16 * minuteMs);
    await acknowledge(store, [first.id], clock.ms);
    expect(await ageNow()).toBe(0);
    await acknowledge(store, [second.id], clock.ms);
    expect(await ageNow()).toBeNull();
  });
});

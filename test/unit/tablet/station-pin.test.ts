import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { flawOf } from '../../../src/tablet/pin-hash.ts';
import { lockMs } from '../../../src/tablet/pin-tries.ts';
import { createStationPin } from '../../../src/tablet/station-pin.ts';
import { openStore } from '../../../src/tablet/store.ts';
import { openStation } from './station.ts';

const right = '284917';
const wrong = '284918';

const openPin = async () => {
  const station = await openStation();
  return { ...station, pin: createStationPin(station) };
};

const answerOf = async (pin: ReturnType<typeof createStationPin>, typed: string) => {
  const checked = await pin.check(typed);
  if (!checked.ok) throw new Error(checked.problem.kind);
  return checked.value;
};

const realDeriveBits = crypto.subtle.deriveBits;
afterEach(() => {
  crypto.subtle.deriveBits = realDeriveBits;
});

describe('the station PIN', () => {
  test('opens with the right digits and with no others', async () => {
    const { pin } = await openPin();
    expect(await pin.state()).toEqual({ ok: true, value: { isSet: false, lockedUntil: null } });
    expect((await pin.choose(right)).ok).toBe(true);
    expect(await pin.state()).toEqual({ ok: true, value: { isSet: true, lockedUntil: null } });
    expect(await answerOf(pin, wrong)).toEqual({ is: 'wrong', lockedUntil: null });
    expect(await answerOf(pin, right)).toEqual({ is: 'right' });
  });

  test('is kept as a slow, salted hash: never as digits, never twice the same', async () => {
    const [a, b] = [await openPin(), await openPin()];
    await a.pin.choose(right);
    await b.pin.choose(right);
    const [keptA, keptB] = [
      await a.store.readSetting('station-pin'),
      await b.store.readSetting('station-pin'),
    ];
    if (!keptA.ok || !keptB.ok || !keptA.value || !keptB.value) throw new Error('not kept');
    expect(keptA.value.iterations).toBeGreaterThanOrEqual(600_000);
    expect(JSON.stringify(keptA.value)).not.toContain(right);
    expect(keptA.value.salt).not.toBe(keptB.value.salt);
    expect(keptA.value.hash).not.toBe(keptB.value.hash);
  });

  test('a PIN there already is not replaced by choosing another', async () => {
    const { pin } = await openPin();
    await pin.choose(right);
    expect(await pin.choose('640318')).toEqual({ ok: false, problem: { kind: 'already-set' } });
    expect(await answerOf(pin, right)).toEqual({ is: 'right' });
  });

  test('the third wrong one locks, longer each time, and the right one does not open meanwhile', async () => {
    const { pin, clock } = await openPin();
    await pin.choose(right);
    await answerOf(pin, wrong);
    await answerOf(pin, wrong);
    expect(await answerOf(pin, wrong)).toEqual({ is: 'wrong', lockedUntil: clock.ms + 30_000 });
    expect(await answerOf(pin, right)).toEqual({ is: 'locked', until: clock.ms + 30_000 });
    clock.ms += 30_000;
    expect(await answerOf(pin, wrong)).toEqual({ is: 'wrong', lockedUntil: clock.ms + 60_000 });
    clock.ms += 60_000;
    expect(await answerOf(pin, right)).toEqual({ is: 'right' });
    expect(await answerOf(pin, wrong)).toEqual({ is: 'wrong', lockedUntil: null });
  });

  test('the lock outlasts a restart', async () => {
    const { pin, clock, store, name } = await openPin();
    await pin.choose(right);
    for (let tries = 0; tries < 3; tries++) await answerOf(pin, wrong);
    store.close();
    const restarted = createStationPin({ store: openStore(name), clock });
    expect(await answerOf(restarted, right)).toEqual({ is: 'locked', until: clock.ms + 30_000 });
    expect((await restarted.state()).ok && (await restarted.state())).toMatchObject({
      value: { isSet: true, lockedUntil: clock.ms + 30_000 },
    });
  });

  test('pulling the plug before the answer wins no free try', async () => {
    const { pin, clock, store, name } = await openPin();
    await pin.choose(right);
    crypto.subtle.deriveBits = () => new Promise(() => {});
    for (let tries = 0; tries < 3; tries++) {
      void createStationPin({ store: openStore(name), clock }).check(wrong);
      await expect
        .poll(async () => {
          const kept = await store.readSetting('station-pin-tries');
          return kept.ok && kept.value?.failures;
        })
        .toBe(tries + 1);
    }
    crypto.subtle.deriveBits = realDeriveBits;
    expect((await answerOf(createStationPin({ store, clock }), right)).is).toBe('locked');
  });

  test('a clock that was a year ahead and is set right does not lock for a year', async () => {
    const { pin, clock } = await openPin();
    await pin.choose(right);
    const realMs = clock.ms;
    clock.ms += 365 * 86_400_000;
    for (let tries = 0; tries < 3; tries++) await answerOf(pin, wrong);
    clock.ms = realMs;
    expect(await answerOf(pin, right)).toEqual({ is: 'locked', until: realMs + 30_000 });
    clock.ms += 20_000;
    expect(await answerOf(pin, right)).toEqual({ is: 'locked', until: realMs + 30_000 });
    clock.ms += 10_000;
    expect(await answerOf(pin, right)).toEqual({ is: 'right' });
  });

  test('a new enrolment lets staff choose again', async () => {
    const { pin } = await openPin();
    await pin.choose(right);
    await pin.forget();
    expect(await answerOf(pin, right)).toEqual({ is: 'not-set' });
    expect((await pin.choose('640318')).ok).toBe(true);
    expect(await answerOf(pin, '640318')).toEqual({ is: 'right' });
  });

  test('on a full device staff get in, and the failures count all the same', async () => {
    const { pin, store, clock } = await openPin();
    await pin.choose(right);
    const full = createStationPin({
      clock,
      store: { ...store, saveSetting: async () => ({ ok: false, problem: { kind: 'storage-full' } }) },
    });
    expect(await answerOf(full, right)).toEqual({ is: 'right' });
    for (let tries = 0; tries < 3; tries++) await answerOf(full, wrong);
    expect((await answerOf(full, right)).is).toBe('locked');
  });

  test('the lock grows to an hour and no further', () => {
    expect([0, 1, 2, 3, 4, 5, 9, 10, 40].map(lockMs)).toEqual([
      0, 0, 0, 30_000, 60_000, 120_000, 1_920_000, 3_600_000, 3_600_000,
    ]);
  });

  test.each([
    ['12345', 'too-short'],
    ['12345a', 'too-short'],
    ['1234567', 'too-short'],
    ['000000', 'too-easy'],
    ['777777', 'too-easy'],
    ['123456', 'too-easy'],
    ['987654', 'too-easy'],
    ['135791', null],
    ['112233', null],
    [right, null],
  ])('%s as a new PIN: %s', (typed, flaw) => expect(flawOf(typed)).toBe(flaw));
});

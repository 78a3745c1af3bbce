import { fail, type Result, succeed } from '#domain/result.ts';
import { fromBase64Url, toBase64Url } from './base64.ts';
import type { TabletClock } from './clock.ts';
import { flawOf, iterations, type PinFlaw, slowBits } from './pin-hash.ts';
import { createPinTries, type Tried } from './pin-tries.ts';
import type { Store, StoreProblem } from './store.ts';

const hashOf = async (pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<string> =>
  toBase64Url(new Uint8Array(await slowBits(pin, salt, rounds)));

export type PinAnswer = { is: 'right' } | Exclude<Tried<never>, { is: 'right' }> | { is: 'not-set' };

/** The PIN that opens the staff view. Works without a network; its failures outlast a restart. */
export const createStationPin = ({ store, clock }: { store: Store; clock: TabletClock }) => {
  const tries = createPinTries({ store, clock, name: 'station-pin-tries' });

  return {
    /** Whether there is a PIN, and until when none is looked at (null: at once). */
    state: async (): Promise<Result<{ isSet: boolean; lockedUntil: number | null }, StoreProblem>> => {
      const [pin, counted] = await Promise.all([store.readSetting('station-pin'), tries.read()]);
      if (!pin.ok) return pin;
      return counted.ok
        ? succeed({ isSet: pin.value !== null, lockedUntil: tries.lockOf(counted.value) })
        : counted;
    },

    /** Keeps a PIN, only where there is none yet: whoever knows the old one changes it after `forget`. */
    choose: async (pin: string): Promise<Result<void, StoreProblem | { kind: PinFlaw | 'already-set' }>> => {
      const flaw = flawOf(pin);
      if (flaw) return fail({ kind: flaw });
      const known = await store.readSetting('station-pin');
      if (!known.ok) return known;
      if (known.value) return fail({ kind: 'already-set' });
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const value = { salt: toBase64Url(salt), hash: await hashOf(pin, salt, iterations), iterations };
      const saved = await store.saveSetting({ name: 'station-pin', value });
      return saved.ok ? succeed(undefined) : saved;
    },

    /** Looks at a PIN. */
    check: async (pin: string): Promise<Result<PinAnswer, StoreProblem>> => {
      const known = await store.readSetting('station-pin');
      if (!known.ok) return known;
      if (!known.value) return succeed({ is: 'not-set' });
      const { salt, hash, iterations: rounds } = known.value;
      const tried = await tries.attempt(async () =>
        (await hashOf(pin, fromBase64Url(salt), rounds)) === hash ? true : null,
      );
      if (!tried.ok) return tried;
      return succeed(tried.value.is === 'right' ? { is: 'right' } : tried.value);
    },

    /** The next opening of the staff view chooses a new one: after a new enrolment, which only the office can start. */
    forget: async (): Promise<Result<void, StoreProblem>> => {
      await tries.forget();
      return store.forgetSettings(['station-pin']);
    },
  };
};

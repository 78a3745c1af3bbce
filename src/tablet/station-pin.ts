import { fail, type Result, succeed } from '#domain/result.ts';
import { fromBase64Url, toBase64Url } from './base64.ts';
import type { TabletClock } from './clock.ts';
import type { PinTries, Store, StoreProblem } from './store.ts';

export const pinLength = 6;

/** OWASP's Password Storage Cheat Sheet for PBKDF2 with HMAC-SHA-256: 600,000. WebCrypto has nothing slower. */
const iterations = 600_000;
const freeTries = 3;
const firstLockMs = 30_000;
const longestLockMs = 60 * 60_000;

/** How long the next try must wait after this many wrong PINs in a row, milliseconds. */
export const lockMs = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(longestLockMs, firstLockMs * 2 ** (failures - freeTries));

export type PinFlaw = 'too-short' | 'too-easy';

/** Why a PIN is not good enough to be chosen: 111111, 123456, 987654. Null if it is. */
export const flawOf = (pin: string): PinFlaw | null => {
  if (!/^\d{6}$/.test(pin)) return 'too-short';
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  const [step] = steps;
  return steps.size === 1 && Math.abs(step ?? 0) <= 1 ? 'too-easy' : null;
};

const hashOf = async (pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)));
};

export type PinAnswer =
  | { is: 'right' }
  | { is: 'wrong'; lockedUntil: number | null }
  | { is: 'locked'; until: number }
  | { is: 'not-set' };

/** The PIN that opens the staff view. Works without a network; its failures outlast a restart. */
export const createStationPin = ({ store, clock }: { store: Store; clock: TabletClock }) => {
  /** On a full device the count lives in this page only: staff must get in just then. */
  let unwritten: PinTries | null = null;

  const keepTries = async (failures: number): Promise<Result<PinTries, StoreProblem>> => {
    const tries = { failures, lockedUntil: clock.now() + lockMs(failures) };
    const kept = await store.saveSetting({ name: 'station-pin-tries', value: tries });
    unwritten = kept.ok ? null : tries;
    return kept.ok || kept.problem.kind === 'storage-full' ? succeed(tries) : kept;
  };

  /** A lock that lasts longer than its failures ask for is from before the clock was set back: it starts anew. */
  const readTries = async (): Promise<Result<PinTries, StoreProblem>> => {
    const kept = await store.readSetting('station-pin-tries');
    if (!kept.ok) return kept;
    const tries = unwritten ?? kept.value ?? { failures: 0, lockedUntil: 0 };
    const longest = clock.now() + lockMs(tries.failures);
    return tries.lockedUntil > longest ? keepTries(tries.failures) : succeed(tries);
  };

  /** Null when a PIN may be tried. */
  const lockOf = ({ lockedUntil }: PinTries): number | null =>
    lockedUntil > clock.now() ? lockedUntil : null;

  return {
    /** Whether there is a PIN, and until when none is looked at (null: at once). */
    state: async (): Promise<Result<{ isSet: boolean; lockedUntil: number | null }, StoreProblem>> => {
      const [pin, tries] = await Promise.all([store.readSetting('station-pin'), readTries()]);
      if (!pin.ok) return pin;
      return tries.ok ? succeed({ isSet: pin.value !== null, lockedUntil: lockOf(tries.value) }) : tries;
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

    /** Looks at a PIN. The failure is written down before, so that pulling the plug wins no free try. */
    check: async (pin: string): Promise<Result<PinAnswer, StoreProblem>> => {
      const known = await store.readSetting('station-pin');
      if (!known.ok) return known;
      if (!known.value) return succeed({ is: 'not-set' });
      const tries = await readTries();
      if (!tries.ok) return tries;
      const until = lockOf(tries.value);
      if (until !== null) return succeed({ is: 'locked', until });
      const failures = tries.value.failures + 1;
      const written = await keepTries(failures);
      if (!written.ok) return written;
      const { salt, hash, iterations: rounds } = known.value;
      if ((await hashOf(pin, fromBase64Url(salt), rounds)) !== hash) {
        const wait = lockMs(failures);
        return succeed({ is: 'wrong', lockedUntil: wait > 0 ? clock.now() + wait : null });
      }
      const cleared = await keepTries(0);
      return cleared.ok ? succeed({ is: 'right' }) : cleared;
    },

    /** The next opening of the staff view chooses a new one: after a new enrolment, which only the office can start. */
    forget: (): Promise<Result<void, StoreProblem>> => {
      unwritten = null;
      return store.forgetSettings(['station-pin', 'station-pin-tries']);
    },
  };
};

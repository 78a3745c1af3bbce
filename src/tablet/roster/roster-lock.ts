import { fail, type Result, succeed } from '#domain/result.ts';
import { fromBase64Url, toBase64Url } from '../base64.ts';
import type { TabletClock } from '../clock.ts';
import { flawOf, iterations, type PinFlaw, slowBits } from '../pin-hash.ts';
import { createPinTries, lockMs } from '../pin-tries.ts';
import type { RosterLockRow, Store, StoreProblem } from '../store.ts';

export type UnlockAnswer =
  | { is: 'open'; key: CryptoKey }
  | { is: 'wrong'; lockedUntil: number | null }
  | { is: 'locked'; until: number }
  | { is: 'not-set' };

const cipher = 'AES-GCM';
const nonceBytes = 12;

/**
 * The key that seals the key of the working copy: from the PIN, slowly, and from the secret of this tablet, which its
 * browser does not give out. Whoever copies the storage has a million PINs to try, and nothing to try them on.
 */
const lockKeyOf = async (
  pin: string,
  { salt, iterations: rounds }: Pick<RosterLockRow, 'salt' | 'iterations'>,
  secret: CryptoKey,
): Promise<CryptoKey> => {
  const bits = await crypto.subtle.sign('HMAC', secret, await slowBits(pin, fromBase64Url(salt), rounds));
  return crypto.subtle.importKey('raw', bits, cipher, false, ['encrypt', 'decrypt']);
};

const importPageKey = (raw: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, cipher, false, ['encrypt', 'decrypt']);

const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));

const makeLock = async (device: string, pin: string) => {
  const secret = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
    'sign',
  ]);
  const [pageKey, iv] = [random(32), random(nonceBytes)];
  const slow = { salt: toBase64Url(random(16)), iterations };
  const box = await crypto.subtle.encrypt({ name: cipher, iv }, await lockKeyOf(pin, slow, secret), pageKey);
  const sealedKey = `${toBase64Url(iv)}.${toBase64Url(new Uint8Array(box))}`;
  const lock: RosterLockRow = { device, ...slow, secret: `roster ${crypto.randomUUID()}`, sealedKey };
  return { lock, secret, key: await importPageKey(pageKey) };
};

/** The key of the working copy, null with a wrong PIN. */
const openLock = async (lock: RosterLockRow, pin: string, secret: CryptoKey): Promise<CryptoKey | null> => {
  const [iv = '', box = ''] = lock.sealedKey.split('.');
  try {
    const key = await lockKeyOf(pin, lock, secret);
    const how = { name: cipher, iv: fromBase64Url(iv) };
    return await importPageKey(await crypto.subtle.decrypt(how, key, fromBase64Url(box)));
  } catch {
    return null;
  }
};

/** The PIN that opens the working copy of a roster. There is no way around it: without it only the server knows. */
export const createRosterLock = ({ store, clock }: { store: Store; clock: TabletClock }) => {
  const tries = createPinTries({ store, clock, name: 'roster-pin-tries' });

  /** The lock of this device, null before one is chosen: that of an earlier enrolment is nobody's. */
  const lockFor = async (device: string): Promise<Result<RosterLockRow | null, StoreProblem>> => {
    const kept = await store.readSetting('roster-lock');
    return kept.ok ? succeed(kept.value?.device === device ? kept.value : null) : kept;
  };

  return {
    /** Whether there is a PIN, and until when none is looked at (null: at once). */
    state: async (
      device: string,
    ): Promise<Result<{ isSet: boolean; lockedUntil: number | null }, StoreProblem>> => {
      const [lock, counted] = await Promise.all([lockFor(device), tries.read()]);
      if (!lock.ok) return lock;
      return counted.ok
        ? succeed({ isSet: lock.value !== null, lockedUntil: tries.lockOf(counted.value) })
        : counted;
    },

    /** Keeps a PIN, only where this device has none yet, and answers with the key to its new, empty working copy. */
    choose: async (
      device: string,
      pin: string,
    ): Promise<Result<CryptoKey, StoreProblem | { kind: PinFlaw | 'already-set' }>> => {
      const flaw = flawOf(pin);
      if (flaw) return fail({ kind: flaw });
      const known = await lockFor(device);
      if (!known.ok) return known;
      if (known.value) return fail({ kind: 'already-set' });
      const { lock, secret, key } = await makeLock(device, pin);
      const saved = await store.saveRosterLock(lock, secret);
      if (!saved.ok) return saved;
      await tries.forget();
      return succeed(key);
    },

    /** Tries a PIN. The failure is written down before, so that pulling the plug wins no free try. */
    unlock: async (device: string, pin: string): Promise<Result<UnlockAnswer, StoreProblem>> => {
      const lock = await lockFor(device);
      if (!lock.ok) return lock;
      if (!lock.value) return succeed({ is: 'not-set' });
      const counted = await tries.read();
      if (!counted.ok) return counted;
      const until = tries.lockOf(counted.value);
      if (until !== null) return succeed({ is: 'locked', until });
      const secret = await store.rosterSecret(lock.value.secret);
      if (!secret) return fail({ kind: 'storage-broken', detail: 'The secret of this tablet is gone.' });
      const failures = counted.value.failures + 1;
      const written = await tries.keep(failures);
      if (!written.ok) return written;
      const key = await openLock(lock.value, pin, secret);
      if (!key) {
        const wait = lockMs(failures);
        return succeed({ is: 'wrong', lockedUntil: wait > 0 ? clock.now() + wait : null });
      }
      const cleared = await tries.keep(0);
      return cleared.ok ? succeed({ is: 'open', key }) : cleared;
    },
  };
};

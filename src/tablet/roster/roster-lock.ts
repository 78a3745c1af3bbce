import { fail, type Result, succeed } from '#domain/result.ts';
import { fromBase64Url, toBase64Url } from '../base64.ts';
import type { TabletClock } from '../clock.ts';
import { flawOf, iterations, type PinFlaw, slowBits } from '../pin-hash.ts';
import { createPinTries, type Tried } from '../pin-tries.ts';
import type { RosterLockRow, Store, StoreProblem } from '../store.ts';

/** What became of a PIN that opened nothing. */
type NotOpened = Exclude<Tried<never>, { is: 'right' }> | { is: 'not-set' };
export type UnlockAnswer = { is: 'open'; key: CryptoKey } | NotOpened;

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

/** What is kept of a PIN: the key of the pages, sealed under it. */
const sealUnder = async (pin: string, pageKey: BufferSource, secret: CryptoKey) => {
  const iv = random(nonceBytes);
  const slow = { salt: toBase64Url(random(16)), iterations };
  const box = await crypto.subtle.encrypt({ name: cipher, iv }, await lockKeyOf(pin, slow, secret), pageKey);
  return { ...slow, sealedKey: `${toBase64Url(iv)}.${toBase64Url(new Uint8Array(box))}` };
};

const makeLock = async (device: string, pin: string) => {
  const secret = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
    'sign',
  ]);
  const pageKey = random(32);
  const sealed = await sealUnder(pin, pageKey, secret);
  const lock: RosterLockRow = { device, ...sealed, secret: `roster ${crypto.randomUUID()}` };
  return { lock, secret, key: await importPageKey(pageKey) };
};

/** The key of the working copy as it is, null with a wrong PIN. Not to be kept: only what is imported stays in its place. */
const openSeal = async (lock: RosterLockRow, pin: string, secret: CryptoKey): Promise<ArrayBuffer | null> => {
  const [iv = '', box = ''] = lock.sealedKey.split('.');
  try {
    const key = await lockKeyOf(pin, lock, secret);
    return await crypto.subtle.decrypt({ name: cipher, iv: fromBase64Url(iv) }, key, fromBase64Url(box));
  } catch {
    return null;
  }
};

/** A lock with the secret of this tablet that goes with it. */
interface Locked {
  lock: RosterLockRow;
  secret: CryptoKey;
}

/** The key of the pages as it is, with what it was sealed under. */
type Opened = { is: 'open'; pageKey: ArrayBuffer } & Locked;

/** The PIN that opens the working copy of a roster. There is no way around it: without it only the server knows. */
export const createRosterLock = ({ store, clock }: { store: Store; clock: TabletClock }) => {
  /** Counted for each class by itself: whoever has the PIN of one must not win tries at another. */
  const counts = new Map<string, ReturnType<typeof createPinTries>>();
  const triesOf = (device: string) => {
    const known = counts.get(device);
    if (known) return known;
    const name = `roster-pin-tries:${device}` as const;
    const tries = createPinTries({ store, clock, name, nameBefore: 'roster-pin-tries' });
    counts.set(device, tries);
    return tries;
  };

  const readLock = async (device: string): Promise<Result<Locked | null, StoreProblem>> => {
    const lock = await store.rosterLock(device);
    if (!lock.ok) return lock;
    if (!lock.value) return succeed(null);
    const secret = await store.rosterSecret(lock.value.secret);
    return secret
      ? succeed({ lock: lock.value, secret })
      : fail({ kind: 'storage-broken', detail: 'The secret of this tablet is gone.' });
  };

  const attempt = async (device: string, pin: string): Promise<Result<Opened | NotOpened, StoreProblem>> => {
    const locked = await readLock(device);
    if (!locked.ok) return locked;
    if (!locked.value) return succeed({ is: 'not-set' });
    const { lock, secret } = locked.value;
    const tried = await triesOf(device).attempt(() => openSeal(lock, pin, secret));
    if (!tried.ok) return tried;
    const { value } = tried;
    return succeed(value.is === 'right' ? { is: 'open', pageKey: value.value, lock, secret } : value);
  };

  const imported = async (tried: Opened | NotOpened): Promise<UnlockAnswer> =>
    tried.is === 'open' ? { is: 'open', key: await importPageKey(tried.pageKey) } : tried;

  return {
    /** Whether there is a PIN, and until when none is looked at (null: at once). */
    state: async (
      device: string,
    ): Promise<Result<{ isSet: boolean; lockedUntil: number | null }, StoreProblem>> => {
      const tries = triesOf(device);
      const [lock, counted] = await Promise.all([store.rosterLock(device), tries.read()]);
      if (!lock.ok) return lock;
      if (!counted.ok) return counted;
      const isSet = lock.value !== null;
      return succeed({ isSet, lockedUntil: isSet ? tries.lockOf(counted.value) : null });
    },

    /** Keeps a PIN, only where this device has none yet, and answers with the key to its new, empty working copy. */
    choose: async (
      device: string,
      pin: string,
    ): Promise<Result<CryptoKey, StoreProblem | { kind: PinFlaw | 'already-set' }>> => {
      const flaw = flawOf(pin);
      if (flaw) return fail({ kind: flaw });
      const known = await store.rosterLock(device);
      if (!known.ok) return known;
      if (known.value) return fail({ kind: 'already-set' });
      const { lock, secret, key } = await makeLock(device, pin);
      const saved = await store.saveRosterLock(lock, secret);
      if (!saved.ok) return saved;
      await triesOf(device).clear();
      return succeed(key);
    },

    /** Tries a PIN. */
    unlock: async (device: string, pin: string): Promise<Result<UnlockAnswer, StoreProblem>> => {
      const tried = await attempt(device, pin);
      return tried.ok ? succeed(await imported(tried.value)) : tried;
    },

    /**
     * The key, where the PIN that just opened another class of this device opens this one too; null otherwise. No try is
     * counted: whoever gives it gives one that they know, the same each time.
     */
    openAlike: async (device: string, pin: string): Promise<CryptoKey | null> => {
      const [locked, counted] = await Promise.all([readLock(device), triesOf(device).read()]);
      if (!locked.ok || !locked.value || !counted.ok) return null;
      if (triesOf(device).lockOf(counted.value) !== null) return null;
      const pageKey = await openSeal(locked.value.lock, pin, locked.value.secret);
      return pageKey && importPageKey(pageKey);
    },

    /**
     * Puts another PIN in the place of the one that is given, which is tried like any other. The pages stay as they are:
     * their key is sealed anew, and then opens with the new one only.
     */
    change: async (
      device: string,
      { current, next }: { current: string; next: string },
    ): Promise<Result<UnlockAnswer, StoreProblem | { kind: PinFlaw | 'as-before' }>> => {
      const flaw = flawOf(next);
      if (flaw) return fail({ kind: flaw });
      if (next === current) return fail({ kind: 'as-before' });
      const tried = await attempt(device, current);
      if (!tried.ok) return tried;
      if (tried.value.is === 'open') {
        const { lock, secret, pageKey } = tried.value;
        const saved = await store.replaceRosterLock({ ...lock, ...(await sealUnder(next, pageKey, secret)) });
        if (!saved.ok) return saved;
      }
      return succeed(await imported(tried.value));
    },
  };
};

import type { Connection } from './connection.ts';
import type { Database, RosterLockRow, RosterPageRow } from './database.ts';

const lockNamed = async (
  database: Database,
  name: 'roster-lock' | `roster-lock:${string}`,
): Promise<RosterLockRow | null> => {
  const row = await database.setting.get(name);
  return typeof row?.value === 'object' && 'sealedKey' in row.value ? row.value : null;
};

/** A version that kept one class had one lock, with the device in it. */
const lockOf = async (database: Database, device: string): Promise<RosterLockRow | null> => {
  const own = await lockNamed(database, `roster-lock:${device}`);
  if (own) return own;
  const before = await lockNamed(database, 'roster-lock');
  return before?.device === device ? before : null;
};

const forgetLockBefore = async (database: Database, device: string): Promise<void> => {
  const before = await lockNamed(database, 'roster-lock');
  if (before?.device === device) await database.setting.bulkDelete(['roster-lock', 'roster-pin-tries']);
};

/** A class has as many devices here as links of it were opened, this one first. */
export const devicesOfSameClass = async (database: Database, device: string): Promise<string[]> => {
  const enrolments = await database.enrolment.toArray();
  const event = enrolments.find((each) => each.device === device)?.pack.event.id;
  const others = enrolments.filter((each) => each.pack.class && each.pack.event.id === event);
  return [device, ...others.map((each) => each.device).filter((other) => other !== device)];
};

/** What could be read with the PIN of a device, and the PIN. Within a transaction of the caller. */
export const forgetWorkingCopy = async (database: Database, device: string): Promise<void> => {
  const lock = await lockOf(database, device);
  if (lock) await database.signingKey.delete(lock.secret);
  await database.rosterPage.where('device').equals(device).delete();
  await forgetLockBefore(database, device);
  await database.setting.bulkDelete([
    `roster-lock:${device}`,
    `roster-pin-tries:${device}`,
    `roster-next:${device}`,
  ]);
};

/** The working copy of a roster: sealed pages that only this tablet and its instructor's PIN open together. */
export const storeRoster = ({ healing, current }: Connection) => ({
  /** All pages of a device's working copy. */
  rosterPages: (device: string) =>
    healing((database) => database.rosterPage.where('device').equals(device).toArray()),

  /**
   * Keeps pages of a device that come from elsewhere, and how far the server was heard, all of it or nothing. Of a class
   * that was taken off meanwhile nothing comes back.
   */
  keepRosterPages: (device: string, pages: RosterPageRow[], heard: { next: number } | null = null) =>
    healing(async (database) => {
      const tables = [database.rosterPage, database.setting, database.enrolment];
      await database.transaction('rw', tables, async () => {
        if (!(await database.enrolment.get(device))) return;
        await database.rosterPage.bulkPut(pages);
        if (heard) await database.setting.put({ name: `roster-next:${device}`, value: heard.next });
      });
    }),

  /** The lock of a device's working copy, null before one is chosen. */
  rosterLock: (device: string) => healing((database) => lockOf(database, device)),

  /**
   * A new lock, with the secret that goes with it. What an earlier one of the same class sealed (its PIN was forgotten)
   * can be opened by nobody any more, and goes; its changes are in their records. Fails where this browser cannot keep a
   * secret: better none than a copy that a PIN alone protects.
   */
  saveRosterLock: (lock: RosterLockRow, secret: CryptoKey) =>
    healing(async (database) => {
      const tables = [database.rosterPage, database.setting, database.signingKey, database.enrolment];
      await database.transaction('rw', tables, async () => {
        for (const device of await devicesOfSameClass(database, lock.device))
          await forgetWorkingCopy(database, device);
        await database.setting.put({ name: `roster-lock:${lock.device}`, value: lock });
        await database.signingKey.put({ name: lock.secret, key: secret });
      });
      const kept = await database.signingKey.get(lock.secret);
      if (kept?.key.type !== 'secret') throw new Error('The secret did not read back as written.');
    }),

  /** Another seal of the same key, under another PIN and the same secret; reads it back. */
  replaceRosterLock: (lock: RosterLockRow) =>
    healing(async (database) => {
      await database.transaction('rw', database.setting, async () => {
        await database.setting.put({ name: `roster-lock:${lock.device}`, value: lock });
        await forgetLockBefore(database, lock.device);
      });
      const kept = await lockOf(database, lock.device);
      if (kept?.sealedKey !== lock.sealedKey) throw new Error('The PIN did not read back as written.');
    }),

  /** This tablet's secret, null where there is none of this name. Cannot be taken out of it. */
  rosterSecret: async (name: string): Promise<CryptoKey | null> => {
    try {
      return (await current().signingKey.get(name))?.key ?? null;
    } catch {
      return null;
    }
  },
});

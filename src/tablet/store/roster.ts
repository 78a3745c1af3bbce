import type { Connection } from './connection.ts';
import type { RosterLockRow, RosterPageRow } from './database.ts';

/** The working copy of a roster: sealed pages that only this tablet and its instructor's PIN open together. */
export const storeRoster = ({ healing, current }: Connection) => ({
  /** All pages of a device's working copy. */
  rosterPages: (device: string) =>
    healing((database) => database.rosterPage.where('device').equals(device).toArray()),

  /** Keeps pages that come from elsewhere, and how far the server was heard, all of it or nothing. */
  keepRosterPages: (pages: RosterPageRow[], heard: { device: string; next: number } | null = null) =>
    healing(async (database) => {
      await database.transaction('rw', database.rosterPage, database.setting, async () => {
        await database.rosterPage.bulkPut(pages);
        if (heard) await database.setting.put({ name: `roster-next:${heard.device}`, value: heard.next });
      });
    }),

  /**
   * A new lock, with the secret that goes with it. What an earlier one sealed can be opened by nobody any more, and
   * goes; its changes are in their records. Fails where this browser cannot keep a secret: better none than a copy
   * that a PIN alone protects.
   */
  saveRosterLock: (lock: RosterLockRow, secret: CryptoKey) =>
    healing(async (database) => {
      const tables = [database.rosterPage, database.setting, database.signingKey];
      await database.transaction('rw', tables, async () => {
        const before = await database.setting.get('roster-lock');
        if (typeof before?.value === 'object' && 'secret' in before.value)
          await database.signingKey.delete(before.value.secret);
        await database.rosterPage.clear();
        await database.setting.put({ name: 'roster-lock', value: lock });
        await database.setting.delete(`roster-next:${lock.device}`);
        await database.signingKey.put({ name: lock.secret, key: secret });
      });
      const kept = await database.signingKey.get(lock.secret);
      if (kept?.key.type !== 'secret') throw new Error('The secret did not read back as written.');
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

import type { EventPack } from '#domain/wire.ts';
import type { Connection } from './connection.ts';
import type { Enrolment } from './database.ts';

/** Who is expected at a class is personal, and is kept in the roster's sealed pages only. */
const withoutPeople = (pack: EventPack): EventPack =>
  pack.class ? { ...pack, class: { ...pack.class, expected: [] } } : pack;

/** Which station this tablet is, and was: enrolments and the keys to sign with. */
export const storeStations = ({ healing, current, reviveAfterWipe }: Connection) => ({
  /** Makes this tablet the station of `enrolment` and reads it back. Records of an earlier one stay. */
  saveEnrolment: (enrolment: Enrolment) => {
    reviveAfterWipe();
    return healing(async (database) => {
      await database.transaction('rw', database.enrolment, database.setting, async () => {
        await database.enrolment.put({ ...enrolment, pack: withoutPeople(enrolment.pack) });
        await database.setting.put({ name: 'current-device', value: enrolment.device });
      });
      const kept = await database.enrolment.get(enrolment.device);
      if (kept?.token !== enrolment.token) throw new Error('The enrolment did not read back as written.');
    });
  },

  /** The station that this tablet is now, null before enrolment. */
  readEnrolment: () =>
    healing(async (database) => {
      const current = await database.setting.get('current-device');
      return current === undefined ? null : ((await database.enrolment.get(String(current.value))) ?? null);
    }),

  savePack: (device: string, pack: EventPack) =>
    healing((database) => database.enrolment.update(device, { pack: withoutPeople(pack) })),

  /** Keeps a key to sign with and reads it back. False where this browser cannot keep keys. */
  saveSigningKey: async (name: string, key: CryptoKey): Promise<boolean> => {
    reviveAfterWipe();
    try {
      await current().signingKey.put({ name, key });
      return (await current().signingKey.get(name))?.key.type === 'private';
    } catch {
      return false;
    }
  },

  /** A key that was kept, null where there is none of this name. */
  signingKeyNamed: (name: string) =>
    healing(async (database) => (await database.signingKey.get(name))?.key ?? null),
});

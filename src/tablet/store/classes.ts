import Dexie from 'dexie';
import type { Connection } from './connection.ts';
import type { Database, Enrolment } from './database.ts';
import { devicesOfSameClass, forgetWorkingCopy } from './roster.ts';

/** A class whose roster this tablet keeps. */
export interface KeptClass {
  /** Of the link that was opened last for it. */
  enrolment: Enrolment;
  /** Records of it that no acknowledgement covers, those of earlier links included. */
  unsent: number;
  /** As of when its roster lay open here last. */
  isClosed: boolean;
}

/** Of all states: what is parked is not sent either. */
const countUnsent = async (database: Database, devices: readonly string[]): Promise<number> => {
  const ofDevice = (device: string) =>
    (['unsent', 'parked'] as const).map((state) =>
      database.outbox
        .where('[state+device+seq]')
        .between([state, device, Dexie.minKey], [state, device, Dexie.maxKey])
        .count(),
    );
  const counts = await Promise.all(devices.flatMap(ofDevice));
  return counts.reduce((sum, count) => sum + count, 0);
};

const keptClass = async (database: Database, enrolment: Enrolment): Promise<KeptClass> => {
  const devices = await devicesOfSameClass(database, enrolment.device);
  const closed = await database.setting.get(`roster-closed:${enrolment.device}`);
  return { enrolment, unsent: await countUnsent(database, devices), isClosed: closed?.value === true };
};

const forgetDevice = async (database: Database, device: string): Promise<void> => {
  const enrolment = await database.enrolment.get(device);
  await forgetWorkingCopy(database, device);
  if (enrolment?.signingKey) await database.signingKey.delete(enrolment.signingKey);
  await database.setting.bulkDelete([`last:${device}`, `server-count:${device}`, `roster-closed:${device}`]);
  for (const name of ['current-device', 'wipe-ordered'] as const)
    if ((await database.setting.get(name))?.value === device) await database.setting.delete(name);
  await database.enrolment.delete(device);
};

/** The classes of this tablet: each with a device, a token, a chain and a working copy of its own. */
export const storeClasses = ({ connection: { healing } }: { connection: Connection }) => ({
  /** All of them, in no order; each once, however many links of it were opened. */
  all: () =>
    healing((database) =>
      database.transaction('r', database.enrolment, database.setting, database.outbox, async () => {
        const enrolments = (await database.enrolment.toArray()).filter(({ pack }) => pack.class);
        enrolments.sort((a, b) => a.enrolledAt - b.enrolledAt);
        const newest = new Map(enrolments.map((each) => [each.pack.event.id, each]));
        return Promise.all([...newest.values()].map((each) => keptClass(database, each)));
      }),
    ),

  /** From now on, and after a restart, this tablet is at the class of `device`. */
  turnTo: (device: string) =>
    healing(async (database) => {
      await database.setting.put({ name: 'current-device', value: device });
    }),

  /**
   * Takes the class of `device` off this tablet, with everything of it: false, with nothing changed, while a record of it
   * is not acknowledged. Looked at and emptied in one transaction, so that no change slips in between.
   */
  forget: (device: string) =>
    healing((database) => {
      const tables = [
        ...[database.enrolment, database.setting, database.outbox],
        ...[database.rosterPage, database.signingKey],
      ];
      return database.transaction('rw', tables, async () => {
        const devices = await devicesOfSameClass(database, device);
        if ((await countUnsent(database, devices)) > 0) return false;
        for (const each of devices) await forgetDevice(database, each);
        return true;
      });
    }),
});

export type KeptClasses = ReturnType<typeof storeClasses>;

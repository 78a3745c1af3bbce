import type { Result } from '#domain/result.ts';
import type { Connection, StoreProblem } from './connection.ts';
import type { Setting } from './database.ts';

/** What this tablet remembers besides records: small facts, and which badges it saw today. */
export const storeSettings = ({ healing }: Connection) => ({
  /** A small fact that outlasts a restart, null if it was never saved. */
  readSetting: <Name extends Setting['name']>(name: Name) =>
    healing(async (database) => {
      const row = await database.setting.get(name);
      return (row?.value ?? null) as Extract<Setting, { name: Name }>['value'] | null;
    }),

  saveSetting: (setting: Setting): Promise<Result<void, StoreProblem>> =>
    healing(async (database) => {
      await database.setting.put(setting);
    }),

  forgetSettings: (names: Setting['name'][]) => healing((database) => database.setting.bulkDelete(names)),

  /** As if it had not been seen on that day. */
  forgetSeen: (day: string, key: string) => healing((database) => database.seen.delete([day, key])),

  /** Whether a badge (`key` is a hash) was seen on a day. */
  wasSeen: (day: string, key: string) =>
    healing(async (database) => (await database.seen.get([day, key])) !== undefined),

  /** Remembers that it was. Older days are forgotten. */
  rememberSeen: (day: string, key: string) =>
    healing((database) =>
      database.transaction('rw', database.seen, async () => {
        await database.seen.put({ day, key });
        await database.seen.where('day').below(day).delete();
      }),
    ),
});

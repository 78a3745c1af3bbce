/** What was loaded is remembered in the table `setting`, so that it stays as it was after an update. */
import type { Reading, Writing } from '../store/index.ts';
import type { SampleBadge } from './badges.ts';

/** The seed of the loaded sample as text. */
const seedSetting = 'sample';
const badgesSetting = 'sample-badges';

export const rememberSample = async (
  tx: Writing,
  sample: { seed: number; badges: readonly SampleBadge[] },
): Promise<void> => {
  await tx
    .insertInto('setting')
    .values([
      { name: seedSetting, value: String(sample.seed) },
      { name: badgesSetting, value: JSON.stringify(sample.badges) },
    ])
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((row) => ({ value: row.ref('excluded.value') })),
    )
    .execute();
};

const settingOf = async (db: Reading, name: string): Promise<string | null> => {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
};

/** Whether this database holds sample data. */
export const isSampleLoaded = async (db: Reading): Promise<boolean> =>
  (await settingOf(db, seedSetting)) !== null;

/** The badges of the loaded sample, none where the database holds no sample data. */
export const sampleBadges = async (db: Reading): Promise<SampleBadge[]> =>
  // Written by `rememberSample` and by nothing else.
  JSON.parse((await settingOf(db, badgesSetting)) ?? '[]') as SampleBadge[];

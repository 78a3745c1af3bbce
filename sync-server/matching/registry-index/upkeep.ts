/** Keeps the index in step with the registrants, a few at a time, and asks anew about check-ins that it may concern. */
import { sql } from 'kysely';
import type { Registrant } from '#domain/registrant.ts';
import { hostOf } from '../../linkage/index.ts';
import type { Store, Writing } from '../../store/index.ts';
import { columnNames, createKeys, newTables, plainValues, rowOfRegistrant } from './rows.ts';

interface Change {
  registrant: string;
  /** Null where the registrant is new. */
  before: { values: string[]; keys: number[] } | null;
  now: { values: string[]; keys: number[] };
}

const sameValues = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((value, index) => value === other[index]);

/** Who is new, and whose values are no longer those in the index. */
const changesAmong = async (tx: Writing, registrants: readonly Registrant[]): Promise<Change[]> => {
  const known = await tx
    .selectFrom('registrant_plain')
    .selectAll()
    .where(
      'registrant',
      'in',
      registrants.map(({ id }) => id),
    )
    .execute();
  const tables = newTables();
  const keys = createKeys(tables);
  const [before, now] = [tables.emptyTable(), tables.emptyTable()];
  const rowBefore = new Map<string, number>();
  for (const row of known) {
    rowBefore.set(row.registrant, before.ids.length);
    const values: Record<string, unknown> = row;
    tables.addPlain(
      before,
      row.registrant,
      columnNames.map((name) => String(values[name])),
    );
  }
  return registrants.flatMap((registrant, index): Change[] => {
    tables.add(now, rowOfRegistrant(registrant));
    const values = plainValues(tables, now, index);
    const row = rowBefore.get(registrant.id);
    const old = row === undefined ? null : plainValues(tables, before, row);
    if (old && sameValues(old, values)) return [];
    return [
      {
        registrant: registrant.id,
        before: old && { values: old, keys: keys.of(before, row ?? 0) },
        now: { values, keys: keys.of(now, index) },
      },
    ];
  });
};

/** Writes the rows; which number each has. */
const writeRows = async (tx: Writing, changes: readonly Change[]): Promise<Map<string, number>> => {
  const names = sql.join(columnNames.map((name) => sql.ref(name)));
  const values = sql.join(columnNames.map((_, index) => sql`value ->> ${sql.lit(index + 1)}`));
  const renewed = sql.join(columnNames.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`));
  const rows = changes.map(({ registrant, now }) => [registrant, ...now.values]);
  const { rows: written } = await sql<{ row: number; registrant: string }>`
    INSERT INTO registrant_plain (registrant, ${names})
    SELECT value ->> 0, ${values} FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT (registrant) DO UPDATE SET ${renewed} RETURNING row, registrant`.execute(tx);
  return new Map(written.map(({ row, registrant }) => [registrant, row]));
};

const writeKeys = async (
  tx: Writing,
  changes: readonly Change[],
  rows: ReadonlyMap<string, number>,
): Promise<void> => {
  const pairs = (of: (change: Change) => readonly number[]) =>
    JSON.stringify(changes.flatMap((change) => of(change).map((key) => [key, rows.get(change.registrant)])));
  await sql`DELETE FROM registrant_key WHERE (key, row) IN
    (SELECT value ->> 0, value ->> 1 FROM json_each(${pairs(({ before }) => before?.keys ?? [])}))`.execute(
    tx,
  );
  await sql`INSERT OR IGNORE INTO registrant_key (key, row)
    SELECT value ->> 0, value ->> 1 FROM json_each(${pairs(({ now }) => now.keys)})`.execute(tx);
};

/** What one registrant's values count for: each in its column, the e-mail's host, and one of all. */
const countedOf = (values: readonly string[]): [kind: string, value: string][] => [
  ['all', ''],
  ...columnNames.flatMap((name, index): [string, string][] => {
    const value = values[index] ?? '';
    if (value === '') return [];
    return name === 'email'
      ? [
          [name, value],
          ['host', hostOf(value)],
        ]
      : [[name, value]];
  }),
];

const writeCounts = async (tx: Writing, changes: readonly Change[]): Promise<void> => {
  const changed = new Map<string, number>();
  const count = (values: readonly string[], by: number): void => {
    for (const pair of countedOf(values)) {
      const name = JSON.stringify(pair);
      changed.set(name, (changed.get(name) ?? 0) + by);
    }
  };
  for (const { before, now } of changes) {
    if (before) count(before.values, -1);
    count(now.values, 1);
  }
  const rows = [...changed].flatMap(([name, by]) => (by === 0 ? [] : [`[${name},${by}]`]));
  await sql`INSERT INTO value_count (kind, value, registrants)
    SELECT value ->> '$[0][0]', value ->> '$[0][1]', value ->> 1 FROM json_each(${`[${rows.join(',')}]`}) WHERE true
    ON CONFLICT (kind, value) DO UPDATE SET registrants = registrants + excluded.registrants`.execute(tx);
};

/** Whoever signed in under a key of a registrant who is new, or is another by now, may be that one, or no longer. */
const askAgain = async (tx: Writing, changes: readonly Change[]): Promise<void> => {
  if (!(await tx.selectFrom('claim_key').select('key').limit(1).executeTakeFirst())) return;
  const keys = new Set(changes.flatMap(({ before, now }) => [...(before?.keys ?? []), ...now.keys]));
  await sql`INSERT OR IGNORE INTO work (kind, subject) SELECT 'match', check_in FROM claim_key
    WHERE key IN (SELECT value FROM json_each(${JSON.stringify([...keys])}))`.execute(tx);
};

/** Brings the index in step with these registrants, which must be in the registry; each id once. */
export const indexRegistrants = async (tx: Writing, registrants: readonly Registrant[]): Promise<void> => {
  const changes = await changesAmong(tx, registrants);
  if (changes.length === 0) return;
  await writeKeys(tx, changes, await writeRows(tx, changes));
  await writeCounts(tx, changes);
  await askAgain(tx, changes);
};

const atOnce = 500;

/** Indexes registrants who are in the registry and not in the index, as after an update to a version with another index. */
export const indexMissing = async (
  store: Store,
  registrantsOf: (ids: readonly string[]) => Promise<Registrant[]>,
): Promise<void> => {
  for (;;) {
    const missing = await store.db
      .selectFrom('registrant')
      .leftJoin('registrant_plain', 'registrant_plain.registrant', 'registrant.id')
      .select('registrant.id')
      .where('registrant_plain.row', 'is', null)
      .limit(atOnce)
      .execute();
    if (missing.length === 0) return;
    const registrants = await registrantsOf(missing.map(({ id }) => id));
    await store.write((tx) => indexRegistrants(tx, registrants));
  }
};
